// Which pages are watched: adding, leaving out, names, and one program at a time.
#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "base/error.h"
#include "service/analyze_page.h"
#include "service/forget.h"
#include "service/watched.h"

namespace smallprint {
namespace {

using test::day;
using test::hour;
using test::page;
using test::terms_page;
using test::url;
using test::Watched;

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

}  // namespace
}  // namespace smallprint
