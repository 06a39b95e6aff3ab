// What clauses say by themselves, remembered by (clause, reader version), so that only new clauses are read.
#include "history/bytes.h"
#include "history/codecs.h"
#include "history/compression.h"
#include "history/connection.h"
#include "history/readings.h"
#include "history/store_parts.h"

namespace smallprint {

namespace history {

namespace {

// Evidence of readers long gone is removed a little at each write, so that no write takes long.
constexpr std::int64_t stale_rows_at_once = 500;
constexpr std::size_t key_size = 16;

std::string_view as_view(const Sha256Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string_view key_of(const Sha256Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), key_size};
}

// A whole document's evidence lies among that of single clauses; no clause has such a key.
std::string reading_key(const Sha256Digest& document) {
    return std::string(key_of(Sha256().update("reading").update(as_view(document)).finish()));
}

std::optional<std::int64_t> find_reader(Connection& connection, std::string_view version) {
    Query row = connection.query("SELECT id FROM reader WHERE version = ?");
    if (!row.text(version).step()) {
        return std::nullopt;
    }
    return row.integer_at(0);
}

// Made at its first use.
std::int64_t reader_row(Connection& connection, std::string_view version) {
    auto reader = find_reader(connection, version);
    if (!reader) {
        connection.query("INSERT INTO reader (version) VALUES (?)").text(version).run();
        reader = find_reader(connection, version);
    }
    return reader.value_or(0);
}

// Two readers are kept: two browsers may run an old and a new host side by side.
void remove_stale(Connection& connection) {
    connection
        .query(
            "DELETE FROM evidence WHERE (reader, key) IN (SELECT reader, key FROM evidence "
            "WHERE reader < (SELECT max(id) - 1 FROM reader) LIMIT ?)")
        .integer(stale_rows_at_once)
        .run();
}

}  // namespace

}  // namespace history

std::vector<std::optional<std::vector<Evidence>>> Store::cached_evidence(
    std::span<const Sha256Digest> keys, std::string_view reader_version) const {
    return history::guarded([&] {
        connection_->refresh();
        std::vector<std::optional<std::vector<Evidence>>> found(keys.size());
        const SQLite::Transaction snapshot(connection_->database());
        const auto reader = history::find_reader(*connection_, reader_version);
        if (!reader) {
            return found;
        }
        for (std::size_t i = 0; i < keys.size(); ++i) {
            history::Query row = connection_->query("SELECT data FROM evidence WHERE reader = ? AND key = ?");
            if (row.integer(*reader).blob(history::key_of(keys[i])).step()) {
                found[i] = history::decode_evidence(row.blob_at(0));
            }
        }
        return found;
    });
}

void Store::cache_evidence(std::span<const std::pair<Sha256Digest, std::vector<Evidence>>> entries,
                           std::string_view reader_version) {
    if (entries.empty()) {
        return;
    }
    history::guarded([&] {
        connection_->require_writable();
        history::WriteTransaction transaction(*connection_);
        const std::int64_t reader = history::reader_row(*connection_, reader_version);
        for (const auto& [key, evidence] : entries) {
            const std::string data = history::encode_evidence(evidence);
            connection_->query("INSERT OR REPLACE INTO evidence (reader, key, data) VALUES (?, ?, ?)")
                .integer(reader)
                .blob(history::key_of(key))
                .blob(data)
                .run();
        }
        history::remove_stale(*connection_);
        transaction.commit();
    });
}

std::optional<std::vector<std::vector<Evidence>>> cached_reading(const Store& store, const Sha256Digest& key,
                                                                 std::string_view reader_version) {
    return history::guarded([&]() -> std::optional<std::vector<std::vector<Evidence>>> {
        history::Connection& connection = StoreParts::connection(store);
        connection.refresh();
        const SQLite::Transaction snapshot(connection.database());
        const auto reader = history::find_reader(connection, reader_version);
        if (!reader) {
            return std::nullopt;
        }
        const std::string row_key = history::reading_key(key);
        history::Query row = connection.query("SELECT data FROM evidence WHERE reader = ? AND key = ?");
        if (!row.integer(*reader).blob(row_key).step()) {
            return std::nullopt;
        }
        const std::string bytes = history::unpack(row.blob_at(0));
        history::ByteReader in(bytes);
        std::vector<std::vector<Evidence>> clauses(in.count());
        for (auto& clause : clauses) {
            clause = history::decode_evidence(in.text());
        }
        return clauses;
    });
}

void cache_reading(Store& store, const Sha256Digest& key, std::span<const std::vector<Evidence>> clauses,
                   std::string_view reader_version) {
    history::ByteWriter out;
    out.number(clauses.size());
    for (const auto& clause : clauses) {
        out.text(history::encode_evidence(clause));
    }
    const std::string data = history::pack(out.bytes());
    const std::string row_key = history::reading_key(key);
    history::guarded([&] {
        history::Connection& connection = StoreParts::connection(store);
        connection.require_writable();
        history::WriteTransaction transaction(connection);
        const std::int64_t reader = history::reader_row(connection, reader_version);
        connection.query("INSERT OR REPLACE INTO evidence (reader, key, data) VALUES (?, ?, ?)")
            .integer(reader)
            .blob(row_key)
            .blob(data)
            .run();
        history::remove_stale(connection);
        transaction.commit();
    });
}

}  // namespace smallprint
