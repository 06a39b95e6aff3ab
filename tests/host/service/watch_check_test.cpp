// When a watched page is looked at, what is asked of its server, and where it moved to.
#include <doctest/doctest.h>

#include <string>

#include "history/notices.h"
#include "service/analyze_page.h"
#include "service/notice.h"
#include "service/watched.h"

namespace smallprint {
namespace {

using test::day;
using test::hour;
using test::page;
using test::terms_page;
using test::url;
using test::Watched;

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

TEST_CASE("two watched addresses that both answer are two documents, however alike their texts") {
    // Long enough to be taken for the same that moved.
    const auto long_terms = [](const std::string& last) {
        std::string html =
            "<html lang=en><head><title>Terms of Service</title></head><body><main><h1>Terms of Service</h1>";
        for (int i = 0; i < 30; ++i) {
            html +=
                "<p>By using the service you agree to these terms of service, and we may suspend your "
                "account "
                "if you break them, as section " +
                std::to_string(i) + " says.</p>";
        }
        return html + "<p>" + last + "</p></main></body></html>";
    };
    const FetchResult first = page(long_terms("Disputes are settled by the courts of Ohio."));
    Watched world;
    world.add();
    CHECK(world.state_after(first) == "ok");
    constexpr std::string_view other = "https://www.unheard-of-shop.com/partners/terms";
    world.add(other);
    FetchResult partners = page(long_terms("Disputes of partners are settled by the courts of Utah."));
    partners.url = partners.permanent_url = other;
    // Whichever is due is given its own text; nothing of it is a change.
    for (int i = 0; i < 6; ++i) {
        world.clock.advance(40 * day);
        const auto due = WatchList(world.session.writing()).list({}, 2, 0);
        REQUIRE(due.size() == 2);
        for (int k = 0; k < 2; ++k) {
            world.clock.advance(hour);
            WatchCheck what;
            what.claim.row = due[static_cast<std::size_t>(k)].row;
            what.claim.due_before = world.clock.now();
            world.answer = due[static_cast<std::size_t>(k)].url == other ? partners : first;
            const auto checked = check_watch(world.session, what);
            REQUIRE(checked.has_value());
            CHECK(checked->entry.state == "ok");
            CHECK_FALSE(checked->changed);
        }
    }
    const auto documents = world.session.reading().documents();
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].versions == 1);
    CHECK(documents[1].versions == 1);
}

}  // namespace
}  // namespace smallprint
