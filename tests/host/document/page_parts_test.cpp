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

TEST_CASE("a document among the sections of another is kept to its end, if it calls itself one") {
    const auto sections = [](const std::string& first_words) {
        return "<main><h1>Privacy Policy</h1><p>This Privacy Policy says what we do with your "
               "data.</p><h3>What "
               "we collect</h3><p>We collect the first thing.</p><h3>Contact us</h3><p>Write to us about the "
               "second thing.</p><h3>Cookie Policy</h3><p>" +
               first_words +
               "</p><h3>Kinds of cookies</h3><p>Some of them end with your visit.</p><h3>Contact "
               "us</h3><p>Write to "
               "us about the third thing.</p></main>";
    };
    const std::string page = sections("This Cookie Policy says which cookies we set and why we do so.");
    const auto cookies = at(page, "https://example.com/privacy#cookie-policy");
    CHECK(outline(cookies) ==
          "#3 Cookie Policy\nThis Cookie Policy says which cookies we set and why we do so.\n#3 Kinds of "
          "cookies\n"
          "Some of them end with your visit.\n#3 Contact us\nWrite to us about the third thing.\n");
    // The page's own name asks for the page; a section that says nothing of itself is a section.
    CHECK(at(page, "https://example.com/privacy#privacy-policy").sha256 == html(page).sha256);
    const std::string section =
        sections("We set cookies so that you stay logged in. Our Cookie Policy says more.");
    CHECK(at(section, "https://example.com/privacy#cookie-policy").sha256 == html(section).sha256);
    // One that supplements the text around it is no use without it.
    const std::string supplement = sections("This Cookie Policy supplements the Privacy Policy above it.");
    CHECK(at(supplement, "https://example.com/privacy#cookie-policy").sha256 == html(supplement).sha256);
}

TEST_CASE("the part wanted may be named apart from the address, and then counts before it") {
    smallprint::ExtractOptions options;
    options.format = smallprint::InputFormat::html;
    options.part = "Copyright Claims Policy";
    options.url = "https://example.com/legal#privacy-policy";
    CHECK(smallprint::extract(legal_page, options).blocks.front().text == "DMCA Takedown Policy");
    options.part = "Refund Policy";
    CHECK(smallprint::extract(legal_page, options).sha256 == html(legal_page).sha256);
}

namespace {

// "terms, privacy" of the documents found on a page.
std::string documents_of(const smallprint::Document& document) {
    std::string names;
    for (const auto& part : smallprint::page_parts(document.blocks)) {
        names += (names.empty() ? "" : ", ") + document.blocks[part.begin].text;
    }
    return names;
}

// A part whose title is a mere paragraph.
std::string plain_section(const std::string& title, const std::string& first, const std::string& words) {
    std::string text = "<p>" + title + "</p><p>" + first + "</p>";
    for (int i = 0; i < 12; ++i) {
        text += "<p>" + words + " and so on, sentence number " + std::to_string(i) + " of this.</p>";
    }
    return text;
}

}  // namespace

TEST_CASE("a page says which documents it holds, each with its own text") {
    const auto page = html(legal_page);
    CHECK(documents_of(page) == "Current Terms of Use, Privacy Policy, DMCA Takedown Policy");
    const auto parts = smallprint::page_parts(page.blocks);
    REQUIRE(parts.size() == 3);
    CHECK(smallprint::terms_type_of(parts[1].kind) == "Privacy Policy");
    CHECK(parts[0].end == parts[1].begin);
    CHECK(parts[2].end == page.blocks.size());
    CHECK_FALSE(smallprint::part_at(parts, 0).has_value());  // The page's own title.
    CHECK(smallprint::part_at(parts, parts[1].end - 1) == 1);
    CHECK(smallprint::part_named(parts, "privacy") == 1);
    CHECK_FALSE(smallprint::part_named(parts, "refunds").has_value());
}

TEST_CASE("sections about a document are no documents") {
    const auto terms = [](const std::string& between) {
        return html("<main>" +
                    plain_section("Terms of Service", "These Terms were last updated in May.", "You agree") +
                    between + "</main>");
    };
    const std::string own =
        plain_section("Privacy Policy", "This Privacy Policy says what we do.", "We collect");
    CHECK(documents_of(terms(own)) == "Terms of Service, Privacy Policy");
    const auto of = [&](const std::string& title, const std::string& first) {
        return documents_of(terms(plain_section(title, first, "We collect")));
    };
    CHECK(of("Privacy Policy", "Please review our Privacy Policy, which is part of these Terms.").empty());
    CHECK(of("Changes to this Privacy Policy", "This Privacy Policy may change.").empty());
    CHECK(of("7. Privacy Policy", "This Privacy Policy says what we do.").empty());
    CHECK(of("Terms of service Privacy policy", "This Privacy Policy says what we do.").empty());
    // What such a section says belongs to the document that it is in.
    const auto page = terms(plain_section("Copyright Policy", "We respect copyright.", "Write to us") + own);
    const auto parts = smallprint::page_parts(page.blocks);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].end == parts[1].begin);
}

TEST_CASE("an address may name an element inside a document, as browsers go to it") {
    std::string page = legal_page;
    const auto mark = [&page](const std::string& before, const std::string& id) {
        const std::size_t at = page.find(before);
        REQUIRE(at != std::string::npos);
        page.insert(at, "<a id=\"" + id + "\"></a>");
    };
    mark("<h2>Privacy Policy", "legal&amp;2");
    mark("<p>We collect the second thing and so on, sentence number 9", "your terms of use rights");
    std::string body = page;
    body.insert(body.find("<h2>DMCA"), "<nav><a id=\"crpn\" href=\"#x\">More</a><p id=x>Menu</p></nav>");
    const auto first = [&body](std::string_view url) { return at(body, url).blocks.front().text; };
    CHECK(first("https://example.com/legal#legal&2") == "Privacy Policy");
    CHECK(first("https://example.com/legal#legal%262") == "Privacy Policy");
    CHECK(first("https://example.com/legal#legal&2:~:text=second") == "Privacy Policy");
    // Where it stands counts before what it says.
    CHECK(first("https://example.com/legal#your%20terms%20of%20use%20rights") == "Privacy Policy");
    // An entry of a menu is nowhere in the text, and no fragment breaks anything.
    for (const char* url : {"#crpn", "#x", "#%", "#%4", "#%zz", "#%00", "#:~:text=a", "#"}) {
        CAPTURE(url);
        CHECK(at(body, url).sha256 == html(body).sha256);
    }
}

}  // namespace document_test
