// Pages that fold, tab or hide their text, and pages whose text is dressed in odd characters.
#include "page_patterns.h"

namespace document_test {

TEST_CASE("nested accordions of details and summary are read whole") {
    check_pattern(
        {"details",
         in_site("<main><h1>Terms of Service</h1>" + p(accept) + "<details><summary>1. Your data</summary>" +
                 p(collect) + "<details><summary>1.1 Who gets it</summary>" + p(share) +
                 "</details></details><details><summary>2. Ending</summary>" + p(close) +
                 "</details></main>"),
         "#1 Terms of Service\n" + accept + "\n1. Your data\n" + collect + "\n1.1 Who gets it\n" + share +
             "\n2. Ending\n" + close + "\n"});
}

TEST_CASE("tabs: hidden panels are text, the strip of tabs is not") {
    check_pattern(
        {"tabs",
         in_site("<main><h1>Your privacy</h1><div role=tablist><button role=tab aria-selected=true>What we "
                 "collect</button><button role=tab>Who gets it</button></div><div role=tabpanel>" +
                 p(collect) + p(accept) + "</div><div role=tabpanel hidden>" + p(share) + p(law) +
                 "</div></main>"),
         "#1 Your privacy\n" + collect + "\n" + accept + "\n" + share + "\n" + law + "\n"});
}

TEST_CASE("tabs made of links go as well") {
    check_pattern(
        {"link tabs",
         in_site("<main><h1>Legal</h1><ul class=tabs role=tablist><li role=presentation><a role=tab "
                 "href=#a>Customers</a></li><li role=presentation><a role=tab href=#b>Sellers</a></li>"
                 "</ul><section role=tabpanel id=a><h2>Customers</h2>" +
                 p(accept) + p(collect) +
                 "</section><section role=tabpanel id=b aria-hidden=true "
                 "style='display: none'><h2>Sellers</h2>" +
                 p(close) + p(liable) + "</section></main>"),
         "#1 Legal\n#2 Customers\n" + accept + "\n" + collect + "\n#2 Sellers\n" + close + "\n" + liable +
             "\n"});
}

TEST_CASE("accordions whose heads are buttons beside their panels keep the heads") {
    check_pattern(
        {"button accordion",
         in_site("<main><h1>Privacy Policy</h1>" + p(accept) +
                 "<div class=accordion><div class=item><button class=trigger aria-expanded=false "
                 "aria-controls=p1>What we collect</button><div id=p1 class=panel hidden>" +
                 p(collect + " " + accept + " " + close) +
                 "</div></div><div class=item><button class=trigger aria-expanded=false aria-controls=p2>Who "
                 "gets your data</button><div id=p2 class=panel hidden>" +
                 p(share + " " + liable + " " + law) + "</div></div></div></main>"),
         "#1 Privacy Policy\n" + accept + "\nWhat we collect\n" + collect + " " + accept + " " + close +
             "\nWho gets your data\n" + share + " " + liable + " " + law + "\n"});
}

TEST_CASE("what opens a menu or the rest of a text is a control although text follows it") {
    check_pattern(
        {"menu and more",
         "<html><body><div class=top><a href=/>Example</a><button aria-expanded=false aria-controls=m>All "
         "products</button></div><div class=page><h1>Terms of Use</h1>" +
             p(accept) + "<button aria-expanded=false>Read more</button><div>" + p(close) + p(law) +
             "</div><div class=jump><button aria-expanded=false>On this "
             "page</button></div></div></body></html>",
         "#1 Terms of Use\n" + accept + "\n" + close + "\n" + law + "\n"});
    check_pattern(
        {"menu before main",
         "<html><body><div><button aria-expanded=false>Our products</button></div><main><h1>Terms of "
         "Use</h1>" +
             p(accept) + p(close) + "</main></body></html>",
         "#1 Terms of Use\n" + accept + "\n" + close + "\n"});
}

TEST_CASE("accordions of divs with the role of a button keep their heads") {
    check_pattern(
        {"div accordion",
         in_site("<main><h1>Terms of Use</h1><div class=faq><div role=button tabindex=0 "
                 "aria-expanded=true>Accounts</div><div>" +
                 p(accept) + p(close) +
                 "</div><div role=button tabindex=0 aria-expanded=false>Limits</div><div>" + p(liable) +
                 p(law) + "</div></div></main>"),
         "#1 Terms of Use\nAccounts\n" + accept + "\n" + close + "\nLimits\n" + liable + "\n" + law + "\n"});
}

TEST_CASE("a page whose text is only in its script's data has none to read") {
    const auto document = html(
        "<html><head><title>Terms</title></head><body><div id=__next></div><script id=__NEXT_DATA__ "
        "type=application/json>{\"props\":{\"html\":\"<p>" +
        accept +
        "</p>\"}}</script><noscript>You need to enable JavaScript to run this app.</noscript>"
        "</body></html>");
    CHECK(document.canonical_text.find("account") == std::string::npos);
}

TEST_CASE("what a server rendered is read once, its data not again") {
    check_pattern({"rendered",
                   in_site("<div id=__next><main class='css-1x2y3z'><h1>Terms</h1>" + p(accept) + p(close) +
                           "</main></div><script id=__NEXT_DATA__ type=application/json>{\"a\":\"" + accept +
                           "\"}</script>"),
                   "#1 Terms\n" + accept + "\n" + close + "\n"});
}

TEST_CASE("soft hyphens, zero-width and direction marks are nothing, and so are icons") {
    check_pattern(
        {"characters",
         in_site(
             "<main><h1>Terms\u00AD of\u200B Ser\u00ADvice</h1><p>\u200E\u202BWe may close your "
             "ac\u00ADcount af\u200Bter a warn\u2060ing if you break these\u00A0terms again.\u202C\u200F</p>"
             "<p><i class='material-icons' aria-hidden=true>info</i> " +
             collect + "</p></main>"),
         "#1 Terms of Service\n" + close + "\n" + collect + "\n"});
}

TEST_CASE("words spread over spans for an effect are words") {
    check_pattern({"spans",
                   in_site("<main><h1><span>Pri</span><span>vacy</span> <span>Policy</span></h1><p><span>We "
                           "collect</span> <wbr><b>the name, the address</b> and the tele<wbr>phone number "
                           "that you give<span> us</span>.</p>" +
                           p(share) + "</main>"),
                   "#1 Privacy Policy\n" + collect + "\n" + share + "\n"});
}

TEST_CASE("pages in old frames of tables are read") {
    check_pattern(
        {"layout tables",
         "<html><body><table width=100%><tr><td colspan=2><a href=/>Home</a> | <a href=/faq>FAQ</a> "
         "| <a href=/contact>Contact</a></td></tr><tr><td><a href=1>One</a><br><a href=2>Two</a><br>"
         "<a href=3>Three</a></td><td><font size=5><b>Terms of Use</b></font><br><br>" +
             accept + "<br><br>" + close + "<br><br>" + liable + "</td></tr></table></body></html>",
         "#6 Terms of Use\n" + accept + "\n" + close + "\n" + liable + "\n"});
}

}  // namespace document_test
