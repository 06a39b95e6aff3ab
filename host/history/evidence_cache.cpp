// What clauses say by themselves, remembered by (clause, reader version), so that only new clauses are read.
#include "history/codecs.h"
#include "history/connection.h"
#include "history/store.h"

namespace smallprint {

namespace history {

namespace {

// Evidence of readers long gone is removed a little at each write, so that no write takes long.
constexpr std::int64_t stale_rows_at_once = 500;
constexpr std::size_t key_size = 16;

std::string_view key_of(const Sha256Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), key_size};
}

std::optional<std::int64_t> find_reader(Connection& connection, std::string_view version) {
    Query row = connection.query("SELECT id FROM reader WHERE version = ?");
    if (!row.text(version).step()) {
        return std::nullopt;
    }
    return row.integer_at(0);
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
        auto reader = history::find_reader(*connection_, reader_version);
        if (!reader) {
            connection_->query("INSERT INTO reader (version) VALUES (?)").text(reader_version).run();
            reader = history::find_reader(*connection_, reader_version);
        }
        for (const auto& [key, evidence] : entries) {
            const std::string data = history::encode_evidence(evidence);
            connection_->query("INSERT OR REPLACE INTO evidence (reader, key, data) VALUES (?, ?, ?)")
                .integer(reader.value_or(0))
                .blob(history::key_of(key))
                .blob(data)
                .run();
        }
        history::remove_stale(*connection_);
        transaction.commit();
    });
}

}  // namespace smallprint
