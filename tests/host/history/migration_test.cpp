// Histories as every earlier version of this program wrote them are taken along whole.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "history/fixture.h"
#include "history/migration_list.h"
#include "history/migrations.h"

namespace smallprint::test {

namespace {

constexpr std::array steps{&history::migration_001, &history::migration_002, &history::migration_003,
                           &history::migration_004, &history::migration_005, &history::migration_006,
                           &history::migration_007};

std::vector<std::string> texts_of(SQLite::Database& database, const std::string& query) {
    std::vector<std::string> all;
    SQLite::Statement rows(database, query);
    while (rows.executeStep()) {
        all.push_back(rows.getColumn(0).getString());
    }
    return all;
}

/// Columns of `table` that both databases have, with commas between.
std::string common_columns(SQLite::Database& database, const std::string& table) {
    std::string columns;
    for (const std::string& name : texts_of(database, "SELECT name FROM pragma_table_info('" + table +
                                                          "') INTERSECT SELECT name FROM "
                                                          "pragma_table_info('" +
                                                          table + "', 'new')")) {
        columns += (columns.empty() ? "" : ", ") + name;
    }
    return columns;
}

/// Writes into `old_path` what the store at `new_path` would have been under an earlier schema: the tables
/// and columns of that time, with the same rows.
void write_as_of(int schema, const std::filesystem::path& new_path, const std::filesystem::path& old_path) {
    std::filesystem::create_directories(old_path.parent_path());
    SQLite::Database old(old_path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec("PRAGMA foreign_keys = OFF");
    for (int step = 0; step < schema; ++step) {
        steps.at(static_cast<std::size_t>(step))(old);
    }
    old.exec("ATTACH '" + new_path.string() + "' AS new");
    for (const std::string& table :
         texts_of(old,
                  "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'words%' "
                  "AND name NOT LIKE 'sqlite_%'")) {
        const std::string columns = common_columns(old, table);
        REQUIRE_FALSE(columns.empty());
        old.exec("INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM new." + table);
    }
    if (schema >= 3) {
        for (const char* shadow : {"words_data", "words_idx", "words_docsize", "words_config"}) {
            if (!texts_of(old,
                          "SELECT name FROM main.sqlite_master WHERE name = '" + std::string(shadow) + "'")
                     .empty()) {
                old.exec("DELETE FROM main." + std::string(shadow));
                old.exec("INSERT INTO main." + std::string(shadow) + " SELECT * FROM new." + shadow);
            }
        }
    }
    old.exec("PRAGMA application_id = " + std::to_string(history::application_id));
    old.exec("PRAGMA user_version = " + std::to_string(schema));
}

}  // namespace

TEST_CASE("there is a step from every schema to the newest") {
    CHECK(static_cast<int>(steps.size()) == history::newest_schema());
}

TEST_CASE("a history of every earlier schema is taken along: texts, register, ledger, search") {
    FixedClock clock;
    const Document first = document_of({"We may train on conversations.", "Contact the support desk."});
    const Document second = document_of({"We never train on conversations.", "Contact the support desk."});
    for (int schema = 1; schema < history::newest_schema(); ++schema) {
        CAPTURE(schema);
        const TemporaryDirectory made;
        {
            Store store = Store::open(made.path(), Store::Mode::read_write, clock);
            (void)store.record(version_of(first, clock.time));
            (void)store.record(version_of(second, clock.time + day));
            if (schema >= 2) {
                (void)store.record_feedback({"Pear Chat",
                                             FeedbackDirection::up,
                                             FeedbackDecision::cancel,
                                             FeedbackLevel::hold,
                                             "v1",
                                             {{"SP-D-AAAAAAAAAA", "Terms", 2, second.sha256}}});
            }
        }
        const TemporaryDirectory directory;
        write_as_of(schema, made.path() / "history.db", directory.path() / "history.db");

        Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
        CHECK(store.notice().empty());
        REQUIRE(store.documents().size() == 1);
        const auto document = store.documents()[0];
        CHECK(document.versions == 2);
        CHECK(store.load(document, 1).sha256 == first.sha256);
        CHECK(store.load(document, 2).sha256 == second.sha256);
        CHECK(store.load(document, 1).canonical_text == first.canonical_text);
        CHECK(store.ledger_size({true, ""}) == (schema >= 2 ? 1 : 0));
        const VerifyReport verified = store.verify();
        CHECK(verified.problems.empty());
        CHECK(verified.versions == 2);
        CHECK(store.search("never", {}, 10, {}).hits.size() == 1);
        CHECK(store.search("support", {}, 10, {}).hits.size() == 1);
        // And it goes on from there.
        const Document third = document_of({"We sometimes train on conversations."});
        CHECK(store.record(version_of(third, clock.time + 2 * day)).status == VersionKind::changed);
        CHECK(store.verify().problems.empty());
        // An earlier program's file is not migrated twice.
        CHECK(Store::open(directory.path(), Store::Mode::read_write, clock).documents().at(0).versions == 3);
    }
}

}  // namespace smallprint::test
