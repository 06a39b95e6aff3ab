// Anything of a version, a clause or a ledger entry that was changed behind our back is found by verifying.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "session.h"
#include "tally.h"

namespace smallprint::test {
namespace {

struct CloseDatabase {
    void operator()(sqlite3* database) const noexcept { (void)sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

Database open_database(const std::filesystem::path& directory) {
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open((directory / "history.db").c_str(), &opened) == SQLITE_OK);
    return Database(opened);
}

/// The first column of every row.
std::vector<sqlite3_int64> numbers(sqlite3* database, const std::string& question) {
    std::vector<sqlite3_int64> all;
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(database, question.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        all.push_back(sqlite3_column_int64(statement, 0));
    }
    sqlite3_finalize(statement);
    return all;
}

/// How many rows were changed.
int change(const std::filesystem::path& directory, const std::string& command) {
    const Database database = open_database(directory);
    char* failure = nullptr;
    const int result = sqlite3_exec(database.get(), command.c_str(), nullptr, nullptr, &failure);
    const std::string message = failure == nullptr ? "" : failure;
    sqlite3_free(failure);
    // Some columns may not hold just anything: the database itself refuses, which is as good.
    if (result == SQLITE_CONSTRAINT) {
        return 0;
    }
    REQUIRE_MESSAGE(result == SQLITE_OK, message);
    return sqlite3_changes(database.get());
}

bool verifies(const std::filesystem::path& directory, const Clock& clock) {
    try {
        const Store store = Store::open(directory, Store::Mode::read_write, clock);
        if (!store.notice().empty()) {
            return false;  // set aside, and said so
        }
        const VerifyReport report = store.verify();
        return report.problems.empty() && !report.ledger.first_broken.has_value();
    } catch (const Error&) {
        return false;  // said, if not in the report
    }
}

/// What the ledger vouches for, by table. Left out: what may change (last_verified, seen, settings), what
/// only finds things again (indexes, evidence, record ids) and what is made anew.
const std::vector<std::pair<std::string, std::vector<std::string>>>& vouched_for() {
    static const std::vector<std::pair<std::string, std::vector<std::string>>> all{
        {"document", {"service", "terms_type", "language", "variant"}},
        {"version", {"number", "sha256", "captured_at", "kind", "source", "list"}},
        {"change", {"from_number", "to_number", "at", "substantive", "data"}},
        {"frame", {"data", "count"}},
        {"ledger", {"at", "kind", "hash", "salt"}},
        {"feedback", {"service", "direction", "decision", "level", "terms_version", "documents"}}};
    return all;
}

/// Another value of the same type: a number one higher (0 instead of 1), a text or bytes with the last one
/// changed.
std::string other(const std::string& column) {
    return "CASE typeof(" + column + ") WHEN 'integer' THEN CASE " + column + " WHEN 1 THEN 0 ELSE " +
           column + " + 1 END WHEN 'text' THEN substr(" + column + ", 1, length(" + column +
           ") - 1) || CASE substr(" + column +
           ", -1) WHEN 'x' THEN 'y' ELSE 'x' END WHEN 'blob' THEN CAST(substr(" + column + ", 1, length(" +
           column + ") - 1) || CASE hex(substr(" + column +
           ", -1)) WHEN '58' THEN x'59' ELSE x'58' END AS BLOB) ELSE " + column + " END";
}

}  // namespace

TEST_CASE("a changed row of what the ledger vouches for is found") {
    const FixedClock clock;
    const TemporaryDirectory original;
    REQUIRE(live(original.path(), clock) == Step::done);
    REQUIRE(verifies(original.path(), clock));
    int changed = 0;
    for (const auto& [table, columns] : vouched_for()) {
        const auto rows =
            numbers(open_database(original.path()).get(), "SELECT rowid FROM " + table + " ORDER BY rowid");
        const auto& shown = table;  // Clang 14 lets no lambda have a binding.
        CAPTURE(shown);
        CHECK_FALSE(rows.empty());
        for (const std::string& column : columns) {
            for (const sqlite3_int64 row : rows) {
                const TemporaryDirectory copy;
                std::filesystem::copy(original.path(), copy.path(), std::filesystem::copy_options::recursive);
                const int rows_changed =
                    change(copy.path(), "UPDATE " + table + " SET " + column + " = " + other(column) +
                                            " WHERE rowid = " + std::to_string(row) + " AND " + column +
                                            " IS NOT NULL");
                if (rows_changed == 0) {
                    continue;
                }
                CAPTURE(column);
                CAPTURE(row);
                CHECK_FALSE(verifies(copy.path(), clock));
                ++changed;
            }
        }
    }
    CHECK(changed > 20);
    tally("A row of the history is changed", static_cast<std::size_t>(changed), "changes found",
          "tests/faults/tamper_test.cpp");
}

TEST_CASE("a removed row of what the ledger vouches for is found") {
    const FixedClock clock;
    const TemporaryDirectory original;
    REQUIRE(live(original.path(), clock) == Step::done);
    for (const auto& [table, columns] : vouched_for()) {
        const auto& shown = table;  // Clang 14 lets no lambda have a binding.
        CAPTURE(shown);
        auto rows =
            numbers(open_database(original.path()).get(), "SELECT rowid FROM " + table + " ORDER BY rowid");
        if (table == "ledger") {
            rows.pop_back();  // a cut tail is found against a head that was kept elsewhere only (next test)
        }
        for (const sqlite3_int64 row : rows) {
            CAPTURE(row);
            const TemporaryDirectory copy;
            std::filesystem::copy(original.path(), copy.path(), std::filesystem::copy_options::recursive);
            REQUIRE(change(copy.path(), "DELETE FROM " + table + " WHERE rowid = " + std::to_string(row)) ==
                    1);
            CHECK_FALSE(verifies(copy.path(), clock));
        }
    }
}

TEST_CASE("flipped bytes anywhere in the file are found, or change nothing that was said") {
    const FixedClock clock;
    const TemporaryDirectory original;
    REQUIRE(live(original.path(), clock) == Step::done);
    const auto size = std::filesystem::file_size(original.path() / "history.db");
    const auto flips = static_cast<std::uintmax_t>(rounds(120));
    for (std::uintmax_t flip = 0; flip < flips; ++flip) {
        const std::uintmax_t at = 100 + flip * ((size - 100) / flips);
        CAPTURE(at);
        const TemporaryDirectory copy;
        std::filesystem::copy(original.path(), copy.path(), std::filesystem::copy_options::recursive);
        {
            std::fstream file(copy.path() / "history.db", std::ios::binary | std::ios::in | std::ios::out);
            file.seekg(static_cast<std::streamoff>(at));
            const auto byte = static_cast<char>(file.get() ^ 0x40);
            file.seekp(static_cast<std::streamoff>(at));
            file.put(byte);
        }
        if (verifies(copy.path(), clock)) {
            check_kept(copy.path(), clock, Step::rated);
        }
    }
    tally("Bytes of the history's file are flipped", flips, "flips found or without effect",
          "tests/faults/tamper_test.cpp");
}

}  // namespace smallprint::test
