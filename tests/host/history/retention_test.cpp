// What rules let go is in no file any more; what stays can be read, and the chain holds.
#include "history/retention.h"

#include <doctest/doctest.h>

#include <SQLiteCpp/Database.h>

#include <array>
#include <string>
#include <vector>

#include "base/error.h"
#include "history/bytes_on_disk.h"
#include "history/clause_life.h"
#include "history/fixture.h"
#include "history/returns.h"
#include "history/verify.h"

namespace smallprint::test {

namespace {

constexpr std::chrono::milliseconds long_enough{60'000};

// Each version has a word of its own, one that it shares with its successor, and one that all have. Too short
// and too different to be compressed: the words lie in the frames as they are.
const std::vector<std::string> own{"Zanzibar.", "Marmalade.", "Vellichor.",
                                   "Ocelot.",   "Quagmire.",  "Wombat."};
const std::vector<std::string> shared{"Alpha pair.", "Bravo pair.",   "Charlie pair.", "Delta pair.",
                                      "Echo pair.",  "Foxtrot pair.", "Golf pair."};

Document text(std::size_t at) {
    return document_of({"Common ground.", own[at], shared[at], shared[at + 1]});
}

// Six versions, thirty days apart, each change seen but the one to `unseen`.
StoredDocument fill(Store& store, FixedClock& clock, std::uint32_t unseen = 0) {
    StoredDocument document;
    for (std::size_t i = 0; i < own.size(); ++i) {
        clock.time += 30 * day;
        const Document now = text(i);
        const Recorded recorded = store.record(version_of(now, clock.time));
        document = recorded.document;
        if (recorded.previous) {
            ChangeSummary summary;
            summary.changed = 1;
            summary.substantive = true;
            summary.items.push_back({ChangeKind::edited, "data_sale", Severity::high, "It now says " + own[i],
                                     own[i - 1], own[i], true});
            store.record_change(recorded, summary);
            Evidence evidence;
            evidence.type = "data_sale";
            evidence.rule = own[i];
            store.cache_evidence(std::array{std::pair(now.clauses[0].sha256, std::vector{evidence})},
                                 "reader/1");
        }
        for (const StoredChange& change : store.changes_of(document, 1)) {
            if (change.to_version != unseen) {
                store.mark_seen(std::array{change.row});
            }
        }
    }
    return document;
}

std::vector<std::uint32_t> numbers_of(const Store& store, const StoredDocument& document) {
    std::vector<std::uint32_t> numbers;
    for (const StoredVersion& version : store.versions(document)) {
        numbers.push_back(version.number);
    }
    return numbers;
}

using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("what the rules let go is in no file; what stays is read as it was, and the chain holds") {
    const TemporaryDirectory directory;
    FixedClock clock;
    {
        Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
        const StoredDocument document = fill(store, clock);
        const Sha256Digest head = store.verify_ledger().head;
        for (const std::string& word : own) {
            REQUIRE(has(all_bytes(directory.path()), word));
        }
        const RetentionRules rules{std::nullopt, 3};
        CHECK(would_let_go(store, rules).versions == 2);
        const LetGo went = let_go_by(store, rules, 0, long_enough);
        CHECK(went.documents == 1);
        CHECK(went.versions == 2);
        CHECK(went.next == 0);
        REQUIRE(clear_let_go_traces(store));
        CHECK(would_let_go(store, rules).versions == 0);

        CHECK(numbers_of(store, document) == Numbers{1, 4, 5, 6});
        CHECK(let_go_count(store, document) == 2);
        for (const std::uint32_t number : numbers_of(store, document)) {
            CHECK(store.load(document, number).sha256 == text(number - 1).sha256);
        }
        for (const std::uint32_t number : {2U, 3U}) {
            CHECK_THROWS_AS((void)store.load(document, number), Error);
        }
        const VerifyReport report = store.verify();
        CHECK(report.problems.empty());
        CHECK(report.versions == 4);
        CHECK(report.ledger.head != head);  // one more entry, nothing rewritten
        CHECK(store.ledger({}, 1, 0)[0].kind == "let_go");
        CHECK(has(store.ledger({}, 1, 0)[0].payload, R"("versions":[2,3])"));
        // The words of the steps from and to them went too, what kind of steps they were did not.
        const auto changes = store.changes_of(document, 10);
        REQUIRE(changes.size() == 5);
        for (const StoredChange& change : changes) {
            REQUIRE(change.summary.items.size() == 1);
            CHECK(change.summary.items[0].type == "data_sale");
            CHECK(change.substantive);
            CHECK(change.summary.items[0].before.has_value() == (change.from_version >= 4));
        }
    }
    const std::string after = all_bytes(directory.path());
    for (const char* word : {"Marmalade", "marmalade", "Vellichor", "vellichor", "Charlie", "charlie"}) {
        CAPTURE(word);
        CHECK_FALSE(has(after, word));
    }
    for (const char* word : {"Zanzibar", "Bravo", "Delta", "Ocelot", "Quagmire", "Wombat", "Common ground"}) {
        CAPTURE(word);
        CHECK(has(after, word));
    }
}

TEST_CASE("a version is kept for so many days after it was out of force") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const StoredDocument document = fill(store, clock);
    // Version 4 was in force until 30 days ago, version 3 until 60, version 2 until 90.
    CHECK(would_let_go(store, {90, std::nullopt}).versions == 0);
    CHECK(would_let_go(store, {89, std::nullopt}).versions == 1);
    CHECK(would_let_go(store, {89, 4}).versions == 1);
    CHECK(would_let_go(store, {89, 3}).versions == 2);  // as soon as one rule lets it
    CHECK(would_let_go(store, {1, 2}).versions == 3);
    CHECK(would_let_go(store, {}).versions == 0);
    CHECK(let_go_by(store, {}, 0, long_enough).versions == 0);
    CHECK(let_go_by(store, {59, std::nullopt}, 0, long_enough).versions == 2);
    CHECK(numbers_of(store, document) == Numbers{1, 4, 5, 6});
}

TEST_CASE("what was not looked at, cited, or named by feedback stays") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const RetentionRules hardest{1, 2};
    SUBCASE("an unseen change keeps both its texts") {
        const StoredDocument document = fill(store, clock, 3);
        CHECK(let_go_by(store, hardest, 0, long_enough).versions == 1);
        CHECK(numbers_of(store, document) == Numbers{1, 2, 3, 5, 6});
    }
    SUBCASE("cited") {
        const StoredDocument document = fill(store, clock);
        pin_versions(store, document, std::array{3U});
        pin_versions(store, document, std::array{3U});
        CHECK(let_go_by(store, hardest, 0, long_enough).versions == 2);
        CHECK(numbers_of(store, document) == Numbers{1, 3, 5, 6});
    }
    SUBCASE("feedback") {
        const StoredDocument document = fill(store, clock);
        (void)store.record_feedback({"Pear Chat",
                                     FeedbackDirection::up,
                                     FeedbackDecision::cancel,
                                     FeedbackLevel::hold,
                                     "v2",
                                     {{document.id, "Terms of Service", 2, text(1).sha256}}});
        CHECK(let_go_by(store, hardest, 0, long_enough).versions == 2);
        CHECK(numbers_of(store, document) == Numbers{1, 2, 5, 6});
    }
}

TEST_CASE("a text that another document has stays there and is found there alone") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const DocumentKey plum{"Plumservice", "Privacy Policy", "en", ""};
    const StoredDocument pear = fill(store, clock);
    const Document theirs = document_of({"Marmalade.", "Plum orchard."});
    const Recorded plum_now = store.record(version_of(theirs, clock.time, plum));
    REQUIRE(store.search("marmalade", {}, 10, std::nullopt).hits.size() == 2);

    CHECK(let_go_by(store, {std::nullopt, 3}, 0, long_enough).versions == 2);
    REQUIRE(clear_let_go_traces(store));
    const SearchPage found = store.search("marmalade", {}, 10, std::nullopt);
    REQUIRE(found.hits.size() == 1);
    CHECK(found.hits[0].document.id == plum_now.document.id);
    CHECK(store.load(plum_now.document, 1).sha256 == theirs.sha256);
    CHECK(store.search("vellichor", {}, 10, std::nullopt).hits.empty());
    // Brought by a version that went, still in one that stays: found there, since that one.
    const SearchPage delta = store.search("delta", {}, 10, std::nullopt);
    REQUIRE(delta.hits.size() == 1);
    CHECK(delta.hits[0].document.id == pear.id);
    CHECK(delta.hits[0].since_version == 4);
    CHECK(store.verify().problems.empty());

    // The words may come back, and go with the rest.
    clock.time += day;
    (void)store.record(version_of(text(2), clock.time));
    CHECK(store.search("vellichor", {}, 10, std::nullopt).hits.size() == 1);
    CHECK(store.verify().problems.empty());
    store.forget(std::array{pear});
    CHECK(store.verify().problems.empty());
    CHECK(store.search("vellichor", {}, 10, std::nullopt).hits.empty());
    CHECK(store.search("marmalade", {}, 10, std::nullopt).hits.size() == 1);
}

TEST_CASE("a return is known by its hash when the text is kept no longer") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const StoredDocument document = fill(store, clock);
    const TimeMs third = store.versions(document)[2].captured_at;
    CHECK(let_go_by(store, {std::nullopt, 2}, 0, long_enough).versions == 3);
    clock.time += day;
    const Recorded back = store.record(version_of(text(2), clock.time));
    CHECK(back.status == VersionKind::returned);
    CHECK(first_capture_of(store, back.document, back.version) == third);
    CHECK(store.load(back.document, 7).sha256 == text(2).sha256);
    CHECK(store.verify().problems.empty());
}

TEST_CASE("a text that is not there without an entry of the ledger is reported") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    (void)fill(store, clock);
    REQUIRE(let_go_by(store, {std::nullopt, 3}, 0, long_enough).versions == 2);
    SQLite::Database raw((directory.path() / "history.db").string(), SQLite::OPEN_READWRITE);
    SUBCASE("under no entry") {
        raw.exec("UPDATE version SET let_go = 1 WHERE number = 4");
        CHECK(store.verify().problems.size() == 1);
    }
    SUBCASE("under the entry of others") {
        raw.exec("UPDATE version SET let_go = (SELECT max(let_go) FROM version) WHERE number = 4");
        CHECK(store.verify_ledger().first_broken.has_value());
    }
}

TEST_CASE("one turn is bounded, and the next goes on where it ended") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    for (const char* service : {"Aster", "Birch", "Cedar"}) {
        for (std::size_t i = 0; i < own.size(); ++i) {
            const Recorded recorded =
                store.record(version_of(text(i), clock.time, {service, "Terms of Service", "en", ""}));
            store.record_change(recorded, {});
        }
    }
    std::int64_t place = 0;
    std::uint64_t versions = 0;
    int turns = 0;
    do {
        const LetGo went = let_go_by(store, {std::nullopt, 2}, place, std::chrono::milliseconds(0));
        CHECK(went.documents <= 1);
        versions += went.versions;
        place = went.next;
        ++turns;
    } while (place != 0 && turns < 10);
    CHECK(versions == 9);
    CHECK(turns >= 3);
    CHECK(store.verify().problems.empty());
    CHECK(clear_let_go_traces(store));
}

TEST_CASE("long histories: lists stay differences to the one before, across full ones") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    constexpr std::uint32_t count = 150;  // more than two full lists
    std::vector<Sha256Digest> hashes;
    StoredDocument document;
    for (std::uint32_t i = 0; i < count; ++i) {
        std::vector<std::string> lines;
        for (std::uint32_t line = 0; line < 40; ++line) {
            lines.push_back("Line " + std::to_string(line) +
                            (line == i % 40 ? " of " + std::to_string(i) : ""));
        }
        const Document now = document_of(lines);
        hashes.push_back(now.sha256);
        clock.time += day;
        const Recorded recorded = store.record(version_of(now, clock.time));
        store.record_change(recorded, {});
        document = recorded.document;
    }
    for (const std::int64_t left : {120, 77, 5}) {
        (void)let_go_by(store, {std::nullopt, left}, 0, long_enough);
        const auto versions = store.versions(document);
        CHECK(versions.size() == static_cast<std::size_t>(left) + 1);
        for (const StoredVersion& version : versions) {
            CHECK(store.load(document, version.number).sha256 == hashes[version.number - 1]);
        }
        CHECK(store.verify().problems.empty());
        CHECK(store.block_lists(document).size() == versions.size());
    }
}

}  // namespace smallprint::test
