// Terms that look little like the usual ones: short, friendly, for one product, in tables, of small clubs.
#include <doctest/doctest.h>

#include <string>

#include "analysis/terms_page.h"
#include "document/extract.h"

namespace smallprint {

namespace {

struct Page {
    const char* url;
    const char* terms_type;
    const char* html;
};

const Page unusual_terms[] = {
    {"https://tiny.example/terms", "Terms of Service",
     "<h1>Terms</h1><p>Tiny is made by two people. By using it you agree to these terms.</p><p>Be kind, "
     "don't "
     "break the law and don't break Tiny. We may remove what you post and close your account if you do. You "
     "own what you write; you let us show it to the people you share it with.</p><p>Tiny is provided as is, "
     "without any warranty, and we are not liable if it is down. Paid plans renew every month until you "
     "cancel. We may change these terms; we will email you first. Norwegian law applies.</p>"},
    {"https://tiny.example/privacy", "Privacy Policy",
     "<h1>Privacy</h1><p>We keep your email address and the notes that you write, and nothing else. We use "
     "your "
     "address to log you in and to tell you about changes. We don't sell your data, we don't show adverts "
     "and "
     "we don't use trackers.</p><p>Our server is rented from a company in Finland, which stores the data for "
     "us. You can download or delete everything in your settings, and we erase backups after thirty days. If "
     "you have questions about your personal data, write to us, or complain to the data protection "
     "authority.</p>"},
    {"https://game.example/eula", "",
     "<h1>End User Licence Agreement</h1><p>This agreement is between you and Fjord Games. By installing or "
     "playing the game you accept it. If you do not accept it, do not install the game.</p><p>We grant you a "
     "personal, non-transferable licence to play the game. You may not sell, rent, copy or reverse engineer "
     "it, "
     "cheat, or use bots. Virtual coins have no value in money and are not refundable.</p><p>We may update "
     "the "
     "game, suspend online play or end this licence if you breach the agreement. The game is provided as is. "
     "To "
     "the extent permitted by law our liability is limited to the price you paid.</p>"},
    {"https://chat.example/rules", "Community Guidelines",
     "<h1>Community Rules</h1><p>These rules apply to everyone on our server. If you break them, moderators "
     "may "
     "delete your messages, mute you or ban you.</p><ul><li>No harassment, threats or hate "
     "speech.</li><li>No "
     "spam, scams or advertising.</li><li>Do not post private information of others.</li><li>No sexual "
     "content "
     "involving minors. We report it.</li><li>You must be at least 13 years old.</li><li>Do not impersonate "
     "people or evade bans.</li></ul><p>Report violations to a moderator. You may appeal a ban within thirty "
     "days. We may update these guidelines at any time.</p>"},
    {"https://cloud.example/dpa", "Data Processing Agreement",
     "<h1>Data Processing Addendum</h1><p>This addendum forms part of the agreement between Customer and "
     "Cloud "
     "Ltd. Customer is the controller and Cloud Ltd is the processor of personal data.</p><p>Processor shall "
     "process personal data only on documented instructions from Controller, shall ensure confidentiality, "
     "and "
     "shall implement the security measures in Annex II. Processor may engage sub-processors and shall "
     "inform "
     "Controller of changes; Controller may object within fourteen days.</p><p>Processor shall notify "
     "Controller of a personal data breach without undue delay, assist with requests of data subjects, and "
     "delete or return the data upon termination. The standard contractual clauses apply to transfers.</p>"},
    {"https://shop.example/cookies", "Cookie Policy",
     "<h1>Cookies on this site</h1><p>We use cookies and similar technologies. Some are necessary; for the "
     "others we ask for your consent, which you can withdraw at any "
     "time.</p><table><tr><th>Name<th>Provider<th>"
     "Purpose<th>Expires</tr><tr><td>sid<td>us<td>keeps you logged in<td>session</tr><tr><td>basket<td>us<td>"
     "remembers your basket<td>30 days</tr><tr><td>_an<td>Analyst Inc<td>counts visits, analytics "
     "cookie<td>2 "
     "years</tr><tr><td>_ad<td>Adverts Inc<td>advertising cookie<td>90 days</tr></table><p>You can block or "
     "delete cookies in your browser. Third parties may set cookies of their own; see their privacy "
     "policies.</p>"},
    {"https://api.example/acceptable-use", "Acceptable Use Policy",
     "<h1>Acceptable Use</h1><p>You may not use the service, or allow others to use it, to do any of these "
     "things:</p><ul><li>send spam or malware;</li><li>break into systems or probe them without "
     "permission;</li>"
     "<li>infringe the rights of others;</li><li>mine cryptocurrency;</li><li>get round limits or "
     "fees;</li><li>harass or deceive people, or exploit children.</li></ul><p>If you violate this policy we "
     "may "
     "suspend or terminate your access without notice. We may report illegal conduct to the authorities. You "
     "are responsible for what your users do. We may change this policy at any time by posting a new "
     "version.</p>"},
    {"https://rail.example/conditions", "Terms of Service",
     "<h1>General Conditions of Carriage</h1><p>1. These conditions apply to every ticket bought from Nordic "
     "Rail. By buying a ticket the passenger accepts them.</p><p>2. Tickets are personal and may not be "
     "resold. "
     "A passenger without a valid ticket shall pay the full fare and a surcharge of 80 euros.</p><p>3. "
     "Tickets "
     "are refundable until one hour before departure, less a fee of 10 euros.</p><p>4. Nordic Rail shall not "
     "be "
     "liable for missed connections caused by others. Its liability for luggage is limited to 1,200 "
     "euros.</p><p>5. Disputes shall be governed by Swedish law and decided by the courts of Stockholm.</p>"},
    {"https://photos.example/licence", "",
     "<h1>Licence of our photo service</h1><p>By downloading a photo you enter into this agreement with us. "
     "We "
     "grant you a non-exclusive licence to use the photo on your website and in print.</p><p>You must not "
     "resell "
     "the photo, use it in a trade mark, or in a way that defames the people shown. You may not use our "
     "service "
     "to train machine learning models. We may revoke the licence if you breach these terms.</p><p>Photos "
     "are "
     "provided without warranties of any kind. You agree to indemnify us against claims that arise from your "
     "use. Our total liability shall not exceed the fees that you paid in the last year.</p>"},
    {"https://gym.example/membership", "Terms of Service",
     "<h1>Membership terms</h1><p>Your membership begins on the day you sign up and renews each month. You "
     "may "
     "cancel with one month's notice in writing. Fees are not refundable if you do not come.</p><p>You use "
     "the "
     "equipment at your own risk. We are not liable for loss of or damage to your things, except where the "
     "law "
     "says so. You must follow the instructions of our staff; we may end your membership if you do "
     "not.</p><p>"
     "We may change prices with two months' notice, and you may then cancel. We process your personal data "
     "as "
     "our privacy notice says. These terms are governed by Danish law.</p>"},
    {"https://school.example/notice", "Privacy Policy",
     "<h1>How the school uses information about pupils</h1><p>This notice explains why we collect personal "
     "data "
     "about pupils and parents and how we use it. We collect names, addresses, grades, health information "
     "and "
     "photographs.</p><p>We share this information with the local authority, the health service and exam "
     "boards where the law requires it. We keep it until the pupil is twenty-five years old. Our lawful "
     "basis "
     "is public task; for photographs it is consent, which you may withdraw.</p><p>You have the right to "
     "see, "
     "correct or erase the data and to object to its processing. Contact our data protection officer.</p>"},
    {"https://app.example/refunds", "",
     "<h1>Refund Policy</h1><p>If you are not happy with your purchase, you may ask us for a refund within "
     "fourteen days. We refund the full price to your original payment method within ten days of your "
     "request.</p><p>We do not refund gift cards, partly used months or purchases made through an app store; "
     "for these you must contact the store. Subscriptions renew automatically unless you cancel them at "
     "least "
     "one day before. We reserve the right to refuse refunds in case of abuse. Your statutory rights as a "
     "consumer are not affected. We may change this policy at any time.</p>"},
    {"https://ads.example/policies", "",
     "<h1>Advertising rules</h1><p>These rules apply to every advert that you place with us. By placing one "
     "you "
     "accept them. We may reject or remove any advert at our sole discretion.</p><p>You may not advertise "
     "weapons, drugs, gambling or anything illegal. Adverts must not mislead, must not target children and "
     "must not use personal data about health, religion or race.</p><p>You are responsible for your adverts "
     "and "
     "will indemnify us for claims by third parties. Fees are due within thirty days. If you violate these "
     "rules we may suspend your account without a refund.</p>"},
    {"https://app.example/beta", "",
     "<h1>Beta Test Agreement</h1><p>Thank you for testing. By joining the beta you agree to the "
     "following.</p>"
     "<p>The beta is confidential: you must not publish pictures of it or talk about it. It may lose your "
     "data, "
     "and we provide it as is, without warranty or support.</p><p>You give us feedback, and you grant us a "
     "perpetual, free licence to use it for any purpose. We collect crash reports and usage data. Either of "
     "us "
     "may end the test at any time. Our liability is excluded as far as the law permits.</p>"},
    {"https://radio.example/prize-draw", "",
     "<h1>Prize draw: terms and conditions</h1><p>By entering the draw you accept these terms. It is open to "
     "residents of Ireland aged eighteen or over, except our staff.</p><p>One entry per person. Entries must "
     "be "
     "received by noon on 1 June. The winner will be drawn at random and told by email; if we do not hear "
     "back "
     "within seven days we may draw another.</p><p>The prize is not transferable and there is no cash "
     "alternative. We may publish the winner's name and county. We may cancel or change the draw. We are not "
     "liable for lost entries. Personal data is handled under our privacy policy. Irish law governs these "
     "terms.</p>"},
    {"https://newsletter.example/datenschutz", "Privacy Policy",
     "<h1>Privacy notice for our newsletter</h1><p>If you subscribe, we process your email address and the "
     "time "
     "of your consent. The legal basis is your consent, which you may withdraw at any time by the link in "
     "each "
     "letter.</p><p>We use a processor, Letterpost, to send it. It measures who opens the letter; you can "
     "object "
     "to that. We delete your address once you unsubscribe and keep proof of consent for three "
     "years.</p><p>You "
     "have the right to access, rectification and erasure, and to lodge a complaint with the authority. The "
     "controller is Papier GmbH, Berlin.</p>"},
    {"https://ai.example/usage", "Acceptable Use Policy",
     "<h1>Usage policy</h1><p>You must not use our models to harm people. In particular you may not create "
     "malware, sexual content about minors, weapons, disinformation, or decisions about credit or work "
     "without "
     "human review.</p><p>You must tell people that they are talking to a machine. You must not claim that "
     "the "
     "output was written by a person, or use the output to train competing models.</p><p>We monitor use and "
     "may "
     "suspend your access if you violate this policy. We may update this policy, and you are responsible for "
     "following the current version. Report violations to us.</p>"},
    {"https://mail.example/sla", "",
     "<h1>Service Level Agreement</h1><p>This agreement applies to customers with a business plan and is "
     "part "
     "of the terms between you and us.</p><p>We will make the service available 99.9 % of each month. If we "
     "do "
     "not, you may ask for a credit of 10 % of the monthly fee for each full hour, up to the whole fee. You "
     "must ask within thirty days. Credits are your sole and exclusive remedy.</p><p>Planned maintenance, "
     "events beyond our reasonable control and your own breach of the agreement are excluded. We may change "
     "this agreement with ninety days' notice.</p>"},
};

}  // namespace

TEST_CASE("unusual terms are known as terms, and by their kind") {
    for (const Page& page : unusual_terms) {
        CAPTURE(std::string(page.url));
        const Detection detection = detect_terms(extract(page.html, {}), page.url);
        CAPTURE(detection.score);
        CHECK(detection.readable);
        CHECK(detection.is_terms);
        if (*page.terms_type != '\0') {
            CHECK(detection.terms_type == std::string(page.terms_type));
        }
    }
}

TEST_CASE("shells, walls and errors in other words cannot be read") {
    struct Obstacle {
        const char* html;
        const char* reason;
    };
    const Obstacle obstacles[] = {
        {"<title>Terms of Service</title><div id=root></div>", "empty"},
        {"<title>Terms</title><div id=app><p>Loading...</p></div>", "empty"},
        {"<title>Log in</title><h1>Log in</h1><p>Please log in to see this "
         "page.</p><p>Email</p><p>Password</p>",
         "login"},
        {"<h1>Are you a robot?</h1><p>Please tick the box to go on.</p>", "captcha"},
        {"<title>Attention Required!</title><p>Checking your browser before accessing the site. Ray ID: "
         "8c1f</p>",
         "captcha"},
        {"<h1>Page not found</h1><p>We could not find this page. Go back to the home page.</p>", "error"},
        {"<h1>503 Service Unavailable</h1><p>The server is busy. Try again later.</p>", "error"},
        {"<p>JavaScript is disabled in your browser. Please turn it on to read our Terms of Service.</p>",
         "needs_script"},
        {"<h1>Privacy Policy</h1><p>Our privacy policy has moved to our new site.</p>", "empty"},
    };
    for (const Obstacle& obstacle : obstacles) {
        CAPTURE(std::string(obstacle.html));
        const Detection detection = detect_terms(extract(obstacle.html, {}), "https://x.example/terms");
        CHECK_FALSE(detection.readable);
        CHECK_FALSE(detection.is_terms);
        CHECK(detection.reason == obstacle.reason);
    }
}

}  // namespace smallprint
