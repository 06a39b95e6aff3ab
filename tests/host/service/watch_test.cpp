// The watch list from adding to telling, with a network of the test's own: every answer is made up here.
#include "service/watch.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "base/error.h"
#include "history/notices.h"
#include "service/analyze_page.h"
#include "service/digest.h"
#include "service/forget.h"
#include "service/list_changes.h"
#include "service/notice.h"
#include "service/sample_terms.h"
#include "service/settings.h"
#include "service/watch_check.h"

namespace smallprint {
namespace {

using test::terms_page;

constexpr TimeMs hour = 60 * 60 * 1000;
constexpr TimeMs day = 24 * hour;
constexpr std::string_view url = "https://www.unheard-of-shop.com/terms";

FetchResult page(std::string html) {
    FetchResult result;
    result.outcome = FetchOutcome::page;
    result.url = url;
    result.permanent_url = url;
    result.bytes = std::move(html);
    result.content_type = "text/html";
    return result;
}

/// A history, a clock, and the next answer of the network.
struct Watched {
    test::TemporaryDirectory directory;
    test::HandClock clock;
    FetchResult answer = page(terms_page());
    std::vector<FetchRequest> asked;
    Services services{ServiceOptions{.data_directory = directory.path() / "data",
                                     .clock = &clock,
                                     .open_viewer = {},
                                     .open_shadow = false,
                                     .make_catalogue = {},
                                     .fetch_page = [this](const FetchRequest& request) {
                                         asked.push_back(request);
                                         return answer;
                                     }}};
    Session session{services, Session::Access::read_write};

    WatchEntry add(std::string_view address = url) {
        WatchRequest request;
        request.url = address;
        return add_watch(session, request).first;
    }
    std::optional<Checked> check() {
        WatchCheck what;
        what.claim.due_before = clock.now();
        return check_watch(session, what);
    }
    /// Checks the one entry, whenever it is due, and gives its state.
    std::string state_after(FetchResult next) {
        answer = std::move(next);
        clock.advance(40 * day);
        const auto checked = check();
        return checked ? checked->entry.state : "nothing was due";
    }
    std::uint32_t versions() {
        const auto all = session.reading().documents();
        return all.empty() ? 0 : all.front().versions;
    }
};

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

}  // namespace

TEST_CASE("what is watched is read, dated, and left alone until it is due") {
    Watched world;
    const WatchEntry added = world.add("https://www.unheard-of-shop.com:443/terms?utm_source=mail#top");
    CHECK(added.url == url);
    CHECK(added.state == "waiting");
    CHECK(added.service == "unheard-of-shop.com");
    const auto checked = world.check();
    REQUIRE(checked.has_value());
    CHECK(checked->entry.state == "ok");
    CHECK(checked->entry.document.has_value());
    CHECK(checked->entry.due_at >= world.clock.now() + 24 * hour);
    CHECK(checked->entry.due_at <= world.clock.now() + 27 * hour);
    const auto versions = world.session.reading().versions(*checked->entry.document);
    REQUIRE(versions.size() == 1);
    CHECK(versions.front().source == VersionSource::refetch);
    CHECK_FALSE(world.check().has_value());
    world.clock.advance(28 * hour);
    CHECK(world.check().has_value());
    CHECK(world.versions() == 1);
    CHECK_FALSE(world.add().document == std::nullopt);
    CHECK(WatchList(world.session.writing()).counts().total == 1);
}

TEST_CASE("one server is asked one thing at a time, by whichever program") {
    Watched world;
    world.add();
    world.add("https://www.unheard-of-shop.com/privacy");
    WatchList mine(world.session.writing());
    WatchClaim due;
    due.due_before = world.clock.now();
    const auto first = mine.claim(due, hour);
    REQUIRE(first.has_value());
    Session other(world.services, Session::Access::read_write);
    CHECK_FALSE(WatchList(other.writing()).claim(due, hour).has_value());
    CHECK(mine.next_free(due) == world.clock.now() + hour);
    WatchResult result;
    result.state = "ok";
    result.due_at = world.clock.now() + day;
    result.host_free_at = world.clock.now() + 4'000;
    mine.finish(*first, result);
    CHECK_FALSE(WatchList(other.writing()).claim(due, hour).has_value());
    world.clock.advance(4'000);
    due.due_before = world.clock.now();
    const auto second = WatchList(other.writing()).claim(due, hour);
    REQUIRE(second.has_value());
    CHECK(second->row != first->row);
    // Whoever claimed it died: after the lease it is free.
    world.clock.advance(hour);
    due.due_before = world.clock.now();
    CHECK(mine.claim(due, hour)->row == second->row);
}

TEST_CASE("a change is told once, in one browser, and a return not at all") {
    Watched world;
    world.add();
    CHECK(world.state_after(page(terms_page())) == "ok");
    CHECK(claim_news(world.session, 3).changes.empty());
    CHECK(world.state_after(page(terms_page("three days"))) == "ok");
    CHECK(world.versions() == 2);
    CHECK(world.session.unseen() == 1);
    Session other(world.services, Session::Access::read_write);
    const Notices told = claim_news(other, 3);
    REQUIRE(told.changes.size() == 1);
    CHECK(told.changes.front().substantive);
    CHECK(claim_news(world.session, 3).changes.empty());
    CHECK(claim_news(other, 3).changes.empty());
    // Back again within 90 days: in the timeline, and nobody's news.
    CHECK(world.state_after(page(terms_page())) == "ok");
    CHECK(world.versions() == 3);
    CHECK(world.session.unseen() == 1);
    CHECK(claim_news(world.session, 3).changes.empty());
}

TEST_CASE("notifications that are off are not used up; what is old is no news") {
    Watched world;
    world.add();
    CHECK(world.state_after(page(terms_page())) == "ok");
    CHECK(world.state_after(page(terms_page("three days"))) == "ok");
    (void)change_settings(world.session, JsonIn{{"notifications", false}});
    CHECK(claim_news(world.session, 3).changes.empty());
    (void)change_settings(world.session, JsonIn{{"notifications", true}});
    CHECK(claim_news(world.session, 3).changes.size() == 1);
    CHECK(world.state_after(page(terms_page("nine days"))) == "ok");
    world.clock.advance(8 * day);
    CHECK(claim_news(world.session, 3).changes.empty());
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

TEST_CASE("trouble puts the next look off further and further, and Retry-After is heard") {
    Watched world;
    world.add();
    FetchResult failed;
    failed.outcome = FetchOutcome::unreachable;
    TimeMs before = 0;
    for (int i = 0; i < 6; ++i) {
        CHECK(world.state_after(failed) == "unreachable");
        const TimeMs wait =
            WatchList(world.session.writing()).list({}, 1, 0).front().due_at - world.clock.now();
        CHECK(wait > before);
        before = wait;
    }
    CHECK(before >= 32 * hour);
    CHECK(before <= 36 * hour);
    failed.outcome = FetchOutcome::busy;
    failed.retry_after = 20 * day;
    CHECK(world.state_after(failed) == "busy");
    CHECK(WatchList(world.session.writing()).list({}, 1, 0).front().due_at >= world.clock.now() + 20 * day);
}

TEST_CASE(
    "an answer that nothing changed moves the date, and is only asked for while it means the text in force") {
    Watched world;
    world.add();
    FetchResult first = page(terms_page());
    first.etag = "\"v1\"";
    CHECK(world.state_after(first) == "ok");
    CHECK(world.asked.back().etag.empty());
    FetchResult same;
    same.outcome = FetchOutcome::not_modified;
    CHECK(world.state_after(same) == "ok");
    CHECK(world.asked.back().etag == "\"v1\"");
    const auto document = world.session.reading().documents().front();
    CHECK(document.last_verified == world.clock.now());
    CHECK(document.versions == 1);
    // A browser sees another text: what the server would say about the one before means nothing now.
    AnalyzeRequest visit;
    const std::string html = terms_page("three days");
    visit.bytes = html;
    visit.url = url;
    (void)analyze_page(world.session, visit);
    CHECK(world.versions() == 2);
    CHECK(world.state_after(page(terms_page("three days"))) == "ok");
    CHECK(world.asked.back().etag.empty());
}

TEST_CASE("a page that moved for good is followed if it is the same text, and that is said once") {
    Watched world;
    world.add();
    CHECK(world.state_after(page(terms_page())) == "ok");
    FetchResult moved = page(terms_page("three days"));
    moved.url = moved.permanent_url = "https://www.unheard-of-shop.com/legal/terms-of-service";
    CHECK(world.state_after(moved) == "ok");
    const auto entry = WatchList(world.session.writing()).list({}, 1, 0).front();
    CHECK(entry.url == moved.url);
    CHECK(entry.moved_from == url);
    CHECK(world.session.reading().documents().size() == 1);
    CHECK(world.versions() == 2);
    CHECK(claim_news(world.session, 3).moved.size() == 1);
    CHECK(claim_news(world.session, 3).moved.empty());

    std::string other = terms_page();
    std::string text =
        "<html lang=en><head><title>Privacy Policy</title></head><body><main><h1>Privacy Policy</h1>";
    for (int i = 0; i < 30; ++i) {
        text +=
            "<p>We collect personal data about you when you use our services, and we may share it with third "
            "parties as this privacy policy says in section " +
            std::to_string(i) + ".</p>";
    }
    FetchResult wrong = page(text + "</main></body></html>");
    wrong.url = wrong.permanent_url = "https://www.unheard-of-shop.com/privacy";
    CHECK(world.state_after(wrong) == "moved");
    CHECK(world.versions() == 2);
    CHECK(WatchList(world.session.writing()).list({}, 1, 0).front().url == moved.url);
}

TEST_CASE("only web addresses are watched, plain http only with leave, documents by their id") {
    Watched world;
    CHECK_THROWS_AS(world.add("file:///etc/passwd"), Error);
    CHECK_THROWS_AS(world.add("chrome://settings"), Error);
    CHECK_THROWS_AS(world.add("http://nas.local/terms"), Error);
    WatchRequest local;
    local.url = "http://nas.local/terms";
    local.local = true;
    CHECK(add_watch(world.session, local).first.local);
    WatchRequest unknown;
    unknown.document = "SP-D-AAAAAAAAAA";
    CHECK_THROWS_AS(add_watch(world.session, unknown), Error);
    AnalyzeRequest visit;
    const std::string html = terms_page();
    visit.bytes = html;
    visit.url = url;
    const Report report = analyze_page(world.session, visit);
    WatchRequest known;
    known.document = report.document->id;
    CHECK(add_watch(world.session, known).first.language == "en");
    CHECK(remove_watch(world.session, url, "") == 1);
    CHECK(remove_watch(world.session, url, "") == 0);
}

TEST_CASE("a watched document of an archive keeps the archive's name for the service") {
    Watched world;
    AnalyzeRequest visit;
    const std::string html = terms_page();
    visit.bytes = html;
    visit.url = url;
    const Report report = analyze_page(world.session, visit);
    Store& store = world.session.writing();
    const auto seen = store.find_document(report.document->id);
    REQUIRE(seen);
    const Document text = store.load(*seen, 1);
    NewVersion version;
    version.key = {"Unheard Of Shop", "Terms of Service", "en", ""};
    version.url = url;
    version.captured_at = world.clock.now();
    version.source = VersionSource::ota;
    version.extractor = "test/1";
    version.document = &text;
    const StoredDocument document = store.record(version).document;
    WatchRequest known;
    known.document = document.id;
    const WatchEntry entry = add_watch(world.session, known).first;
    CHECK(entry.service == "Unheard Of Shop");
    CHECK(watch_json(world.session.asking(), entry, world.clock.now()).at("service") == "Unheard Of Shop");
    CHECK(world.add("https://www.other-unheard-of-shop.com/terms").service == "other-unheard-of-shop.com");
}

TEST_CASE("forgetting a service takes its pages off the list") {
    Watched world;
    world.add();
    CHECK(world.state_after(page(terms_page())) == "ok");
    world.add("https://www.unheard-of-shop.com/cookies");
    world.add("https://www.other-shop.com/terms");
    (void)forget_service(world.session, "unheard-of-shop.com");
    const auto left = WatchList(world.session.writing()).list({}, 10, 0);
    REQUIRE(left.size() == 1);
    CHECK(left.front().service == "other-shop.com");
    (void)forget_everything(world.session);
    CHECK(WatchList(world.session.writing()).list({}, 10, 0).empty());
}

TEST_CASE("the digest has what matters, by service, and comes once a week") {
    Watched world;
    world.add();
    CHECK(world.state_after(page(terms_page())) == "ok");
    CHECK_FALSE(claim_news(world.session, 3).digest.has_value());
    CHECK(world.state_after(page(terms_page("three days"))) == "ok");
    const Digest digest =
        make_digest(world.session.reading(), world.clock.now() - 7 * day, world.clock.now() + 1);
    REQUIRE(digest.services.size() == 1);
    CHECK(digest.changes == 1);
    const DigestDocument& document = digest.services.front().documents.front();
    CHECK(document.changed_30_days == 1);
    CHECK_FALSE(document.seen);
    REQUIRE_FALSE(document.items.empty());
    CHECK(document.items.front().substantive);
    CHECK(changed_often(3) == "changed 3 times in the last 30 days");
    world.clock.advance(day);
    int digests = 0;
    for (int i = 0; i < 14 * 24; ++i) {
        digests += claim_news(world.session, 3).digest ? 1 : 0;
        world.clock.advance(hour);
    }
    CHECK(digests == 1);  // The week after that had nothing to say.
    CHECK(make_digest(world.session.reading(), 0, world.clock.now()).changes == 1);
    CHECK(last_digest_time("off", world.clock.now()) == std::nullopt);
}

TEST_CASE("settings hold for everybody, all or nothing, and nonsense is refused") {
    Watched world;
    CHECK(read_settings(world.session.asking()).watch_interval_hours == 24);
    (void)change_settings(world.session, JsonIn{{"watch_interval_hours", 6}, {"digest_day", "friday"}});
    Session other(world.services, Session::Access::read_write);
    CHECK(read_settings(other.asking()).watch_interval_hours == 6);
    CHECK(read_settings(other.asking()).digest_day == "friday");
    for (const JsonIn& wrong : {JsonIn{{"watch_interval_hours", 0}}, JsonIn{{"digest_day", "someday"}},
                                JsonIn{{"notifications", "yes"}}, JsonIn{{"unheard_of", 1}}, JsonIn::array(),
                                JsonIn{{"notifications", false}, {"watch_interval_hours", -1}}}) {
        CAPTURE(wrong.dump());
        CHECK_THROWS_AS(change_settings(world.session, wrong), Error);
    }
    CHECK(read_settings(other.asking()).notifications);
    CHECK(setting_from_words("watch_interval_hours", "90") == 90);
    CHECK(setting_from_words("notifications", "off") == false);
    CHECK(setting_from_words("digest_day", "Friday") == "friday");
    CHECK_THROWS_AS((void)setting_from_words("nothing", "1"), Error);
}

TEST_CASE("the badge's colour is that of the worst of all unseen changes, not of the newest") {
    Watched world;
    Store& store = world.session.writing();
    // More than a page of them, the worst the oldest.
    constexpr int count = 520;
    for (int i = 0; i < count; ++i) {
        const std::string service = "Service " + std::to_string(i);
        Recorded last;
        for (const char* words : {"We keep it for a year.", "We keep it for ever."}) {
            const Document text = extract(words, {});
            NewVersion version;
            version.key = {service, "Terms of Service", "en", ""};
            version.url = "https://a.example/terms";
            version.captured_at = world.clock.now() + i;
            version.extractor = "test/1";
            version.document = &text;
            last = store.record(version);
        }
        ChangeSummary summary;
        summary.substantive = true;
        summary.items.push_back({ChangeKind::edited, "retention", i == 0 ? Severity::high : Severity::low,
                                 "It keeps it longer.", std::nullopt, std::nullopt, true});
        store.record_change(last, summary);
    }
    ChangesPage page = list_changes(world.session, true, 1, 0);
    CHECK(page.unseen == count);
    CHECK(page.worst == Severity::high);
    const StoredChange oldest = list_changes(world.session, true, 1, count - 1).items.at(0);
    CHECK(mark_changes_seen(world.session, std::array{oldest.row}) == count - 1);
    CHECK(list_changes(world.session, true, 1, 0).worst == Severity::low);
    for (const StoredDocument& document : store.documents()) {
        store.mark_seen(document);
    }
    CHECK(list_changes(world.session, true, 1, 0).worst == std::nullopt);
}

}  // namespace smallprint
