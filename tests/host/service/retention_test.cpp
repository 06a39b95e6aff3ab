// A person's rules on what is kept, from the setting to what the doors say of it.
#include "service/retention.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "base/error.h"
#include "service/analyze_page.h"
#include "service/full_change.h"
#include "service/methods.h"
#include "service/sample_terms.h"
#include "service/settings.h"

namespace smallprint::test {
namespace {

constexpr TimeMs hour = TimeMs{60} * 60 * 1000;

/// Five versions a month apart, every change seen.
StoredDocument five_versions(World& world) {
    for (const char* days : {"thirty days", "twenty days", "ten days", "seven days", "two days"}) {
        AnalyzeRequest request;
        const std::string html = terms_page(days);
        request.bytes = html;
        request.url = "https://www.unheard-of-shop.com/terms";
        const Report report = analyze_page(world.session, request);
        REQUIRE(report.stored);
        world.clock.advance(30 * 24 * hour);
    }
    Store& store = world.session.writing();
    const StoredDocument document = store.documents().at(0);
    REQUIRE(document.versions == 5);
    store.mark_seen(document);
    return document;
}

std::size_t kept(World& world, const StoredDocument& document) {
    return world.session.reading().versions(document).size();
}

void set(World& world, const JsonIn& changes) {
    (void)change_settings(world.session, changes);
}

}  // namespace

TEST_CASE("everything is kept until a rule is set, and for an hour after that") {
    World world;
    const StoredDocument document = five_versions(world);
    tidy_up(world.session);
    CHECK(kept(world, document) == 5);
    set(world, {{"retention_versions", 2}});
    tidy_up(world.session);
    CHECK(kept(world, document) == 5);
    world.clock.advance(hour + 1);
    SUBCASE("then it is obeyed") {
        tidy_up(world.session);
        CHECK(kept(world, document) == 3);
        CHECK(world.session.reading().verify().problems.empty());
    }
    SUBCASE("by the extension's own round") {
        (void)methods::notice_claim(world.session, JsonIn::object());
        CHECK(kept(world, document) == 3);
        const JsonOut listed = methods::document_versions(world.session, {{"document", document.id}});
        CHECK(listed.at("let_go") == 2);
        CHECK(listed.at("total") == 3);
        CHECK(listed.at("items").size() == 3);
        CHECK_THROWS_AS(
            (void)methods::document_get(world.session, {{"document", document.id}, {"version", 2}}), Error);
    }
    SUBCASE("but not where it was taken back") {
        set(world, {{"retention_versions", nullptr}});
        world.clock.advance(48 * hour);
        tidy_up(world.session);
        CHECK(kept(world, document) == 5);
    }
    SUBCASE("or at once where that is asked for, once a day otherwise") {
        set(world, {{"retention_versions", 4}});
        CHECK(let_go_in_turn(world.session, LettingGo::when_due, std::chrono::seconds(5)).versions == 0);
        CHECK(let_go_in_turn(world.session, LettingGo::now, std::chrono::seconds(5)).versions == 0);
        set(world, {{"retention_versions", 3}});
        CHECK(let_go_in_turn(world.session, LettingGo::now, std::chrono::seconds(5)).versions == 1);
        CHECK(let_go_in_turn(world.session, LettingGo::when_due, std::chrono::seconds(5)).versions == 0);
    }
}

TEST_CASE("what was cited or exported is kept") {
    World world;
    const StoredDocument document = five_versions(world);
    set(world, {{"retention_days", 1}});
    SUBCASE("cited") {
        pin_as_evidence(world.session, document, std::array{3U});
        CHECK(let_go_in_turn(world.session, LettingGo::now, std::chrono::seconds(5)).versions == 1);
        CHECK(kept(world, document) == 4);
    }
    SUBCASE("exported") {
        pin_exported(world.session, document.id);
        CHECK(let_go_in_turn(world.session, LettingGo::now, std::chrono::seconds(5)).versions == 0);
    }
    SUBCASE("neither") {
        CHECK(let_go_in_turn(world.session, LettingGo::now, std::chrono::seconds(5)).versions == 2);
    }
}

TEST_CASE("a step from or to a text that went is told without its words") {
    World world;
    const StoredDocument document = five_versions(world);
    set(world, {{"retention_versions", 2}});
    REQUIRE(let_go_in_turn(world.session, LettingGo::now, std::chrono::seconds(5)).versions == 2);
    const Store& store = world.session.reading();
    const auto changes = store.changes_of(document, 10);
    REQUIRE(changes.size() == 4);
    for (const StoredChange& change : changes) {
        const ChangeSummary summary = full_change(world.services, store, change);
        REQUIRE_FALSE(summary.items.empty());
        CHECK(summary.items[0].after.has_value() == (change.from_version == 4));
    }
}

TEST_CASE("rules are numbers within limits, or none") {
    World world;
    for (const JsonIn& wrong :
         {JsonIn{{"retention_days", 0}}, JsonIn{{"retention_days", 36'501}}, JsonIn{{"retention_days", "7"}},
          JsonIn{{"retention_versions", 1}}, JsonIn{{"retention_versions", 2.5}}}) {
        CAPTURE(wrong.dump());
        CHECK_THROWS_AS((void)change_settings(world.session, wrong), Error);
    }
    CHECK_FALSE(rules_of(read_settings(world.session.asking())).any());
    CHECK(setting_from_words("retention_days", "forever").is_null());
    CHECK(setting_from_words("retention_versions", "all").is_null());
}

}  // namespace smallprint::test
