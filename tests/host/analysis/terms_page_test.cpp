#include "analysis/terms_page.h"

#include <doctest/doctest.h>

#include <string>

#include "analysis/terms_page_features.h"
#include "document/extract.h"

namespace smallprint {

namespace {

Detection detect(std::string_view text, std::string_view url = {}) {
    return detect_terms(extract(text, {}), url);
}

std::string times(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

const std::string terms_paragraph =
    "<p>By accessing our services you agree to be bound by this agreement. We may change the fees at any "
    "time, and we "
    "reserve the right to suspend or close your account at our sole discretion.</p>"
    "<p>You must not copy the service. Our liability is limited to the extent permitted by applicable law, "
    "and the "
    "service is provided as is without warranties. These terms are governed by the laws of Norway.</p>";
const std::string privacy_paragraph =
    "<p>We collect personal data that you provide when you sign up. We share your information with service "
    "providers and "
    "other third parties, and we retain it as long as we need it.</p><p>You can opt out of cookies and "
    "exercise your "
    "rights under data protection law. Contact us about this privacy policy.</p>";

}  // namespace

TEST_CASE("terms and privacy policies are known by their text alone") {
    const auto terms = detect(times(terms_paragraph, 3));
    CHECK(terms.is_terms);
    CHECK(terms.readable);
    CHECK(terms.terms_type == "Terms of Service");
    CHECK(terms.reason.empty());
    const auto privacy = detect(times(privacy_paragraph, 3));
    CHECK(privacy.is_terms);
    CHECK(privacy.terms_type == "Privacy Policy");
}

TEST_CASE("the title names the kind") {
    CHECK(detect("<h1>Acceptable Use Policy</h1>" + times(terms_paragraph, 2)).terms_type ==
          "Acceptable Use Policy");
    CHECK(detect("<title>Cookie Notice - X</title>" + times(privacy_paragraph, 2)).terms_type ==
          "Cookie Policy");
    CHECK(detect(times(terms_paragraph, 2), "https://x.example/legal/community-guidelines").terms_type ==
          "Community Guidelines");
}

TEST_CASE("articles, manuals and licences are not terms") {
    const std::string article =
        "<h1>Why I stopped reading privacy policies</h1>" +
        times(
            "<p>Last week I was looking at what companies do with our data, and researchers said they were "
            "surprised. "
            "People told me that their apps had shared everything with advertisers, and she said that it was "
            "worse than "
            "anybody thought. I recommend to read their terms of service, according to my friends.</p>",
            4);
    const std::string manual =
        "<h1>How to install the server</h1>" + times(
                                                   "<p>Click the button and select the option in the "
                                                   "settings. Run the command to install the file, then "
                                                   "configure the server in the repository; open a pull "
                                                   "request if the default example does not run.</p>",
                                                   6);
    const std::string licence =
        "<h1>Example Public License</h1>" + times(
                                                "<p>The Licensor grants each Contributor a patent licence to "
                                                "reproduce the Work and derivative works, and to "
                                                "redistribute its source code. Redistribution of the Work "
                                                "must retain this License, and copyright holders "
                                                "shall not be liable for free software.</p>",
                                                5);
    for (const std::string& page : {article, manual, licence}) {
        const auto detection = detect(page);
        CHECK_FALSE(detection.is_terms);
        CHECK(detection.readable);
        CHECK(detection.reason == "not_terms");
        CHECK(detection.score < 0.5);
    }
}

TEST_CASE("what cannot be read says why") {
    CHECK(detect("").reason == "empty");
    CHECK(detect("<h1>Privacy Policy</h1>").reason == "empty");
    CHECK(detect("<title>Just a moment...</title><p>Verify you are human by completing the action below.</p>")
              .reason == "captcha");
    CHECK(detect("<h1>Welcome</h1><p>Please sign in</p><p>Forgot password?</p>").reason == "login");
    CHECK(detect("<h1>404</h1><p>The page you are looking for is gone.</p>").reason == "error");
    CHECK(detect("<p>You need to enable JavaScript to run this app.</p>").reason == "needs_script");
    for (const char* page : {"", "<h1>Terms</h1>", "<p>Access denied</p>"}) {
        CHECK_FALSE(detect(page).readable);
        CHECK_FALSE(detect(page).is_terms);
    }
}

TEST_CASE("a cookie banner on an empty page is no privacy policy") {
    const std::string banner =
        "<h2>We value your privacy</h2><p>We and our partners store and/or access information on a device, "
        "such as "
        "cookies, and process personal data, such as unique identifiers, for personalised advertising. You "
        "may "
        "click to consent to our and our partners' processing. Your preferences apply to this website only. "
        "You "
        "can change your preferences at any time by returning to this site or visit our privacy policy. "
        "Personal "
        "data that we collect is shared with third parties as this notice says.</p>";
    const auto detection = detect("<title>Privacy Policy</title>" + banner);
    CHECK_FALSE(detection.readable);
    CHECK(detection.reason == "consent");
    CHECK(detect(times(terms_paragraph, 3) + banner).readable);
}

TEST_CASE("a page of terms that mentions a captcha or a login is readable") {
    CHECK(detect(times(terms_paragraph, 3) + "<p>You must not get round a captcha. Please sign in.</p>")
              .readable);
}

TEST_CASE("names of terms are whole words") {
    CHECK(named_terms_type("Example | Terms & Conditions") == "Terms of Service");
    CHECK(named_terms_type("PRIVACY NOTICE (EU)") == "Privacy Policy");
    CHECK(named_terms_type("Midterms") == "");
    CHECK(named_terms_type("About us") == "");
}

TEST_CASE("an article's address speaks for nothing, whatever else it names") {
    const std::string page = times(terms_paragraph, 2);
    const double plain = detect(page).score;
    CHECK(detect(page, "https://x.example/legal/Privacy-Policy").score > plain);
    CHECK(detect(page, "https://x.example/Blog/why-privacy-matters").score == plain);
    CHECK(detect(page, "https://x.example/articles/privacy").score == plain);
}

}  // namespace smallprint
