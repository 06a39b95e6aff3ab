#include <doctest/doctest.h>

#include "helpers.h"

namespace document_test {

TEST_CASE("Markdown and HTML of the same text are the same document") {
    const auto from_markdown = markdown(
        "Terms of Service\n================\n\n*Last updated:* 1 May\n\n1\\. Definitions\n--------------\n\n"
        "You **own** [your content](https://e.example/a_b \"t\").  \nIt stays\nyours.\n\n"
        "*   first\n*   second\n    1.  inner one\n    2.  inner two\n\n"
        "We may:\n\n- (a) stop\n- (b) change &amp; go\n\n"
        "| Data | Why |\n| --- | --- |\n| Mail | To reach you |\n\n**Contact us**\n");
    const auto from_html = html(
        "<h1>Terms of Service</h1><p><em>Last updated:</em> 1 May</p><h2>1. Definitions</h2>"
        "<p>You <strong>own</strong> <a href='https://e.example/a_b'>your content</a>.<br>It stays yours.</p>"
        "<ul><li>first</li><li>second<ol><li>inner one</li><li>inner two</li></ol></li></ul>"
        "<p>We may:</p><ul><li>(a) stop</li><li>(b) change &amp; go</li></ul>"
        "<table><tr><th>Data</th><th>Why</th></tr><tr><td>Mail</td><td>To reach you</td></tr></table>"
        "<p><strong>Contact us</strong></p>");
    CHECK(outline(from_markdown) == outline(from_html));
    CHECK(from_markdown.sha256 == from_html.sha256);
    REQUIRE(from_markdown.blocks[3].links.size() == 1);
    CHECK(from_markdown.blocks[3].links[0].target == from_html.blocks[3].links[0].target);
}

TEST_CASE("numbers that Markdown makes are no text, written ones are") {
    CHECK(outline(markdown("1. one\n2. two\n\n4.1 Written\n\n3\\. Escaped\n")) ==
          "*1 one\n*1 two\n4.1 Written\n3. Escaped\n");
}

TEST_CASE("inline marks") {
    CHECK(outline(markdown(
              "a_b_c and 2 * 3 * 4 and __bold__ and `code` and \\*star\\* and <https://e.example> and "
              "![picture](p.png) and [ref][one] and [text] and &copy; and a<br>b and <your name>\n\n"
              "[one]: https://e.example/1 \"title\"\n")) ==
          "a_b_c and 2 * 3 * 4 and bold and code and *star* and https://e.example and and ref and [text] and "
          "\u00a9 and a "
          "b and <your name>\n");
}

TEST_CASE("links around several paragraphs, and pictures in the text itself, leave nothing behind") {
    CHECK(outline(markdown("[\n\nRead more\n\nabout it\n\n](#2.sub-About)\n\nend\n")) ==
          "Read more\nabout it\nend\n");
    CHECK(outline(markdown("](#one)[\n\nA right\n\n](#two)and on\n")) == "A right\nand on\n");
    CHECK(outline(markdown("as in [1] and ] (here) and \\](x) stay\n")) ==
          "as in [1] and ] (here) and ](x) stay\n");
    const std::string picture = "data:image/png;base64," + std::string(50'000, 'A');
    CHECK(outline(markdown("before ![](" + picture + ") after\n")) == "before after\n");
    CHECK(outline(markdown("[words](" + picture + ") after\n")) == "words after\n");
    CHECK(outline(markdown("a ![](data:image/svg+xml,%3Csvg viewBox=%220 0 9 9%22 style=a(b)%3E) b\n")) ==
          "a b\n");
    CHECK(outline(markdown("![](data:image/png, of a kind\n")) == "![](data:image/png, of a kind\n");
}

TEST_CASE("containers") {
    CHECK(
        outline(markdown(
            "> quoted\nstill quoted\n\nplain\n\n* a\n\n  second of a\n* b\nlazy\n\n# H #\n\n***\n\nend\n")) ==
        "quoted still quoted\nplain\n*1 a\n*1 second of a\n*1 b lazy\n#1 H\nend\n");
    CHECK(outline(markdown("```\nkept <b>\n```\n")) == "kept <b>\n");
}

TEST_CASE("front matter is not text but names the title") {
    const auto document = markdown("---\ntitle: \"Our terms\"\ndate: 1\n---\n\nText.\n");
    CHECK(outline(document) == "Text.\n");
    CHECK(document.title == "Our terms");
    CHECK(outline(markdown("---\n\nText\n\n---\n")) == "Text\n");
}

TEST_CASE("nothing of Markdown is dropped as boilerplate") {
    CHECK(outline(markdown("[Home](/)\n\n[Terms](/t)\n\n[Privacy](/p)\n\n(c) 2024 Example\n")) ==
          "Home\nTerms\nPrivacy\n(c) 2024 Example\n");
}

}  // namespace document_test
