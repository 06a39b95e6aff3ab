// Forgetting: what is asked to go is gone from every file of the data directory when the call returns.
#include "history/forget.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <system_error>
#include <unordered_set>

#include "history/bytes.h"
#include "history/connection.h"
#include "history/erase.h"
#include "history/ledger.h"
#include "history/store_parts.h"
#include "history/versions.h"

namespace smallprint {

namespace history {

namespace {

using Ids = std::unordered_set<BlockId>;

// Every block that a version of the document has, by decoding each list once.
void add_blocks_of(Connection& connection, std::int64_t document, Ids& ids) {
    std::vector<BlockId> list;
    Query lists = connection.query("SELECT base, list FROM version WHERE document = ? ORDER BY number");
    lists.integer(document);
    while (lists.step()) {
        list = decode_list(lists.integer_at(0) == 0 ? std::span<const BlockId>{} : list, lists.blob_at(1));
        ids.insert(list.begin(), list.end());
    }
}

std::vector<std::int64_t> document_rows(Connection& connection) {
    std::vector<std::int64_t> rows;
    Query all = connection.query("SELECT id FROM document ORDER BY id");
    while (all.step()) {
        rows.push_back(all.integer_at(0));
    }
    return rows;
}

// Addresses of snapshots that no version has any more.
void erase_unused_addresses(Connection& connection) {
    std::set<std::int64_t> used;
    {
        Query origins = connection.query("SELECT data FROM origin");
        constexpr std::size_t commit_bytes = 20;
        while (origins.step()) {
            ByteReader in(origins.blob_at(0));
            (void)in.raw(commit_bytes);
            while (!in.at_end()) {
                const std::uint64_t head = in.number();
                used.insert(static_cast<std::int64_t>(head >> 1U));
                (void)in.raw((head & 1U) != 0 ? commit_bytes : 0);
            }
        }
    }
    std::vector<std::int64_t> unused;
    {
        Query bases = connection.query("SELECT id FROM origin_base");
        while (bases.step()) {
            if (!used.contains(bases.integer_at(0))) {
                unused.push_back(bases.integer_at(0));
            }
        }
    }
    for (const std::int64_t id : unused) {
        connection.query("DELETE FROM origin_base WHERE id = ?").integer(id).run();
    }
}

void erase_documents(Connection& connection, std::span<const std::int64_t> rows) {
    Ids asked;
    Ids kept;
    for (const std::int64_t row : document_rows(connection)) {
        const bool goes = std::find(rows.begin(), rows.end(), row) != rows.end();
        add_blocks_of(connection, row, goes ? asked : kept);
    }
    std::set<BlockId> gone;
    for (const BlockId id : asked) {
        if (!kept.contains(id)) {
            gone.insert(id);
        }
    }
    std::set<std::string> services;
    for (const std::int64_t row : rows) {
        const auto document = document_by_row(connection, row);
        if (!document) {
            continue;
        }
        services.insert(document->key.service);
        erase_entries(connection, row);
        connection.query("DELETE FROM import_progress WHERE service = ? AND terms_type = ?")
            .text(document->key.service)
            .text(document->key.terms_type)
            .run();
        connection.query("DELETE FROM block_use WHERE document = ?").integer(row).run();
        connection.query("DELETE FROM watch WHERE url = ?").text(document->url).run();
        connection.query("DELETE FROM document WHERE id = ?")
            .integer(row)
            .run();  // and all that refers to it
    }
    for (const std::string& service : services) {
        // Feedback acts stand under the service; they go with the last of its documents.
        Query left = connection.query("SELECT 1 FROM document WHERE service = ? LIMIT 1");
        if (!left.text(service).step()) {
            erase_feedback(connection, service);
            connection.query("DELETE FROM watch WHERE service = ?").text(service).run();
        }
    }
    connection.query("DELETE FROM watch_host").run();
    erase_blocks(connection, gone);
    // A frame whose version is gone is nobody's; those who have a block of it are in block_use.
    connection.query("UPDATE frame SET version = 0 WHERE version NOT IN (SELECT id FROM version)").run();
    // Evidence holds words of clauses; it is a cache, and is read anew.
    connection.query("DELETE FROM evidence").run();
    erase_unused_addresses(connection);
}

std::vector<std::string> feedback_services(Connection& connection) {
    std::vector<std::string> services;
    Query rows = connection.query("SELECT DISTINCT service FROM feedback");
    while (rows.step()) {
        services.push_back(rows.text_at(0));
    }
    return services;
}

bool has_feedback(Connection& connection, std::string_view service) {
    Query acts = connection.query("SELECT 1 FROM feedback WHERE service = ? LIMIT 1");
    return acts.text(service).step();
}

}  // namespace

}  // namespace history

void forget_service(Store& store, std::span<const StoredDocument> documents, std::string_view service) {
    history::guarded([&] {
        history::Connection& connection = StoreParts::connection(store);
        connection.require_writable();
        std::vector<std::int64_t> rows;
        for (const StoredDocument& document : documents) {
            rows.push_back(document.row);
        }
        {
            history::WriteTransaction transaction(connection);
            history::erase_documents(connection, rows);
            const bool acts = !service.empty() && history::has_feedback(connection, service);
            if (acts) {
                history::erase_feedback(connection, service);
            }
            if (!rows.empty() || acts) {
                history::append_entry(connection, "forgotten",
                                      nlohmann::json{{"documents", rows.size()}}.dump());
            }
            transaction.commit();
        }
        if (!history::clear_traces(connection)) {
            throw Error(
                ErrorCode::store_unavailable,
                "It is forgotten, but another Smallprint still reads the history, so that traces remain in "
                "its log. Close your browsers and run `smallprint history forget` again.");
        }
    });
}

void Store::forget(std::span<const StoredDocument> documents) {
    forget_service(*this, documents, {});
}

void Store::forget_everything() {
    const std::vector<StoredDocument> all = documents();
    history::guarded([&] {
        connection_->require_writable();
        history::WriteTransaction transaction(*connection_);
        for (const std::string& service : history::feedback_services(*connection_)) {
            history::erase_feedback(*connection_, service);
        }
        connection_->query("DELETE FROM import_progress").run();
        connection_->query("DELETE FROM import_head").run();
        connection_->query("DELETE FROM watch").run();
        transaction.commit();
    });
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(connection_->directory(), error)) {
        if (entry.path().filename().string().starts_with("history.db.unreadable")) {
            std::error_code ignored;
            std::filesystem::remove(entry.path(), ignored);
        }
    }
    forget(all);
}

}  // namespace smallprint
