#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "base/error.h"
#include "history/fixture.h"
#include "history/migrations.h"

namespace smallprint::test {

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

std::vector<std::filesystem::path> set_aside_files(const std::filesystem::path& directory) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
        if (entry.path().filename().string().find(".unreadable-") != std::string::npos) {
            files.push_back(entry.path());
        }
    }
    return files;
}

}  // namespace

TEST_CASE("directory and file are their owner's alone") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    const Store store = Store::open(directory.path() / "inner", Store::Mode::read_write, clock);
    using std::filesystem::perms;
    CHECK(std::filesystem::status(directory.path() / "inner").permissions() == perms::owner_all);
    for (const auto& entry : std::filesystem::directory_iterator(directory.path() / "inner")) {
        CHECK(entry.status().permissions() == (perms::owner_read | perms::owner_write));
    }
}

TEST_CASE("a file that is no store is set aside unchanged") {
    const FixedClock clock;
    for (const std::string& garbage :
         {std::string("hello"), std::string(100'000, 'x'), std::string(5000, '\0')}) {
        const TemporaryDirectory directory;
        std::filesystem::create_directories(directory.path());
        write_bytes(directory.path() / "history.db", garbage);
        write_bytes(directory.path() / "history.db-wal", "stale log");
        Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
        CHECK(store.notice().find("history.db.unreadable-2023-11-14T22-13-20Z") != std::string::npos);
        (void)store.record(version_of(document_of({"A."}), clock.time));
        CHECK(bytes_of(directory.path() / "history.db.unreadable-2023-11-14T22-13-20Z") == garbage);
        CHECK(bytes_of(directory.path() / "history.db.unreadable-2023-11-14T22-13-20Z-wal") == "stale log");
        CHECK(Store::open(directory.path(), Store::Mode::read_write, clock).notice().empty());
    }
}

TEST_CASE("another program's database is set aside too, an empty file is used") {
    const FixedClock clock;
    const TemporaryDirectory directory;
    std::filesystem::create_directories(directory.path());
    {
        SQLite::Database other((directory.path() / "history.db").string(),
                               SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE bookmarks (url TEXT)");
    }
    const std::string before = bytes_of(directory.path() / "history.db");
    CHECK_FALSE(Store::open(directory.path(), Store::Mode::read_write, clock).notice().empty());
    REQUIRE(set_aside_files(directory.path()).size() == 1);
    CHECK(bytes_of(set_aside_files(directory.path())[0]) == before);

    const TemporaryDirectory empty;
    std::filesystem::create_directories(empty.path());
    write_bytes(empty.path() / "history.db", "");
    CHECK(Store::open(empty.path(), Store::Mode::read_write, clock).notice().empty());
}

TEST_CASE("a newer store is refused and left as it was") {
    const FixedClock clock;
    const TemporaryDirectory directory;
    {
        Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
        (void)store.record(version_of(document_of({"A."}), clock.time));
    }
    {
        SQLite::Database database((directory.path() / "history.db").string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA user_version = " + std::to_string(history::newest_schema() + 1));
    }
    const std::string before = bytes_of(directory.path() / "history.db");
    for (const Store::Mode mode : {Store::Mode::read_write, Store::Mode::read_only}) {
        try {
            (void)Store::open(directory.path(), mode, clock);
            FAIL("a newer store was opened");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::store_too_new);
        }
    }
    CHECK(bytes_of(directory.path() / "history.db") == before);
}

TEST_CASE("a data directory that cannot be is one clear error") {
    const FixedClock clock;
    const TemporaryDirectory directory;
    std::filesystem::create_directories(directory.path());
    write_bytes(directory.path() / "file", "x");
    try {
        (void)Store::open(directory.path() / "file" / "data", Store::Mode::read_write, clock);
        FAIL("opened below a file");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::store_unavailable);
    }
}

TEST_CASE("a write that fails half-way leaves no trace") {
    const FixedClock clock;
    const TemporaryDirectory directory;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document small = document_of({"A."});
    (void)store.record(version_of(small, clock.time));
    {
        SQLite::Database database((directory.path() / "history.db").string(), SQLite::OPEN_READWRITE);
        database.exec("CREATE TRIGGER full BEFORE INSERT ON ledger BEGIN SELECT raise(ABORT, 'no'); END");
    }
    const Document other = document_of({"B."});
    CHECK_THROWS_AS((void)store.record(version_of(other, clock.time)), Error);
    CHECK(store.documents().at(0).versions == 1);
    CHECK(store.load(store.documents().at(0), 1).sha256 == small.sha256);
    CHECK_FALSE(store.verify_ledger().first_broken.has_value());
}

TEST_CASE("a reader of nothing sees an empty history, and the real one once it is there") {
    const FixedClock clock;
    const TemporaryDirectory directory;
    Store reader = Store::open(directory.path(), Store::Mode::read_only, clock);
    CHECK(reader.documents().empty());
    CHECK(reader.unseen_changes() == 0);
    CHECK_FALSE(std::filesystem::exists(directory.path()));
    Store writer = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document text = document_of({"A."});
    (void)writer.record(version_of(text, clock.time));
    REQUIRE(reader.documents().size() == 1);
    CHECK(reader.load(reader.documents()[0], 1).sha256 == text.sha256);
    CHECK_THROWS_AS((void)reader.record(version_of(text, clock.time)), Error);
}

TEST_CASE("two stores on one file see each other's versions") {
    const FixedClock clock;
    const TemporaryDirectory directory;
    Store one = Store::open(directory.path(), Store::Mode::read_write, clock);
    Store two = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document a = document_of({"A.", "Same."});
    const Document b = document_of({"B.", "Same."});
    CHECK(one.record(version_of(a, clock.time)).status == VersionKind::first);
    CHECK(two.record(version_of(a, clock.time)).status == VersionKind::unchanged);
    const Recorded changed = two.record(version_of(b, clock.time));
    CHECK(changed.status == VersionKind::changed);
    CHECK(one.load(changed.document, 2).sha256 == b.sha256);
    CHECK(one.verify_ledger().entries == 2);
}

TEST_CASE("writers at once lose and double nothing, opening at once included") {
    const FixedClock clock;
    const TemporaryDirectory directory;
    constexpr int writers = 4;
    constexpr int each = 15;
    std::vector<std::thread> threads;
    std::atomic<int> failures{0};
    threads.reserve(writers);
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            try {
                Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
                for (int i = 0; i < each; ++i) {
                    const Document text = document_of(
                        {"Shared clause.", "By " + std::to_string(writer), "Number " + std::to_string(i)});
                    const DocumentKey key{"Service " + std::to_string(writer), "Terms", "en", ""};
                    if (store.record(version_of(text, clock.time, key)).version.number !=
                        static_cast<std::uint32_t>(i + 1)) {
                        ++failures;
                    }
                }
            } catch (const Error&) {
                ++failures;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(failures == 0);
    const Store store = Store::open(directory.path(), Store::Mode::read_only, clock);
    CHECK(store.documents().size() == writers);
    for (const StoredDocument& document : store.documents()) {
        CHECK(document.versions == each);
        for (std::uint32_t number = 1; number <= each; ++number) {
            CHECK(store.load(document, number).blocks.at(2).text == "Number " + std::to_string(number - 1));
        }
    }
    const LedgerCheck ledger = store.verify_ledger();
    CHECK(ledger.entries == writers * each);
    CHECK_FALSE(ledger.first_broken.has_value());
}

}  // namespace smallprint::test
