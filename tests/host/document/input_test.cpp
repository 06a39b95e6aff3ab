// Charsets, formats and input that nobody should send.
#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "base/utf8.h"
#include "document/input_format.h"
#include "helpers.h"

namespace document_test {
using smallprint::Error;
using smallprint::ErrorCode;
using smallprint::ExtractOptions;
using smallprint::InputFormat;

namespace {

std::string text_of(std::string_view bytes, std::string_view charset = {}) {
    ExtractOptions options;
    options.charset = charset;
    return smallprint::extract(bytes, options).canonical_text;
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string all;
    all.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += piece;
    }
    return all;
}

}  // namespace

TEST_CASE("charsets: mark, header, meta, UTF-8, windows-1252") {
    CHECK(text_of("\xEF\xBB\xBF<p>caf\xC3\xA9</p>") == "caf\u00e9\n");
    CHECK(text_of(std::string_view("\xFF\xFE<\0p\0>\0\xE9\0", 10)) == "\u00e9\n");
    CHECK(text_of(std::string_view("\xFE\xFF\0<\0p\0>\0\xE9", 10)) == "\u00e9\n");
    CHECK(text_of("<p>\xE9\xF1</p>", "iso-8859-2") == "\u00e9\u0144\n");
    CHECK(text_of("<meta charset=windows-1251><p>\xCF\xF0\xE8</p>") == "\u041f\u0440\u0438\n");
    CHECK(text_of("<meta http-equiv=content-type content='text/html; charset=koi8-r'><p>\xF0</p>") ==
          "\u041f\n");
    CHECK(text_of("<p>caf\xE9 \x93quoted\x94</p>") == "caf\u00e9 \u201cquoted\u201d\n");
    CHECK(text_of("<p>caf\xE9</p>", "no-such-charset") == "caf\u00e9\n");
}

TEST_CASE("bytes that are UTF-8 are read so whatever the page says of itself") {
    CHECK(text_of("<meta charset=iso-8859-1><p>caf\xC3\xA9</p>") == "caf\u00e9\n");
}

TEST_CASE("what is no text is refused with a sentence") {
    for (const std::string& bytes :
         {std::string{"%PDF-1.7"}, std::string{"\x89PNG\r\n"}, std::string(500, '\0'),
          repeated(std::string("\x01\x02zz", 4), 500), std::string{"PK\x03\x04zip"}}) {
        try {
            text_of(bytes);
            FAIL("was read");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::unreadable_input);
        }
    }
    CHECK_THROWS_AS(text_of(std::string(64 * 1024 * 1024 + 1, 'a')), Error);
}

TEST_CASE("nothing gives a document without blocks") {
    for (const char* text : {"", "   \n\t ", "<html><body><div id=root></div></body></html>", "<!--", "<",
                             "<p", "</", "&nbsp;<p>&#8203;</p>"}) {
        CAPTURE(text);
        const auto document = html(text);
        CHECK((document.blocks.empty() || document.canonical_text == "<\n" ||
               document.canonical_text == "</\n"));
        CHECK(document.clauses.size() == document.blocks.size());
    }
}

TEST_CASE("formats are told apart by content") {
    CHECK(smallprint::format_of("<!DOCTYPE html><p>x") == InputFormat::html);
    CHECK(smallprint::format_of("\n  <div>x</div>") == InputFormat::html);
    CHECK(smallprint::format_of("Home <p>one</p><p>two</p><ul><li>three</li></ul>") == InputFormat::html);
    CHECK(smallprint::format_of("Terms\n=====\n\nText with [a link](x).\n") == InputFormat::markdown);
    CHECK(smallprint::format_of("# Terms\n\nText<br>more\n") == InputFormat::markdown);
    CHECK(smallprint::format_of("TERMS\n\n1. You agree.\n\n2. We may stop.\n") == InputFormat::text);
}

TEST_CASE("plain text keeps its numbers, joins wrapped lines and knows headings") {
    CHECK(outline(
              plain("TERMS OF USE\n\n1. Definitions\n\nThis is a paragraph that was wrapped by somebody at\n"
                    "sixty columns or so, as mails are.\nShort.\n\n(a) one\n(b) two\n")) ==
          "#2 TERMS OF USE\n#2 1. Definitions\nThis is a paragraph that was wrapped by somebody at sixty "
          "columns or so, as "
          "mails are.\nShort.\n*1 (a) one\n*1 (b) two\n");
}

TEST_CASE("hostile markup is read to the end and keeps its text") {
    const std::string end = "the last words";
    CHECK(html(repeated("<div>", 1'000'000) + end).canonical_text == end + "\n");
    CHECK(html(repeated("<b>", 300'000) + end).canonical_text == end + "\n");
    CHECK(html(repeated("<table><tr><td>", 100'000) + end).canonical_text == end + "\n");
    CHECK(html("<p" + repeated(" a=1", 100'000) + ">" + end).canonical_text == end + "\n");
    CHECK(html("<p class='" + repeated("nav ", 100'000) + "'>" + end).canonical_text == end + "\n");
    CHECK(html(repeated("</div></p></b></x>", 100'000) + end).canonical_text == end + "\n");
    CHECK(html(repeated("<a href=x><form><button>", 50'000) + "</button></form></a>" + "<p>" + end)
              .blocks.size() <= 1);
    CHECK(html("<p>a" + repeated("\u0301\u0323", 200'000)).canonical_text.size() < 100);
    CHECK(markdown(repeated("[a](", 200'000)).blocks.size() == 1);
    CHECK(markdown(repeated("> - ", 200'000) + end).blocks.size() == 1);
    CHECK(markdown(repeated("*a **b _c ", 100'000)).blocks.size() == 1);
}

TEST_CASE("any bytes give well-formed blocks without newlines") {
    std::uint32_t state = 12345;
    const char* pieces[] = {"<p>",      "</p>", "<table>", "<td>",   "</table>", "<a href='",   "'>",
                            "<li>",     "&",    "&#x",     ";",      "text ",    "\xC3",        "\xE2\x80",
                            "\n\n",     "* ",   "[",       "](",     "**",       "<!--",        "-->",
                            "<script>", "|",    "---",     "\0x",    "</b>",     "<b>",         "<svg>",
                            "<br>",     "# ",   "1. ",     "<form>", "<select>", "\xE2\x80\x8B"};
    for (int round = 0; round < 3000; ++round) {
        std::string input;
        for (int i = 0; i < 40; ++i) {
            state = state * 1664525 + 1013904223;
            input += pieces[(state >> 16) % std::size(pieces)];
        }
        for (const InputFormat format : {InputFormat::html, InputFormat::markdown, InputFormat::text}) {
            const auto document = read(input, format);
            for (const auto& block : document.blocks) {
                REQUIRE_FALSE(block.text.empty());
                REQUIRE(smallprint::is_valid_utf8(block.text));
                REQUIRE(block.text.find('\n') == std::string::npos);
                for (const auto& link : block.links) {
                    REQUIRE(link.begin < link.end);
                    REQUIRE(link.end <= block.text.size());
                }
            }
        }
    }
}

}  // namespace document_test
