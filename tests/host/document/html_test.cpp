#include <doctest/doctest.h>

#include "helpers.h"

namespace document_test {

TEST_CASE("headings, paragraphs, lists and tables become blocks") {
    CHECK(
        outline(html(
            "<h1>Terms</h1><p>One <b>two</b>\n three.</p><ol><li>first<ul><li>inner</li></ul></li><li>second"
            "</ol><table><tr><th>Data<th>Why</tr><tr><td>Mail</td><td>To <i>reach</i> you</td></table>")) ==
        "#1 Terms\nOne two three.\n*1 first\n*2 inner\n*1 second\n| Data Why\n| Mail To reach you\n");
}

TEST_CASE("tags that are left out are implied as browsers do") {
    CHECK(outline(html("<p>one<p>two<div>three</div>four<li>five<li>six<dl><dt>seven<dd>eight</dl>")) ==
          "one\ntwo\nthree\nfour\n*1 five\n*1 six\n*1 seven\n*1 eight\n");
    CHECK(outline(html("<table><tr><td>a<td>b<tr><td>c<td>d</table>after")) == "| a b\n| c d\nafter\n");
    CHECK(outline(html("<h2>a</h3>b")) == "#2 a\nb\n");
}

TEST_CASE("what may not stand in a table is shown before it") {
    CHECK(outline(html("<table>early<tr><td>x</td><td>y</td></tr><div>also early</div></table>")) ==
          "early\nalso early\n| x y\n");
}

TEST_CASE("an unclosed link or bold does not swallow the page") {
    CHECK(outline(html("<p>see <a href=x>link<p>next</a> more<p>last")) == "see link\nnext more\nlast\n");
    CHECK(outline(html("<p>a <b>bold</p><p>plain sentence that goes on.</p>")) ==
          "a bold\nplain sentence that goes on.\n");
}

TEST_CASE("scripts, styles, comments, controls and drawings are no text") {
    CHECK(outline(
              html("<title>T</title><style>p{}</style><script>if (a<b) '</p>'</script><!-- x --><p>kept"
                   "<svg><title>drawn</title><text>drawn</text></svg><noscript>off</noscript>"
                   "<select><option>one</select><textarea>typed</textarea><template><p>no</template></p>")) ==
          "kept\n");
    CHECK(outline(html("<p>a<svg><path/><p>b")) == "a\nb\n");
}

TEST_CASE("two line breaks end a paragraph, one does so after a sentence") {
    CHECK(outline(html("<div>First part<br><br>Second part<br>goes on</div>")) ==
          "First part\nSecond part goes on\n");
    CHECK(outline(html(
              "<div>This sentence is surely longer than forty bytes.<br>Another one begins here.</div>")) ==
          "This sentence is surely longer than forty bytes.\nAnother one begins here.\n");
}

TEST_CASE("a short paragraph in bold is a heading") {
    CHECK(outline(html(
              "<p><strong>1. Your content</strong></p><p>You <b>own</b> it.</p><p><b>Read this.</b></p>")) ==
          "#6 1. Your content\nYou own it.\nRead this.\n");
}

TEST_CASE("boilerplate around the text is left out") {
    const std::string page =
        "<html lang='en-GB'><title>Terms | Example</title><body><a class=skip-link href=#m>Skip to "
        "content</a>"
        "<header><a href=/>Home</a><a href=/p>Pricing</a><a href=/b>Blog</a></header>"
        "<nav><ul><li><a href=1>One</a><li><a href=2>Two</a></ul></nav>"
        "<div id=onetrust-banner><p>We use cookies to make this page better for you and for our "
        "partners.</p></div>"
        "<div class=breadcrumbs>Home / Legal</div>"
        "<main><h1>Terms of Service</h1><p>" +
        prose() + "</p><h2>Changes</h2><p>" + prose(3) +
        "</p>"
        "<div class='share-bar'>Share this</div></main>"
        "<aside><p>Related articles that you may like to read today, perhaps.</p></aside>"
        "<footer><p>Example Ltd</p><a href=/terms>Terms</a></footer></body></html>";
    const auto document = html(page);
    CHECK(outline(document).find("#1 Terms of Service\n") == 0);
    CHECK(document.blocks.size() == 4);
    CHECK(document.language == "en");
    CHECK(document.title == "Terms | Example");
}

TEST_CASE("a page inside a form, a footer or a cookie-named wrapper survives") {
    const std::string text = "<h1>Cookie policy</h1><p>" + prose() + "</p><p>" + prose() + "</p>";
    for (const char* wrapper :
         {"<form>", "<footer>", "<div class='footer-page'>", "<div id='cookie-notice'>", "<aside>",
          "<header>", "<nav>", "<div hidden>", "<dialog>", "<div role=dialog>"}) {
        CAPTURE(wrapper);
        CHECK(html(std::string{wrapper} + text).blocks.size() == 3);
    }
}

TEST_CASE("folded panels are read, hidden scraps are not") {
    const std::string panel = prose(3);
    const auto document =
        html("<h1>Terms</h1><p>" + prose() + "</p><details><summary>More</summary><p>" + panel +
             "</p></details><div hidden>token</div><div role=tabpanel aria-hidden=true "
             "style='display:none'><p>" +
             panel +
             "</p></div><h3><button aria-expanded=false>Your data"
             "</button></h3><button>Accept</button>");
    CHECK(document.blocks.size() == 6);
    CHECK(document.blocks[2].text == "More");
    CHECK(document.blocks.back().text == "Your data");
}

TEST_CASE("markup around the same words does not change the hash") {
    const std::string words = prose();
    const auto plain_page = html("<h1>Terms</h1><p>" + words + "</p>");
    const auto dressed = html(
        "<!doctype html><html><head><script nonce=abc>1</script></head><body data-t=17><div class=a>"
        "<h1 id=x>Te\u200brms</h1></div>\n\n<div><p class='b c'><span>" +
        words + "</span></p></div><!-- 12:00 --><script>var token='z'</script></body></html>");
    CHECK(plain_page.canonical_text == dressed.canonical_text);
    CHECK(plain_page.sha256 == dressed.sha256);
}

TEST_CASE("links are kept beside the text") {
    const auto document = html("<p>You may <a href='/opt?a=1&amp;b=2'>opt <i>out</i></a> here.</p>");
    REQUIRE(document.blocks.at(0).links.size() == 1);
    const auto& link = document.blocks[0].links[0];
    CHECK(link.target == "/opt?a=1&b=2");
    CHECK(document.blocks[0].text.substr(link.begin, link.end - link.begin) == "opt out");
}

TEST_CASE("scraps at the ends of a page go, words in between stay") {
    const auto document = html("<div><a href=/>Home</a></div><h1>Terms</h1><p>" + prose() +
                               "</p><div><a href=/a>A link</a>"
                               "</div><p>" +
                               prose() +
                               "</p><h4>More</h4><div><a href=/b>Blog</a></div><div>\u00a9 2026 "
                               "Example</div>");
    REQUIRE(document.blocks.size() == 4);
    CHECK(document.blocks.front().text == "Terms");
    CHECK(document.blocks[2].text == "A link");
    CHECK(html("<h1>Terms</h1><p>" + prose() +
               "</p><h2>Contact</h2><p><a href=mailto:a@b.example>a@b.example</a></p>")
              .blocks.size() == 4);
}

TEST_CASE("headings in wrappers with look-alike class names stay") {
    const auto document = html(
        "<div class='toc-heading scroll-mt-header'><h2>Who we are</h2></div><div class="
        "'toc-visible:grid md:nav'><p>" +
        prose() + "</p></div><h2 id=feedback>Feedback</h2><p>" + prose() + "</p>");
    CHECK(document.blocks.size() == 4);
}

TEST_CASE("mail addresses hidden from harvesters are read, whatever key hides them") {
    const auto page = [](const std::string& hex) {
        return "<p>Write to <a href=\"/cdn-cgi/l/email-protection\" class=\"__cf_email__\" data-cfemail=\"" +
               hex + "\">[email&#160;protected]</a> within 30 days.</p>";
    };
    const auto document = html(page("2a4b6a48044945"));
    CHECK(outline(document) == "Write to a@b.co within 30 days.\n");
    REQUIRE(document.blocks[0].links.size() == 1);
    CHECK(document.blocks[0].links[0].target == "mailto:a@b.co");
    CHECK(html(page("0061406200 2e636f")).sha256 != document.sha256);  // No digits, no address.
    CHECK(html(page("006140622e636f")).sha256 == document.sha256);
    CHECK(outline(html(page("zz"))) == "Write to [email protected] within 30 days.\n");
    // A link with words of its own keeps them; a span inside a link hides the address as well.
    CHECK(outline(
              html("<p>Do <a href='/cdn-cgi/l/email-protection#006140622e636f'>write to us</a> soon</p>")) ==
          "Do write to us soon\n");
    CHECK(outline(html("<p>At <a href='/cdn-cgi/l/email-protection#006140622e636f'><span class=__cf_email__ "
                       "data-cfemail=006140622e636f>[email&#160;protected]</span></a></p>")) ==
          "At a@b.co\n");
}

TEST_CASE("what changes from one request to the next does not change the hash") {
    const std::string words =
        "<h1>Terms of Service</h1><p>" + prose() + "</p><p>You may leave at any time.</p>";
    const auto page = [&words](const std::string& head, const std::string& around, const std::string& text) {
        return "<html><head>" + head + "</head><body " + around + "><main>" + (text.empty() ? words : text) +
               "</main><footer><a href='/?s=" + around.substr(0, 3) + "'>Home</a></footer></body></html>";
    };
    const auto base = html(page("<script>a()</script><script>b()</script>", "data-n=1", "")).sha256;
    CHECK(html(page("<script>b()</script><script>a()</script>", "data-n=1", "")).sha256 == base);
    CHECK(html(page("<meta name=csrf-token content=8f2e><link rel=x href=/a.css?v=9>", "data-t=77", ""))
              .sha256 == base);
    std::string marked = words;
    for (std::size_t at = marked.find("you "); at != std::string::npos; at = marked.find("you ", at + 12)) {
        marked.insert(at + 1, "\u200B\u00AD\u2060");  // Zero-width space, soft hyphen, word joiner.
    }
    CHECK(html(page("", "x=1", marked)).sha256 == base);
    std::string wrapped = words;
    wrapped.replace(wrapped.find("You may leave"), 13,
                    "<span data-token='a1'>You</span>\n  <i nonce=q>may</i>&nbsp;leave");
    CHECK(html(page("", "x=2", wrapped)).sha256 == base);
    CHECK(html(page("", "x=3", words + "<p>One thing more.</p>")).sha256 != base);
}

}  // namespace document_test
