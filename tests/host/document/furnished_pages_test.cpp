// The furniture around and inside terms, and the structures that terms are written in.
#include "page_patterns.h"

namespace document_test {

TEST_CASE("a cookie banner full of legal words is no part of the terms") {
    check_pattern(
        {"banner",
         in_site(
             "<main><h1>Terms of Service</h1>" + p(accept) + p(close) + p(liable) + p(law) +
             "</main><div class=cc-window role=dialog aria-label=cookieconsent><p>We and our 214 partners "
             "store and access personal data on your device, with your consent, under our privacy policy "
             "and legitimate interests.</p><button>Accept all</button><button>Reject</button></div>"),
         "#1 Terms of Service\n" + accept + "\n" + close + "\n" + liable + "\n" + law + "\n"});
}

TEST_CASE("language pickers, print buttons, dates and contents above the text") {
    check_pattern(
        {"tools",
         in_site(
             "<main><div class=language-switcher><span>Language:</span><a href=/en>English</a><a "
             "href=/de>Deutsch</a><a href=/fr>Français</a><a href=/es>Español</a></div><h1>Terms of Use</h1>"
             "<div class=tools><button>Print</button> <a href=/t.pdf>Download PDF</a></div><p>Last updated: "
             "1 "
             "June 2026</p><div class=toc><h2>Contents</h2><ul><li><a href=#1>Accounts</a></li><li><a "
             "href=#2>Limits</a></li><li><a href=#3>Law</a></li></ul></div><h2 id=1>Accounts</h2>" +
             p(accept) + "<p><a href=#top>Back to top</a></p><h2 id=2>Limits</h2>" + p(liable) +
             "<p><a href=#top>↑ Back to top</a></p><h2 id=3>Law</h2>" + p(law) +
             "<p><a href=#top>Back to top</a></p></main>"),
         "#1 Terms of Use\nLast updated: 1 June 2026\n#2 Accounts\n" + accept + "\n#2 Limits\n" + liable +
             "\n#2 Law\n" + law + "\n"});
}

TEST_CASE("a list of links that a sentence announces is text; menus and contents are not") {
    check_pattern(
        {"announced links",
         in_site("<main><h1>Cookie Policy</h1>" + p(collect) +
                 p("These companies set cookies here, under policies of their own:") +
                 "<ul><li><a href=1>Northwind privacy policy</a></li><li><a href=2>Contoso privacy "
                 "policy</a></li>"
                 "<li><a href=3>Fabrikam privacy policy</a></li></ul>" +
                 p(share) +
                 "<ul class=pages><li><a href=4>Imprint</a></li><li><a href=5>Shop</a></li><li><a "
                 "href=6>Stores</a></li></ul></main>"),
         "#1 Cookie Policy\n" + collect +
             "\nThese companies set cookies here, under policies of their own:\n*1 Northwind privacy policy\n"
             "*1 Contoso privacy policy\n*1 Fabrikam privacy policy\n" +
             share + "\n"});
}

TEST_CASE("links in a list inside an item with words of its own are text") {
    check_pattern({"inner links",
                   in_site("<main><h1>Privacy Policy</h1>" + p(accept) + "<ol><li>" + collect +
                           "<ol><li><a href=1>When you write to us</a></li><li><a href=2>When you call us</a>"
                           "</li><li><a href=3>When you visit us</a></li></ol></li></ol>" +
                           p(share) + "</main>"),
                   "#1 Privacy Policy\n" + accept + "\n*1 " + collect +
                       "\n*2 When you write to us\n*2 When you call us\n*2 When you visit us\n" + share +
                       "\n"});
}

TEST_CASE("a table of cookies and one of purposes keep their rows") {
    check_pattern(
        {"tables",
         in_site(
             "<main><h1>Cookie Policy</h1>" + p(collect) +
             "<div class=table-responsive><table class=cookie-table><caption>Cookies we set</caption><thead>"
             "<tr><th>Name</th><th>Purpose</th><th>Kept</th></tr></thead><tbody><tr><td>_sid</td><td>Keeps "
             "you "
             "logged in</td><td>30 days</td></tr><tr><td>_ab</td><td>Chooses a layout</td><td>1 "
             "year</td></tr>"
             "</tbody></table></div><table><tr><th>Purpose</th><th>Legal basis</th></tr><tr><td><p>Sending "
             "parcels</p></td><td><ul><li>Contract</li><li>Consent</li></ul></td></tr></table>" +
             p(share) + "</main>"),
         "#1 Cookie Policy\n" + collect +
             "\nCookies we set\n| Name Purpose Kept\n| _sid Keeps you logged in 30 days\n| _ab Chooses a "
             "layout 1 "
             "year\n| Purpose Legal basis\n| Sending parcels Contract Consent\n" +
             share + "\n"});
}

TEST_CASE("definition lists, lettered lists and numbers that the page counts") {
    check_pattern(
        {"numbering",
         in_site("<main><h1>Terms</h1><dl><dt>Account</dt><dd>The record that we keep of you and your "
                 "parcels.</dd></dl><ol start=4 type=a><li>" +
                 accept + "<ol type=i><li>" + close + "</li></ol></li><li value=9>" + liable +
                 "</li></ol></main>"),
         "#1 Terms\nAccount\nThe record that we keep of you and your parcels.\n*1 " + accept + "\n*2 " +
             close + "\n*1 " + liable + "\n"});
}

TEST_CASE("footnotes keep their marks and their words") {
    check_pattern(
        {"footnotes",
         in_site("<main><h1>Fees</h1><p>You pay a fee for every parcel<sup><a href=#f1 id=r1>1</a></sup> "
                 "that you "
                 "send with us abroad.</p>" +
                 p(liable) +
                 "<section class=footnotes><hr><ol><li id=f1>Parcels above twenty kilograms count as "
                 "two parcels. <a href=#r1 aria-label='Back to content'>↩</a></li></ol></section></main>"),
         "#1 Fees\nYou pay a fee for every parcel1 that you send with us abroad.\n" + liable +
             "\n*1 Parcels above twenty kilograms count as two parcels.\n"});
}

TEST_CASE("plain words beside the legal text are both read, in order") {
    check_pattern(
        {"summary column",
         in_site("<main><h1>Terms of Service</h1><div class=row><div class=legal><h2>1. Accounts</h2>" +
                 p(accept) +
                 "</div><div class=summary><h4>In plain English</h4><p>Follow the rules, please.</p>"
                 "</div></div><div class=row><div class=legal><h2>2. Ending</h2>" +
                 p(close) +
                 "</div><div class=summary><h4>In plain English</h4><p>We warn you first.</p></div>"
                 "</div></main>"),
         "#1 Terms of Service\n#2 1. Accounts\n" + accept +
             "\n#4 In plain English\nFollow the rules, please.\n#2 "
             "2. Ending\n" +
             close + "\n#4 In plain English\nWe warn you first.\n"});
}

TEST_CASE("sharing, votes and related pages inside the text's own box") {
    check_pattern(
        {"inside the box",
         in_site(
             "<main><article><h1>Community rules</h1><div class=social-share><a href=f>Share</a><a "
             "href=t>Tweet"
             "</a><a href=m>Email</a></div>" +
             p(accept) + p(close) + p(law) +
             "<div class=feedback-widget><p>Was this page helpful?</p><button>Yes</button><button>No</button>"
             "</div><div class=related><h3>You may also like</h3><a href=1>How to send a parcel</a><a "
             "href=2>How to pack glass</a></div></article></main>"),
         "#1 Community rules\n" + accept + "\n" + close + "\n" + law + "\n"});
}

TEST_CASE("an address written against harvesters stays as the reader sees it") {
    check_pattern(
        {"mail",
         in_site("<main><h1>Contact</h1>" + p(collect) +
                 "<p>Write to privacy<span> [at] </span>example<span> [dot] </span>com or call us on "
                 "+45 12 34 56 78 on working days.</p>" +
                 p(law) + "</main>"),
         "#1 Contact\n" + collect +
             "\nWrite to privacy [at] example [dot] com or call us on +45 12 34 56 78 on working days.\n" +
             law + "\n"});
}

TEST_CASE("a wall to sign up and a chat box beside the text go") {
    check_pattern(
        {"overlays",
         in_site("<main><h1>Terms</h1>" + p(accept) + p(close) + p(liable) + p(law) +
                 "</main><div class='modal fade' role=dialog aria-modal=true><h2>Create an "
                 "account</h2><p>Sign up "
                 "to send your first parcel for free within minutes.</p></div><div id=chat-widget "
                 "role=complementary><p>Hello! How can we help you with your parcels today?</p></div>"),
         "#1 Terms\n" + accept + "\n" + close + "\n" + liable + "\n" + law + "\n"});
}

TEST_CASE("articles beside each other are all read where each is legal text") {
    check_pattern({"sections",
                   in_site("<div class=grid><section><h2>Accounts</h2>" + p(accept) + p(close) +
                           "</section><section><h2>Data</h2>" + p(collect) + p(share) +
                           "</section><section><h2>Law</h2>" + p(liable) + p(law) + "</section></div>"),
                   "#2 Accounts\n" + accept + "\n" + close + "\n#2 Data\n" + collect + "\n" + share +
                       "\n#2 Law\n" + liable + "\n" + law + "\n"});
}

TEST_CASE("text from right to left is kept with its numbers and names") {
    const std::string terms =
        "باستخدامك للخدمة فإنك توافق على هذه الشروط وعلى سياسة الخصوصية الخاصة بشركة Example.";
    const std::string data = "نحتفظ ببياناتك لمدة 30 يومًا بعد إغلاق الحساب ثم نحذفها نهائيًا من خوادمنا.";
    check_pattern(
        {"right to left",
         "<html lang=ar dir=rtl><body><nav><a href=1>الرئيسية</a><a href=2>الأسعار</a></nav><main><h1>شروط "
         "الخدمة</h1><p>\u200f" +
             terms + "</p><p>" + data + "\u200f</p></main></body></html>",
         "#1 شروط الخدمة\n" + terms + "\n" + data + "\n"});
}

}  // namespace document_test
