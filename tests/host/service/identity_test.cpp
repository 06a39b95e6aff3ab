#include "service/identity.h"

#include <doctest/doctest.h>

#include "document/extract.h"
#include "service/language.h"

namespace smallprint {
namespace {

DocumentKey key_of(const Catalogue& catalogue, std::string_view url, std::string_view html,
                   std::string_view language = "") {
    const Document document = extract(html, ExtractOptions{InputFormat::html, url, {}});
    Detection detection;
    detection.terms_type = "Privacy Policy";
    return identify(catalogue, reduce_address(url).value(), document, detection, language);
}

constexpr std::string_view page = "<html lang='en-GB'><body><p>We keep what you give us.</p></body></html>";

}  // namespace

TEST_CASE("a service that nobody knows is named by its registrable domain, its document by its path") {
    const Catalogue catalogue = Catalogue::embedded();
    const DocumentKey key = key_of(catalogue, "https://www.unheard-of-shop.co.uk/legal/privacy?id=3", page);
    CHECK(key.service == "unheard-of-shop.co.uk");
    CHECK(key.terms_type == "Privacy Policy");
    CHECK(key.language == "en");
    CHECK(key.variant == "/legal/privacy?id=3");
}

TEST_CASE("two subdomains have two documents, www has none of its own") {
    const Catalogue catalogue = Catalogue::embedded();
    const auto variant = [&](std::string_view url) { return key_of(catalogue, url, page).variant; };
    CHECK(variant("https://www.unheard-of-shop.com/terms") == variant("https://unheard-of-shop.com/terms"));
    CHECK(variant("https://help.unheard-of-shop.com/terms") == "help/terms");
}

TEST_CASE("a document that the catalogue names has no variant") {
    const Catalogue catalogue = Catalogue::embedded();
    const DocumentKey key = key_of(catalogue, "https://github.com/site/privacy?utm_source=x", page);
    if (!catalogue.service_at("https://github.com/site/privacy")
             .value_or(KnownService{})
             .terms_type.empty()) {
        CHECK(key.variant.empty());
    }
    CHECK_FALSE(key.service.empty());
}

TEST_CASE("files belong to no service") {
    const Catalogue catalogue = Catalogue::embedded();
    CHECK(key_of(catalogue, "file:///tmp/terms.html", page).service == "local file");
}

TEST_CASE("the document's own language counts before the caller's, and that before a guess") {
    const Document german = extract("<html lang=de><p>Guten Tag</p></html>", {InputFormat::html, {}, {}});
    CHECK(document_language(german, "en") == "de");
    const Document silent = extract("<p>Guten Tag</p>", {InputFormat::html, {}, {}});
    CHECK(document_language(silent, "fr-CA") == "fr");
    CHECK(document_language(silent, "und").empty());
}

TEST_CASE("a language tag is its first part, if it is one") {
    CHECK(primary_language_tag("EN_us") == "en");
    CHECK(primary_language_tag("zh-Hant-TW") == "zh");
    CHECK(primary_language_tag("fil") == "fil");
    CHECK(primary_language_tag("x-klingon").empty());
    CHECK(primary_language_tag("english").empty());
    CHECK(primary_language_tag("<b>").empty());
    CHECK(primary_language_tag("").empty());
}

TEST_CASE("the commonest words tell the language of a text") {
    CHECK(guess_language(
              "By using the service you agree to these terms and to the rules that we set for you. The "
              "agreement is between you and the company, and it ends when you close your account.") == "en");
    CHECK(guess_language(
              "Mit der Nutzung des Dienstes stimmen Sie den Bedingungen zu, die für die Nutzung und das "
              "Konto gelten. Der Vertrag endet, wenn Sie das Konto nicht mehr nutzen und von uns löschen "
              "lassen.") == "de");
    CHECK(guess_language(
              "En utilisant les services, vous acceptez les conditions et la politique de "
              "confidentialité. Nous traitons des données pour vous fournir les services dans le respect du "
              "droit.") == "fr");
    CHECK(guess_language("Lorem ipsum").empty());
    CHECK(guess_language("").empty());
}

}  // namespace smallprint
