// What the store remembers beside texts: evidence, changes, provision ids, the ledger.
#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

#include "base/error.h"
#include "history/fixture.h"

namespace smallprint::test {

namespace {

ChangeSummary summary_of(bool substantive) {
    ChangeSummary summary;
    summary.changed = 1;
    summary.substantive = substantive;
    summary.items.push_back({ChangeKind::edited, "arbitration", Severity::high, "New: arbitration.", "Old.",
                             "New.", substantive});
    return summary;
}

Store open_store(const TemporaryDirectory& directory, const Clock& clock) {
    return Store::open(directory.path(), Store::Mode::read_write, clock);
}

std::vector<std::pair<Sha256Digest, std::vector<Evidence>>> sample_entries() {
    Evidence evidence;
    evidence.type = "arbitration";
    evidence.facts = {{"days", std::int64_t{30}}};
    return {{sha256("clause one"), {evidence, evidence}}, {sha256("clause two"), {}}};
}

}  // namespace

TEST_CASE("evidence is found again under its key and reader, an empty one too") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = open_store(directory, clock);
    store.cache_evidence(sample_entries(), "reader/1");
    const std::vector<Sha256Digest> keys{sha256("clause two"), sha256("clause three"), sha256("clause one")};
    const auto found = store.cached_evidence(keys, "reader/1");
    REQUIRE(found.size() == 3);
    REQUIRE(found[0].has_value());
    CHECK(found[0]->empty());
    CHECK_FALSE(found[1].has_value());
    REQUIRE(found[2].has_value());
    CHECK(found[2]->size() == 2);
    CHECK(found[2]->at(0).facts == Facts{{"days", std::int64_t{30}}});
    CHECK_FALSE(store.cached_evidence(keys, "reader/2")[2].has_value());
}

TEST_CASE("evidence of the reader before last goes, that of the last two stays") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = open_store(directory, clock);
    for (const char* reader : {"reader/1", "reader/2", "reader/3"}) {
        store.cache_evidence(sample_entries(), reader);
    }
    const std::vector<Sha256Digest> keys{sha256("clause one")};
    CHECK_FALSE(store.cached_evidence(keys, "reader/1")[0].has_value());
    CHECK(store.cached_evidence(keys, "reader/2")[0].has_value());
    CHECK(store.cached_evidence(keys, "reader/3")[0].has_value());
}

TEST_CASE("a change is pending until it is told, then unseen until it is seen") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = open_store(directory, clock);
    (void)store.record(version_of(document_of({"A."}), clock.time));
    const Recorded changed = store.record(version_of(document_of({"B."}), clock.time + day));
    CHECK(store.unseen_changes() == 0);
    CHECK(store.changes(false, 10, 0).empty());
    REQUIRE(store.pending_changes(10).size() == 1);
    CHECK(store.pending_changes(10)[0].version.number == 2);
    CHECK(store.pending_changes(10)[0].previous->number == 1);

    store.record_change(changed, summary_of(true));
    CHECK(store.pending_changes(10).empty());
    CHECK(store.unseen_changes() == 1);
    const auto list = store.changes(true, 10, 0);
    REQUIRE(list.size() == 1);
    CHECK(list[0].document_id == changed.document.id);
    CHECK(list[0].from_version == 1);
    CHECK(list[0].to_version == 2);
    CHECK(list[0].at == clock.time + day);
    CHECK(list[0].summary.items.at(0).summary == "New: arbitration.");
    // Another host comes to tell the same: the first one counts.
    store.record_change(changed, summary_of(false));
    CHECK(store.unseen_changes() == 1);

    store.mark_seen(std::vector<std::int64_t>{list[0].row});
    CHECK(store.unseen_changes() == 0);
    CHECK(store.changes(true, 10, 0).empty());
    CHECK(store.changes(false, 10, 0).at(0).seen);
}

TEST_CASE("a change of no substance is listed, never unseen; changes are paged newest first") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = open_store(directory, clock);
    StoredDocument document = store.record(version_of(document_of({"V 0."}), clock.time)).document;
    for (int i = 1; i <= 5; ++i) {
        const Recorded changed =
            store.record(version_of(document_of({"V " + std::to_string(i) + "."}), clock.time + i * day));
        store.record_change(changed, summary_of(i != 5));
    }
    CHECK(store.unseen_changes() == 4);
    const auto page = store.changes(false, 2, 1);
    REQUIRE(page.size() == 2);
    CHECK(page[0].to_version == 5);
    CHECK(page[1].to_version == 4);
    CHECK(store.changes_of(document, 3).at(0).to_version == 6);
    store.mark_seen(document);
    CHECK(store.unseen_changes() == 0);
}

TEST_CASE("a provision keeps its id while its clause is edited, and a new one gets another") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = open_store(directory, clock);
    const StoredDocument document = store.record(version_of(document_of({"A."}), clock.time)).document;
    const Sha256Digest first = sha256("first");
    const Sha256Digest second = sha256("second");
    const Sha256Digest third = sha256("third");
    const std::vector<ProvisionKey> start{{"arbitration", first}, {"data_sale", first}};
    const auto ids = store.provision_ids(document, start, {});
    CHECK(ids[0] == provision_record_id(sample_key(), "arbitration", first));
    CHECK(ids[0].substr(0, 5) == "SP-P-");
    CHECK(ids[0].size() == 15);
    CHECK(ids[0] != ids[1]);

    const std::vector<std::pair<Sha256Digest, Sha256Digest>> edit{{first, second}};
    const std::vector<ProvisionKey> edited{{"arbitration", second}, {"arbitration", third}};
    const auto after = store.provision_ids(document, edited, edit);
    CHECK(after[0] == ids[0]);
    CHECK(after[1] != ids[0]);
    // Later visits know it without the pairs, and so does the next edit.
    CHECK(store.provision_ids(document, edited, {})[0] == ids[0]);
    const std::vector<std::pair<Sha256Digest, Sha256Digest>> again{{second, sha256("fourth")}};
    const std::vector<ProvisionKey> fourth{{"arbitration", sha256("fourth")},
                                           {"jury_waiver", sha256("fourth")}};
    const auto later = store.provision_ids(document, fourth, again);
    CHECK(later[0] == ids[0]);
    CHECK(later[1] != ids[1]);
}

TEST_CASE("the ledger holds an entry for every version and told change") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = open_store(directory, clock);
    CHECK(store.verify_ledger().head == Sha256Digest{});
    (void)store.record(version_of(document_of({"A."}), clock.time));
    (void)store.record(version_of(document_of({"A."}), clock.time));
    const Recorded changed = store.record(version_of(document_of({"B."}), clock.time));
    store.record_change(changed, summary_of(true));
    const LedgerCheck check = store.verify_ledger();
    CHECK(check.entries == 3);
    CHECK(check.erased == 0);
    CHECK_FALSE(check.first_broken.has_value());
    CHECK(check.head != Sha256Digest{});
    store.mark_seen(changed.document);
    CHECK(store.verify_ledger().head == check.head);
}

TEST_CASE("what is altered behind the ledger's back is found and located") {
    const std::vector<std::pair<const char*, std::int64_t>> alterations{
        {"UPDATE version SET captured_at = captured_at + 1 WHERE number = 2", 2},
        {"UPDATE version SET sha256 = zeroblob(32) WHERE number = 1", 1},
        {"UPDATE document SET service = 'Other'", 1},
        {"UPDATE change SET substantive = 0", 3},
        {"UPDATE change SET data = x'00'", 3},
        {"UPDATE ledger SET at = at + 1 WHERE seq = 2", 2},
        {"UPDATE ledger SET salt = zeroblob(16) WHERE seq = 3", 3},
        {"DELETE FROM ledger WHERE seq = 2", 3},
    };
    for (const auto& [alteration, broken] : alterations) {
        const auto& shown = alteration;  // Clang 14 lets no lambda have a binding.
        CAPTURE(shown);
        const TemporaryDirectory directory;
        const FixedClock clock;
        Store store = open_store(directory, clock);
        (void)store.record(version_of(document_of({"A."}), clock.time));
        const Recorded changed = store.record(version_of(document_of({"B."}), clock.time));
        store.record_change(changed, summary_of(true));
        SQLite::Database((directory.path() / "history.db").string(), SQLite::OPEN_READWRITE).exec(alteration);
        CHECK(store.verify_ledger().first_broken == broken);
    }
}

}  // namespace smallprint::test
