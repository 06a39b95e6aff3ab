// One connection to the history's database: opened safely, statements kept ready, failures in plain words.
//
// Owns the SQLite handle and belongs to one thread at a time. Nothing is cached outside SQLite, so that
// several connections, in several processes, see one state.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"
#include "base/error.h"
#include "base/sha256.h"
#include "history/store.h"

namespace smallprint::history {

/// What went wrong, for the person: says what to do and that nothing acknowledged is lost.
[[nodiscard]] Error describe(const SQLite::Exception& error);

/// Runs `work`; a failure of SQLite becomes an Error(store_unavailable).
template <typename Work>
auto guarded(Work&& work) {
    try {
        return std::forward<Work>(work)();
    } catch (const SQLite::Exception& error) {
        throw describe(error);
    }
}

/// A prepared statement in use: parameters bound in order, reset at the end of the scope.
class Query {
public:
    explicit Query(SQLite::Statement& statement) : statement_(statement) {}
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    Query& integer(std::int64_t value);
    Query& text(std::string_view value);
    /// The bytes must outlive the query.
    Query& blob(std::string_view value);
    Query& null();

    /// Moves to the next row; false after the last.
    bool step() { return statement_.executeStep(); }
    /// For statements without rows; the number of rows changed.
    int run() { return statement_.exec(); }

    [[nodiscard]] std::int64_t integer_at(int column) const {
        return statement_.getColumn(column).getInt64();
    }
    [[nodiscard]] std::uint32_t count_at(int column) const;
    [[nodiscard]] std::string text_at(int column) const { return statement_.getColumn(column).getString(); }
    /// Valid until the next step.
    [[nodiscard]] std::string_view blob_at(int column) const;
    [[nodiscard]] bool null_at(int column) const { return statement_.getColumn(column).isNull(); }
    /// Throws Error(store_unavailable) unless the column holds 32 bytes.
    [[nodiscard]] Sha256Digest digest_at(int column) const;

private:
    SQLite::Statement& statement_;
    int next_ = 1;
};

class Connection {
public:
    Connection(std::filesystem::path directory, Store::Mode mode, const Clock& clock);

    /// The statement for a piece of SQL, prepared at its first use. `sql` must be a literal: it is the key.
    [[nodiscard]] Query query(const char* sql);
    [[nodiscard]] SQLite::Database& database() { return *database_; }
    [[nodiscard]] TimeMs now() const { return clock_->now(); }
    [[nodiscard]] const std::string& notice() const noexcept { return notice_; }
    [[nodiscard]] const std::filesystem::path& directory() const noexcept { return directory_; }

    /// A reader that was opened before there was a store looks again whether there is one now.
    void refresh();
    /// The file that was opened was deleted or moved since.
    [[nodiscard]] bool moved_away() const noexcept;
    /// Throws Error(store_unavailable) on a connection opened for reading.
    void require_writable() const;

private:
    void open_for_writing();
    void open_for_reading();
    void open_empty();
    [[nodiscard]] bool try_open();

    std::filesystem::path directory_;
    std::filesystem::path file_;
    Store::Mode mode_;
    const Clock* clock_;
    std::string notice_;
    bool stands_in_ = false;  // an empty store in memory, until there is a real one
    std::unique_ptr<SQLite::Database> database_;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>>
        statements_;  // go before the database
};

/// BEGIN IMMEDIATE … COMMIT; rolled back unless committed.
class WriteTransaction {
public:
    explicit WriteTransaction(Connection& connection)
        : transaction_(connection.database(), SQLite::TransactionBehavior::IMMEDIATE) {}
    void commit() { transaction_.commit(); }

private:
    SQLite::Transaction transaction_;
};

}  // namespace smallprint::history

namespace smallprint {

struct Store::Connection : history::Connection {
    using history::Connection::Connection;
};

}  // namespace smallprint
