// Forgotten words are in no file of the data directory; what others still have stays, and the ledger's chain
// holds.
#include <doctest/doctest.h>

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string>

#include "base/error.h"
#include "history/bytes_on_disk.h"
#include "history/fixture.h"
#include "history/forget.h"
#include "history/verify.h"

namespace smallprint::test {

namespace {

const DocumentKey plum{"Plumservice", "Privacy Policy", "en", ""};

// Texts too short and too different to be compressed: their words lie in the frames as they are.
const Document pear_text = document_of({"Zanzibar xylophone.", "Shared quagmire.", "Ocelot vellichor."});
const Document pear_second = document_of({"Marmalade xylophone.", "Shared quagmire."});
const Document plum_text = document_of({"Shared quagmire.", "Plum wombat."});

StoredDocument fill(Store& store) {
    NewVersion first = version_of(pear_text, 1000);
    first.raw_sha256 = sha256("raw");
    (void)store.record(first);
    (void)store.record(version_of(plum_text, 1500, plum));
    const Recorded second = store.record(version_of(pear_second, 2000));
    ChangeSummary summary;
    summary.changed = 1;
    summary.substantive = true;
    summary.items.push_back(
        {ChangeKind::edited, "", Severity::high, "Now it says marmalade.", "Zanzibar", "Marmalade", true});
    store.record_change(second, summary);
    Evidence evidence;
    evidence.type = "data_sale";
    evidence.rule = "zanzibar_rule";
    store.cache_evidence(std::array{std::pair(pear_text.clauses[0].sha256, std::vector{evidence})},
                         "reader/1");
    return second.document;
}

}  // namespace

TEST_CASE("the words of a forgotten document are in no file, those that another has are") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    {
        Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
        const StoredDocument pear = fill(store);
        const std::string before = all_bytes(directory.path());
        for (const char* word : {"Zanzibar", "zanzibar", "marmalade", "pear.example", "Pear Chat"}) {
            CAPTURE(word);
            REQUIRE(has(before, word));
        }
        store.forget(std::array{pear});
        const std::string after = all_bytes(directory.path());
        for (const char* word : {"Zanzibar", "zanzibar", "Marmalade", "marmalade", "xylophone", "Ocelot",
                                 "ocelot", "vellichor", "Pear Chat"}) {
            CAPTURE(word);
            CHECK_FALSE(has(after, word));
        }
        CHECK(store.unseen_changes() == 0);
        REQUIRE(store.documents().size() == 1);
        const StoredDocument left = store.documents()[0];
        CHECK(store.load(left, 1).sha256 == plum_text.sha256);
        CHECK(store.search("quagmire", {}, 20, std::nullopt).hits.size() == 1);
        CHECK(store.search("xylophone", {}, 20, std::nullopt).hits.empty());
        const VerifyReport report = store.verify();
        CHECK(report.problems.empty());
        CHECK(report.ledger.erased == 3);
        CHECK(report.ledger.entries == 5);
        std::string kinds;
        store.each_ledger_entry([&kinds](const LedgerEntry& entry) { kinds += entry.kind + " "; });
        CHECK(kinds == "version version version change forgotten ");
    }
    CHECK_FALSE(has(all_bytes(directory.path()), "Marmalade"));
}

TEST_CASE("what was forgotten can be recorded again, and the same block belongs to whoever has it") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    store.forget(std::array{fill(store)});
    const Recorded again = store.record(version_of(pear_text, 5000));
    CHECK(again.status == VersionKind::first);
    CHECK(store.load(again.document, 1).sha256 == pear_text.sha256);
    CHECK(store.search("quagmire", {}, 20, std::nullopt).hits.size() == 2);
    CHECK(store.search("zanzibar", {}, 20, std::nullopt).hits.size() == 1);
    CHECK(store.verify().problems.empty());
}

TEST_CASE("a service without documents is forgotten with what was given to it") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    FeedbackAct act;
    act.service = "Quincechat";
    act.terms_version = "vellichor";
    act.documents = {{"SP-D-AAAAAAAAAA", "Ocelot Terms", 1, {}}};
    (void)store.record_feedback(act);
    act.service = "Plumservice";
    (void)store.record_feedback(act);
    REQUIRE(has(all_bytes(directory.path()), "Quincechat"));
    forget_service(store, {}, "Quincechat");
    CHECK_FALSE(has(all_bytes(directory.path()), "Quincechat"));
    CHECK(has(all_bytes(directory.path()), "Plumservice"));
    const LedgerCheck check = store.verify_ledger();
    CHECK_FALSE(check.first_broken.has_value());
    CHECK(check.entries == 3);
    CHECK(check.erased == 1);
    forget_service(store, {}, "Nobody");
    CHECK(store.verify_ledger().entries == 3);  // nothing went, nothing is said to have gone
}

TEST_CASE("a check of the history tells how far it is, and can be stopped") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    (void)fill(store);
    std::uint64_t most = 0;
    const VerifyReport report = verify_history(store, [&most](std::uint64_t done, std::uint64_t total) {
        CHECK(done <= total);
        most = std::max(most, total);
        return true;
    });
    CHECK(report.versions == 3);
    CHECK(most <= 3);
    CHECK_THROWS_AS((void)verify_history(store, [](std::uint64_t, std::uint64_t) { return false; }), Error);
}

TEST_CASE("everything can be forgotten, with what was set aside") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    (void)fill(store);
    std::ofstream(directory.path() / "history.db.unreadable-2026") << "Zanzibar";
    store.forget_everything();
    const std::string after = all_bytes(directory.path());
    for (const char* word : {"Zanzibar", "quagmire", "wombat", "Plumservice", "pear.example"}) {
        CAPTURE(word);
        CHECK_FALSE(has(after, word));
    }
    CHECK(store.documents().empty());
    CHECK(store.verify().problems.empty());
    CHECK(store.verify().ledger.entries == 5);
}

TEST_CASE("verify says which version does not hold") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    {
        Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
        (void)fill(store);
        const VerifyReport whole = store.verify();
        CHECK(whole.problems.empty());
        CHECK(whole.versions == 3);
        CHECK(whole.bytes == pear_text.canonical_text.size() + pear_second.canonical_text.size() +
                                 plum_text.canonical_text.size());
    }
    const auto damage = [&](const std::string& sql) {
        SQLite::Database database((directory.path() / "history.db").string(), SQLite::OPEN_READWRITE);
        CHECK(database.exec(sql) > 0);
    };
    const auto problems = [&] {
        return Store::open(directory.path(), Store::Mode::read_only, clock).verify().problems;
    };
    damage("UPDATE frame SET data = replace(data, 'wombat', 'weasel')");
    auto found = problems();
    REQUIRE(found.size() == 2);  // the block and the version it is in
    CHECK(found[1].document == document_record_id(plum));
    CHECK(found[1].version == 1);
    damage("UPDATE frame SET data = replace(data, 'weasel', 'wombat')");
    CHECK(problems().empty());
    damage("UPDATE version SET captured_at = 1 WHERE number = 2");
    found = problems();
    REQUIRE(found.size() == 1);
    CHECK(found[0].what.find("ledger's entry 3") != std::string::npos);
}

}  // namespace smallprint::test
