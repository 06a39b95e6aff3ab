#include "history/connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "history/bytes.h"
#include "history/files.h"
#include "history/migrations.h"

namespace smallprint::history {

namespace {

// Longer than any writer may hold the store (an import commits every 200 ms).
constexpr int busy_timeout_ms = 15000;

Error too_new() {
    return {
        ErrorCode::store_too_new,
        "The history was written by a newer Smallprint and was left untouched. Update Smallprint to use it."};
}

int pragma(SQLite::Database& database, const char* name) {
    return database.execAndGet(std::string("PRAGMA ") + name).getInt();
}

bool is_no_store(const SQLite::Exception& error) {
    const int code = error.getErrorCode() & 0xFF;
    return code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
}

void prepare(SQLite::Database& database) {
    database.exec("PRAGMA foreign_keys = ON");
    database.exec("PRAGMA trusted_schema = OFF");
    database.exec("PRAGMA cell_size_check = ON");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA temp_store = MEMORY");
    database.exec("PRAGMA journal_size_limit = 16777216");
    // Finding blocks by hash touches pages all over their index; SQLite's 2 MB would read most of them anew
    // at every version once there are some thousand.
    database.exec("PRAGMA cache_size = -24576");
    // A checkpoint writes back what many versions brought: one in some eighty versions waits for it, not one
    // in twenty. As much log as journal_size_limit leaves.
    database.exec("PRAGMA wal_autocheckpoint = 4000");
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

// A newer store is not even checkpointed when it is closed again.
void keep_untouched(SQLite::Database& database, bool untouched) {
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, untouched ? 1 : 0, nullptr);
}

}  // namespace

Error describe(const SQLite::Exception& error) {
    const auto unavailable = [](const char* sentence) {
        return Error(ErrorCode::store_unavailable, sentence);
    };
    switch (error.getErrorCode() & 0xFF) {
        case SQLITE_FULL:
            return unavailable(
                "The disk is full, so the history could not be written. Make room and try again.");
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return unavailable(
                "Another Smallprint is writing the history for too long. Try again in a moment.");
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return unavailable(
                "The history may not be written. Check the permissions of the data directory.");
        case SQLITE_CANTOPEN:
            return unavailable(
                "The history cannot be opened. Check that the data directory exists and is yours.");
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            return unavailable("The history is damaged. Run `smallprint history verify` to see where.");
        case SQLITE_IOERR:
            return unavailable("The disk does not answer as it should, so the history could not be used.");
        default:
            return {ErrorCode::store_unavailable,
                    std::string("The history cannot be used: ") + error.what() + "."};
    }
}

Query::~Query() {
    statement_.tryReset();
    try {
        statement_.clearBindings();
    } catch (const SQLite::Exception&) {  // NOLINT(bugprone-empty-catch): every bind overwrites them anyway
    }
}

Query& Query::integer(std::int64_t value) {
    statement_.bind(next_++, value);
    return *this;
}

Query& Query::text(std::string_view value) {
    statement_.bind(next_++, std::string(value));
    return *this;
}

Query& Query::blob(std::string_view value) {
    if (value.size() > INT32_MAX) {
        throw Error(ErrorCode::too_large, "The document is too large for the history.");
    }
    // A null pointer would bind NULL instead of no bytes.
    statement_.bindNoCopy(next_++, value.data() != nullptr ? value.data() : "",
                          static_cast<int>(value.size()));
    return *this;
}

Query& Query::null() {
    statement_.bind(next_++);
    return *this;
}

std::uint32_t Query::count_at(int column) const {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(integer_at(column), 0, UINT32_MAX));
}

std::string_view Query::blob_at(int column) const {
    const SQLite::Column value = statement_.getColumn(column);
    const auto* bytes = static_cast<const char*>(value.getBlob());
    const int size = value.getBytes();
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, static_cast<std::size_t>(size));
}

Sha256Digest Query::digest_at(int column) const {
    const std::string_view bytes = blob_at(column);
    Sha256Digest digest{};
    if (bytes.size() != digest.size()) {
        throw_damaged();
    }
    std::transform(bytes.begin(), bytes.end(), digest.begin(),
                   [](char c) { return static_cast<std::uint8_t>(c); });
    return digest;
}

Connection::Connection(std::filesystem::path directory, Store::Mode mode, const Clock& clock)
    : directory_(std::move(directory)), file_(directory_ / store_file_name), mode_(mode), clock_(&clock) {
    guarded([&] {
        if (mode_ == Store::Mode::read_write) {
            open_for_writing();
        } else {
            open_for_reading();
        }
    });
}

Query Connection::query(const char* sql) {
    auto& statement = statements_[sql];
    if (!statement) {
        statement = std::make_unique<SQLite::Statement>(*database_, sql);
    }
    return Query(*statement);
}

void Connection::require_writable() const {
    if (mode_ != Store::Mode::read_write) {
        throw Error(ErrorCode::store_unavailable, "The history was opened for reading only.");
    }
}

// False if there is something to be made or migrated first, which takes the directory's lock.
bool Connection::try_open() {
    database_ = std::make_unique<SQLite::Database>(
        file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busy_timeout_ms);
    keep_untouched(*database_, true);
    const int schema = pragma(*database_, "user_version");
    const int application = pragma(*database_, "application_id");
    if (application == application_id && schema > newest_schema()) {
        throw too_new();
    }
    if (application != application_id || schema < newest_schema()) {
        return false;
    }
    keep_untouched(*database_, false);
    prepare(*database_);
    return true;
}

void Connection::open_for_writing() {
    make_private_directory(directory_);
    if (std::filesystem::exists(file_)) {
        try {
            if (try_open()) {
                return;
            }
        } catch (const SQLite::Exception& error) {
            if (!is_no_store(error)) {
                throw;
            }
        }
        database_.reset();
    }
    // Another program may have done all of it while this one waited, so everything is looked at again.
    const DirectoryLock lock(directory_);
    bool foreign = false;
    if (std::filesystem::exists(file_)) {
        try {
            if (try_open()) {
                return;
            }
            foreign = pragma(*database_, "application_id") != application_id &&
                      pragma(*database_, "schema_version") != 0;
        } catch (const SQLite::Exception& error) {
            if (!is_no_store(error)) {
                throw;
            }
            foreign = true;
        }
        database_.reset();
    }
    if (foreign) {
        const std::filesystem::path kept = set_aside(file_, now());
        notice_ = "The file history.db could not be read as a history; it was kept as " +
                  kept.filename().string() + " and a new history was begun.";
    }
    database_ = std::make_unique<SQLite::Database>(
        file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX, busy_timeout_ms);
    make_private(file_);
    database_->exec("PRAGMA journal_mode = WAL");
    prepare(*database_);
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    migrate(*database_, pragma(*database_, "user_version"));
    transaction.commit();
}

void Connection::open_for_reading() {
    if (!std::filesystem::exists(file_)) {
        open_empty();
        return;
    }
    try {
        database_ = std::make_unique<SQLite::Database>(
            file_.string(), SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX, busy_timeout_ms);
        const int application = pragma(*database_, "application_id");
        const int schema = pragma(*database_, "user_version");
        if (application == application_id && schema > newest_schema()) {
            throw too_new();
        }
        if (application == application_id && schema < newest_schema()) {
            database_.reset();
            open_for_writing();  // an older store is brought up to date once, by whoever comes first
            database_.reset();
            database_ = std::make_unique<SQLite::Database>(
                file_.string(), SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX, busy_timeout_ms);
        } else if (application != application_id) {
            open_empty();  // being made just now, or no store at all: the next writer will say so
            return;
        }
        prepare(*database_);
        stands_in_ = false;
    } catch (const SQLite::Exception& error) {
        if (!is_no_store(error)) {
            throw;
        }
        open_empty();
        notice_ = "The file history.db could not be read as a history.";
    }
}

void Connection::open_empty() {
    database_ = std::make_unique<SQLite::Database>(
        ":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    prepare(*database_);
    migrate(*database_, 0);
    stands_in_ = true;
}

bool Connection::moved_away() const noexcept {
    int moved = 0;
    return !stands_in_ &&
           sqlite3_file_control(database_->getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
               SQLITE_OK &&
           moved != 0;
}

void Connection::refresh() {
    if (!stands_in_ || !std::filesystem::exists(file_)) {
        return;
    }
    statements_.clear();
    notice_.clear();
    guarded([&] { open_for_reading(); });
}

}  // namespace smallprint::history
