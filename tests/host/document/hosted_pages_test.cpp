// Pages as the common builders, help centres and generators of policies write them.
#include "page_patterns.h"

namespace document_test {

TEST_CASE("a help centre's article without its furniture") {
    check_pattern(
        {"help centre",
         in_site(
             "<main role=main><nav class=sub-nav><ol class=breadcrumbs><li><a href=/hc>Help</a></li><li>"
             "<a href=/hc/legal>Legal</a></li></ol><form role=search class=search><input type=search "
             "placeholder=Search></form></nav><article class=article><header class=article-header><h1 "
             "class=article-title>Privacy Policy</h1><div class=article-meta><span>3 months ago</span>"
             "<span>Updated</span></div></header><section class=article-info><div class=article-body>" +
             p(collect) + p(share) + p(close) +
             "</div></section><footer><div class=article-footer><div class=article-share><ul class=share>"
             "<li><a href=f>Facebook</a></li><li><a href=t>Twitter</a></li></ul></div></div>"
             "<div class=article-votes><span class=article-votes-question>Was this article helpful?</span>"
             "<div role=group><button>Yes</button><button>No</button></div><small>3 out of 9 found this "
             "helpful</small></div><div class=article-more-questions>Have more questions? <a "
             "href=/new>Submit a request</a></div></footer><section class=related-articles><h2>Related "
             "articles</h2><ul><li><a href=1>How to change your password</a></li><li><a href=2>How we use "
             "cookies</a></li></ul></section></article></main>"),
         "#1 Privacy Policy\n" + collect + "\n" + share + "\n" + close + "\n"});
}

TEST_CASE("a messenger's help page asks how it was and says who wrote it") {
    check_pattern(
        {"messenger",
         in_site(
             "<div class=content><div class=article intercom-force-break><div class=meta><h1>Terms of "
             "Service</h1><div class=avatar><div class=avatar__info><span>Written by</span> <span>Ana</span>"
             "<br>Updated over a week ago</div></div></div><article>" +
             p(accept) + p(close) + p(liable) +
             "</article></div><div class=reactions-picker><div class=prompt>Did this answer your "
             "question?</div><button>😞</button><button>😐</button><button>😃</button></div></div>"),
         "#1 Terms of Service\n" + accept + "\n" + close + "\n" + liable + "\n"});
}

TEST_CASE("a workspace page: every line a div, toggles open or not") {
    check_pattern({"workspace",
                   "<html><body><div id=app><div class=topbar><div>Share</div><div>Duplicate</div></div><div "
                   "class=page-content><h1 class=page-title>Privacy Policy</h1><div class=text-block><div "
                   "data-content-editable-leaf=true>" +
                       collect +
                       "</div></div><div class=toggle-block><div role=button aria-expanded=false><svg></svg>"
                       "</div><div>Who gets it</div></div><div class=text-block><div>" +
                       share + "</div></div><ul><li>" + close + "</li></ul></div></div></body></html>",
                   "#1 Privacy Policy\n" + collect + "\nWho gets it\n" + share + "\n*1 " + close + "\n"});
}

TEST_CASE("a documentation site: side list, on this page, next and previous, last modified") {
    check_pattern(
        {"documentation",
         in_site(
             "<div class=wrap><aside><ul><li><a href=/start>Start</a></li><li><a href=/api>API</a></li>"
             "<li><a href=/legal>Legal</a></li></ul></aside><main><div class=page-header><h1>Acceptable "
             "use</h1><button>Copy</button></div>" +
             p(accept) +
             "<h2 id=ends>When we close accounts<a class=anchor href=#ends "
             "aria-label='Direct link'>#</a></h2>" +
             p(close) +
             "<nav class=pagination><a href=prev><div>Previous</div><div>Security</div></a><a href=next>"
             "<div>Next</div><div>Fees</div></a></nav><p class=modified>Last updated 3 days ago</p></main>"
             "<aside class=toc><p>On this page</p><ul><li><a href=#ends>When we close accounts</a></li></ul>"
             "</aside></div>"),
         "#1 Acceptable use\n" + accept + "\n#2 When we close accounts\n" + close + "\n"});
}

TEST_CASE("a page builder's rich text with empty paragraphs and a call to sign up") {
    check_pattern(
        {"builder",
         "<html><body><div data-collapse=medium class='navbar w-nav'><div class=container><a href=/ "
         "class=brand>Example</a><a href=/a>Product</a><a href=/b>Pricing</a></div></div><div class=section>"
         "<div class=container><h1>Terms</h1><div class='rich-text w-richtext'><p>\u200d</p>" +
             p("<strong>1. Accounts</strong>") + p(accept) + p(at_length) + "<p>\u200d</p>" +
             p("<strong>2. Ending</strong>") + p(close + "<br>\u200d<br>" + liable) +
             "</div></div></div><div class='section cta'><h2>Start for free today</h2><p>Join ten thousand "
             "teams that already ship parcels with Example.</p><a class=button href=/go>Get started</a></div>"
             "<div class=footer><a href=/terms>Terms</a><a href=/privacy>Privacy</a></div></body></html>",
         "#1 Terms\n#6 1. Accounts\n" + accept + "\n" + at_length + "\n#6 2. Ending\n" + close + "\n" +
             liable + "\n"});
}

TEST_CASE("a blog engine's page: widgets, sharing, comments and the next entry") {
    check_pattern(
        {"blog engine",
         in_site(
             "<div id=content class=site-content><main id=main><article class='page hentry'><header "
             "class=entry-header><h1 class=entry-title>Privacy Policy</h1></header><div "
             "class=entry-content>" +
             p(collect) + p(at_length) + "<h2>Who we share it with</h2>" + p(share) + p(law) +
             "<div class='sharedaddy sd-sharing-enabled'><h3 class=sd-title>Share this:</h3><ul><li><a "
             "href=f>Facebook</a></li><li><a href=x>X</a></li></ul></div></div></article><div id=comments "
             "class=comments-area><h2>Leave a Reply</h2><form><p>Your email address will not be published. "
             "Required fields are marked *</p><textarea></textarea><input type=submit></form></div></main>"
             "<aside id=secondary class=widget-area><section class=widget><h2>Recent Posts</h2><ul><li><a "
             "href=1>Our new warehouse opens its doors</a></li></ul></section></aside></div>"),
         "#1 Privacy Policy\n" + collect + "\n" + at_length + "\n#2 Who we share it with\n" + share + "\n" +
             law + "\n"});
}

TEST_CASE("a shop's policy between its cart and its newsletter") {
    check_pattern(
        {"shop",
         "<html><body><div id=shopify-section-announcement-bar class=announcement-bar><p>Free shipping on "
         "all "
         "orders above fifty euros this week only!</p></div><div id=CartDrawer class=drawer><h2>Your "
         "cart</h2>"
         "<p>Your cart is currently empty.</p></div><main id=MainContent><div "
         "class=shopify-policy__container>"
         "<div class=shopify-policy__title><h1>Refund policy</h1></div><div class=shopify-policy__body><div "
         "class=rte>" +
             p("You may send back what you bought within thirty days if it is unused.") + p(at_length) +
             p(liable) +
             "</div></div></div></main><div class='footer-block newsletter'><h2>Subscribe to our "
             "emails</h2><p>Be "
             "the first to know about new collections and exclusive offers.</p><input type=email></div>"
             "</body></html>",
         "#1 Refund policy\nYou may send back what you bought within thirty days if it is unused.\n" +
             at_length + "\n" + liable + "\n"});
}

TEST_CASE("a generator's policy in its own wrapper is the text, whatever the wrapper is called") {
    check_pattern(
        {"generator",
         "<html><body><div class='iub_content legal_pp' id=iubenda_policy><div class=iub_header><p class=h1>"
         "Privacy Policy of <strong>example.com</strong></p><p>" +
             collect + "</p></div><h2>Types of data</h2><p>" + share + "</p><h2>Rights</h2><p>" + law +
             "</p><div class=iub_footer><p>Latest update: 3 May 2026</p></div></div></body></html>",
         "Privacy Policy of example.com\n" + collect + "\n#2 Types of data\n" + share + "\n#2 Rights\n" +
             law + "\nLatest update: 3 May 2026\n"});
}

TEST_CASE("another generator's page of spans, with custom elements and its list of links") {
    check_pattern(
        {"spans",
         "<html><body><div name=termly-embed data-id=1><div class=Section0><div><strong><span><h1>PRIVACY "
         "NOTICE</h1></span></strong></div><div><span data-custom-class=body_text><bdt "
         "class=block-component></bdt>" +
             collect +
             "</span></div><div><br></div><div><strong><span "
             "data-custom-class=heading_1><h2>1. WHAT WE SHARE</h2></span></strong></div><div><span><bdt "
             "class=question>" +
             share + "</bdt></span></div><div><span>" + law + "</span></div></div></div></body></html>",
         "#1 PRIVACY NOTICE\n" + collect + "\n#2 1. WHAT WE SHARE\n" + share + "\n" + law + "\n"});
}

}  // namespace document_test
