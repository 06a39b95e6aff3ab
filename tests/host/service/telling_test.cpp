// Telling what changed: once, in one browser, by the badge, and in the digest.
#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <string>

#include "document/extract.h"
#include "history/notices.h"
#include "service/analyze_page.h"
#include "service/digest.h"
#include "service/list_changes.h"
#include "service/notice.h"
#include "service/settings.h"
#include "service/watched.h"

namespace smallprint {
namespace {

using test::day;
using test::hour;
using test::page;
using test::terms_page;
using test::url;
using test::Watched;

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

}  // namespace
}  // namespace smallprint
