#include "document/page_parts.h"

#include <doctest/doctest.h>

#include "helpers.h"

namespace document_test {

namespace {

std::string section(const std::string& title, const std::string& words) {
    std::string text = "<h2>" + title + "</h2>";
    for (int i = 0; i < 12; ++i) {
        text += "<p>" + words + " and so on, sentence number " + std::to_string(i) + " of this document.</p>";
        text += i == 5 ? "<h3>What else</h3>" : "";
    }
    return text;
}

const std::string legal_page =
    "<main><h1>Legal</h1><p>All our documents are on this page, one after the other.</p>" +
    section("Current Terms of Use", "You agree to the first thing") +
    section("Privacy Policy", "We collect the second thing") +
    section("DMCA Takedown Policy", "Rights holders write about the third thing") + "</main>";

smallprint::Document at(const std::string& page, std::string_view url) {
    smallprint::ExtractOptions options;
    options.format = smallprint::InputFormat::html;
    options.url = url;
    return smallprint::extract(page, options);
}

bool has(const smallprint::Document& document, std::string_view words) {
    return document.canonical_text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the document that the address names is kept, with its inner headings") {
    const auto privacy = at(legal_page, "https://example.com/legal#privacy-policy");
    CHECK(privacy.blocks.front().text == "Privacy Policy");
    CHECK(has(privacy, "the second thing and so on, sentence number 11"));
    CHECK(has(privacy, "What else"));
    CHECK_FALSE(has(privacy, "first thing"));
    CHECK_FALSE(has(privacy, "third thing"));
    CHECK(at(legal_page, "https://example.com/legal#dmca").blocks.front().text == "DMCA Takedown Policy");
    CHECK(at(legal_page, "https://example.com/legal#Terms_of_Use").blocks.front().text ==
          "Current Terms of Use");
}

TEST_CASE("a page stays whole where nothing names one of its documents") {
    const auto whole = html(legal_page);
    for (const char* url :
         {"https://example.com/legal", "https://example.com/legal#section-3",
          "https://example.com/privacy-policy", "https://example.com/legal#api-terms", "#", ""}) {
        CAPTURE(url);
        CHECK(at(legal_page, url).sha256 == whole.sha256);
    }
}

TEST_CASE("a page of one document stays whole whatever is asked for") {
    const std::string page = "<main><h1>Terms of Service</h1>" +
                             section("Privacy Policy", "We collect things") +
                             section("Fees", "You pay what is due") + "</main>";
    CHECK(at(page, "https://example.com/terms#terms-of-service").sha256 == html(page).sha256);
}

}  // namespace document_test
