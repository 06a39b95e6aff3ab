// What a server sends and is not the watched text never becomes a version; what is, does.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

#include "document/extract.h"
#include "history/store.h"
#include "service/watched.h"

namespace smallprint {
namespace {

using test::page;
using test::terms_page;
using test::url;
using test::Watched;

std::string shell() {
    return "<html lang=en><head><title>Terms</title></head><body><div id=root></div><script "
           "src=a.js></script></body>"
           "</html>";
}

std::string german() {
    std::string html =
        "<html><head><title>Nutzungsbedingungen</title></head><body><main><h1>Nutzungsbedingungen</h1>";
    for (int i = 0; i < 12; ++i) {
        html +=
            "<p>Wir haften nicht für den Verlust von Daten, und die Nutzung der Dienste ist nicht ohne die "
            "Zustimmung von uns oder dem Anbieter der Software erlaubt, die das Gesetz vorsieht. Punkt " +
            std::to_string(i) + ".</p>";
    }
    return html + "</main></body></html>";
}

TEST_CASE("walls, shells, errors and other texts never become a version") {
    Watched world;
    world.add();
    CHECK(world.state_after(page(terms_page())) == "ok");
    const auto said = [](std::string_view words) {
        return page("<html lang=en><body><main><h1>Hello</h1><p>" + std::string(words) +
                    "</p></main></body></html>");
    };
    CHECK(world.state_after(page(shell())) == "needs_javascript");
    CHECK(world.state_after(said("Please enable JavaScript to view this page.")) == "needs_javascript");
    CHECK(world.state_after(said("Please log in to continue to your account.")) == "login");
    CHECK(world.state_after(
              page("<html><body><form method=post><input name=email><input type=\"password\" "
                   "name=p><button>Go</button></form><script src=a.js></script></body></html>")) == "login");
    CHECK(world.state_after(said("Verify you are human by completing the action below.")) == "captcha");
    CHECK(world.state_after(said("Page not found. The page you requested does not exist.")) == "error_page");
    CHECK(world.state_after(page("")) == "empty");
    CHECK(world.state_after(page(german())) == "language");
    std::string other = "<html lang=en><body><main><h1>Our kitchen</h1>";
    for (int i = 0; i < 40; ++i) {
        other +=
            "<p>Peel the onions and let them fry slowly until they are golden, then add the rice number " +
            std::to_string(i) + ".</p>";
    }
    CHECK(world.state_after(page(other + "</main></body></html>")) == "not_terms");
    FetchResult elsewhere = page(other);
    elsewhere.url = "https://www.unheard-of-shop.com/account/login?next=/terms";
    CHECK(world.state_after(elsewhere) == "login");
    FetchResult failed;
    for (const auto& [outcome, state] : {std::pair{FetchOutcome::refused, "refused"},
                                         {FetchOutcome::challenge, "captcha"},
                                         {FetchOutcome::gone, "gone"},
                                         {FetchOutcome::busy, "busy"},
                                         {FetchOutcome::server_error, "server_error"},
                                         {FetchOutcome::too_large, "too_large"},
                                         {FetchOutcome::bad_certificate, "bad_certificate"},
                                         {FetchOutcome::not_allowed, "not_allowed"},
                                         {FetchOutcome::unreachable, "unreachable"}}) {
        failed.outcome = outcome;
        CHECK(world.state_after(failed) == state);
    }
    CHECK(world.versions() == 1);
    CHECK(world.session.unseen() == 0);
    const auto entry = WatchList(world.session.writing()).list({}, 1, 0).front();
    CHECK(entry.failures > 10);
    CHECK(is_checked_when_visited("needs_javascript"));
    CHECK(watch_message(entry) == "The site could not be reached.");
    CHECK(world.state_after(page(terms_page())) == "ok");
    CHECK(WatchList(world.session.writing()).list({}, 1, 0).front().failures == 0);
}

// Terms of the same kind of which no clause is an old one.
std::string rewritten(std::string_view title) {
    std::string html = "<html lang=en><head><title>" + std::string(title) +
                       "</title></head><body><main><h1>" + std::string(title) + "</h1>";
    for (int i = 0; i < 30; ++i) {
        html +=
            "<p>By using the services you agree to these terms of service, and we may change, suspend or end "
            "the services or your account without liability to you as section " +
            std::to_string(i) + " says.</p>";
    }
    return html + "</main></body></html>";
}

TEST_CASE("a text of an archive that was rewritten at its address is the archive's document still") {
    Watched world;
    const Document text = extract(terms_page(), {});
    NewVersion version;
    version.key = {"Unheard Of Shop", "Terms of Service", "en", ""};
    version.url = url;
    version.title = "Terms of Service";
    version.captured_at = world.clock.now();
    version.source = VersionSource::ota;
    version.extractor = "test/1";
    version.document = &text;
    const StoredDocument archived = world.session.writing().record(version).document;
    WatchRequest known;
    known.document = archived.id;
    (void)add_watch(world.session, known);

    CHECK(world.state_after(page(rewritten("Terms of Service"))) == "ok");
    CHECK(world.session.reading().documents().size() == 1);
    CHECK(world.versions() == 2);
    // Another text at the address stays out of it.
    std::string policy =
        "<html lang=en><head><title>Privacy Policy</title></head><body><main><h1>Privacy Policy</h1>";
    for (int i = 0; i < 30; ++i) {
        policy +=
            "<p>We collect personal data about you when you use our services, and we may share it with third "
            "parties as this privacy policy says in section " +
            std::to_string(i) + ".</p>";
    }
    CHECK(world.state_after(page(policy + "</main></body></html>")) == "different");
    CHECK(world.session.reading().documents().size() == 1);
    CHECK(world.versions() == 2);
}

}  // namespace
}  // namespace smallprint
