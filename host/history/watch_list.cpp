#include "history/watch_list.h"

#include <algorithm>
#include <utility>

#include "history/store_parts.h"
#include "history/versions.h"

// A document that came later than the watch is found by its address.
#define WATCH_COLUMNS                                                                                       \
    "SELECT w.id, w.url, w.host, w.service, w.language, w.local, w.added_at, w.due_at, w.checked_at, "      \
    "w.read_at, w.state, w.detail, w.failures, w.etag, w.last_modified, w.text, w.moved_from, w.moved_at, " \
    "coalesce(w.document, (SELECT d.id FROM document d WHERE d.url = w.url "                                \
    "ORDER BY d.last_verified DESC LIMIT 1)) FROM watch w "

namespace smallprint {

using history::Connection;
using history::Query;

namespace {

constexpr std::uint32_t most_listed = 500;

std::string_view as_text(const std::optional<Sha256Digest>& digest) {
    return digest ? std::string_view(reinterpret_cast<const char*>(digest->data()), digest->size())
                  : std::string_view();
}

std::vector<WatchEntry> read_entries(Connection& connection, Query& rows) {
    std::vector<WatchEntry> entries;
    std::vector<std::int64_t> documents;
    while (rows.step()) {
        WatchEntry entry;
        int column = 0;
        entry.row = rows.integer_at(column++);
        entry.url = rows.text_at(column++);
        entry.host = rows.text_at(column++);
        entry.service = rows.text_at(column++);
        entry.language = rows.text_at(column++);
        entry.local = rows.integer_at(column++) != 0;
        entry.added_at = rows.integer_at(column++);
        entry.due_at = rows.integer_at(column++);
        entry.checked_at = rows.integer_at(column++);
        entry.read_at = rows.integer_at(column++);
        entry.state = rows.text_at(column++);
        entry.detail = rows.text_at(column++);
        entry.failures = rows.count_at(column++);
        entry.etag = rows.text_at(column++);
        entry.last_modified = rows.text_at(column++);
        if (!rows.blob_at(column).empty()) {
            entry.text = rows.digest_at(column);
        }
        ++column;
        entry.moved_from = rows.text_at(column++);
        entry.moved_at = rows.integer_at(column++);
        documents.push_back(rows.null_at(column) ? 0 : rows.integer_at(column));
        entries.push_back(std::move(entry));
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (documents[i] != 0) {
            entries[i].document = history::document_by_row(connection, documents[i]);
            if (entries[i].document) {
                entries[i].read_at = std::max(entries[i].read_at, entries[i].document->last_verified);
            }
        }
    }
    return entries;
}

std::optional<WatchEntry> entry_of(Connection& connection, std::int64_t row) {
    Query one = connection.query(WATCH_COLUMNS "WHERE w.id = ?");
    auto entries = read_entries(connection, one.integer(row));
    return entries.empty() ? std::nullopt : std::optional(std::move(entries.front()));
}

void leave_host_alone(Connection& connection, const std::string& host, TimeMs until) {
    connection.query("INSERT OR REPLACE INTO watch_host (host, free_at) VALUES (?, ?)")
        .text(host)
        .integer(until)
        .run();
}

}  // namespace

std::pair<WatchEntry, bool> WatchList::add(const NewWatch& watch) {
    auto& connection = StoreParts::connection(*store_);
    return history::guarded([&] {
        connection.require_writable();
        history::WriteTransaction transaction(connection);
        const int added =
            connection
                .query(
                    "INSERT INTO watch (url, host, service, language, local, document, added_at, due_at, "
                    "leased_until, checked_at, read_at, state, detail, failures, etag, last_modified, text, "
                    "moved_from, moved_at, moved_told) "
                    "VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?, ?, 0, 0, 0, 'waiting', '', 0, '', '', x'', '', "
                    "0, 0) ON CONFLICT (url) DO NOTHING")
                .text(watch.url)
                .text(watch.host)
                .text(watch.service)
                .text(watch.language)
                .integer(watch.local ? 1 : 0)
                .integer(watch.document)
                .integer(connection.now())
                .integer(watch.due_at)
                .run();
        if (added == 0) {
            connection
                .query(
                    "UPDATE watch SET local = ?, document = coalesce(document, nullif(?, 0)) WHERE url = ?")
                .integer(watch.local ? 1 : 0)
                .integer(watch.document)
                .text(watch.url)
                .run();
        }
        std::int64_t row = 0;
        {
            Query found = connection.query("SELECT id FROM watch WHERE url = ?");
            if (!found.text(watch.url).step()) {
                throw Error(ErrorCode::internal, "The watch list lost an address while it was written.");
            }
            row = found.integer_at(0);
        }
        auto entry = entry_of(connection, row);
        transaction.commit();
        return std::pair(entry.value_or(WatchEntry{}), added > 0);
    });
}

std::size_t WatchList::remove(std::int64_t row) {
    auto& connection = StoreParts::connection(*store_);
    return history::guarded([&] {
        connection.require_writable();
        return static_cast<std::size_t>(
            connection.query("DELETE FROM watch WHERE id = ?").integer(row).run());
    });
}

std::optional<WatchEntry> WatchList::find(std::int64_t row) const {
    auto& connection = StoreParts::connection(*store_);
    return history::guarded([&] {
        connection.refresh();
        return entry_of(connection, row);
    });
}

std::vector<WatchEntry> WatchList::list(const WatchFilter& filter, std::uint32_t limit,
                                        std::uint32_t offset) const {
    auto& connection = StoreParts::connection(*store_);
    return history::guarded([&] {
        connection.refresh();
        const auto page = [&](Query& query) {
            query.integer(std::clamp(limit, 1U, most_listed)).integer(offset);
            return read_entries(connection, query);
        };
        if (!filter.url.empty()) {
            Query query = connection.query(WATCH_COLUMNS "WHERE w.url = ? LIMIT ? OFFSET ?");
            return page(query.text(filter.url));
        }
        if (!filter.document.empty()) {
            Query query =
                connection.query(WATCH_COLUMNS
                                 "WHERE w.document = (SELECT id FROM document WHERE record_id = ?1) "
                                 "OR w.url = (SELECT url FROM document WHERE record_id = ?1) "
                                 "ORDER BY w.id DESC LIMIT ? OFFSET ?");
            return page(query.text(filter.document));
        }
        if (!filter.service.empty()) {
            Query query =
                connection.query(WATCH_COLUMNS "WHERE w.service = ? ORDER BY w.id DESC LIMIT ? OFFSET ?");
            return page(query.text(filter.service));
        }
        if (filter.due_before) {
            Query query = connection.query(WATCH_COLUMNS
                                           "WHERE w.due_at <= ? ORDER BY w.due_at, w.id LIMIT ? OFFSET ?");
            return page(query.integer(*filter.due_before));
        }
        Query query = connection.query(WATCH_COLUMNS "ORDER BY w.id DESC LIMIT ? OFFSET ?");
        return page(query);
    });
}

WatchCounts WatchList::counts() const {
    auto& connection = StoreParts::connection(*store_);
    return history::guarded([&] {
        connection.refresh();
        WatchCounts counts;
        Query all = connection.query(
            "SELECT (SELECT count(*) FROM watch), (SELECT count(*) FROM watch WHERE due_at <= ?), "
            "(SELECT min(due_at) FROM watch)");
        if (all.integer(connection.now()).step()) {
            counts.total = static_cast<std::uint64_t>(all.integer_at(0));
            counts.due = static_cast<std::uint64_t>(all.integer_at(1));
            if (!all.null_at(2)) {
                counts.next_due = all.integer_at(2);
            }
        }
        return counts;
    });
}

std::optional<WatchEntry> WatchList::claim(const WatchClaim& what, TimeMs lease) {
    auto& connection = StoreParts::connection(*store_);
    return history::guarded([&]() -> std::optional<WatchEntry> {
        connection.require_writable();
        history::WriteTransaction transaction(connection);
        const TimeMs now = connection.now();
        std::int64_t row = 0;
        if (what.row != 0) {
            Query one = connection.query(
                "SELECT w.id FROM watch w LEFT JOIN watch_host h ON h.host = w.host "
                "WHERE w.id = ? AND w.leased_until <= ?2 AND coalesce(h.free_at, 0) <= ?2");
            row = one.integer(what.row).integer(now).step() ? one.integer_at(0) : 0;
        } else {
            Query due = connection.query(
                "SELECT w.id FROM watch w LEFT JOIN watch_host h ON h.host = w.host "
                "WHERE w.due_at <= ?1 AND w.leased_until <= ?2 AND coalesce(h.free_at, 0) <= ?2 "
                "AND w.checked_at < ?3 ORDER BY w.due_at, w.id LIMIT 1");
            row = due.integer(what.due_before).integer(now).integer(what.not_checked_since).step()
                      ? due.integer_at(0)
                      : 0;
        }
        if (row == 0) {
            return std::nullopt;
        }
        auto entry = entry_of(connection, row);
        if (!entry) {
            return std::nullopt;
        }
        connection.query("UPDATE watch SET leased_until = ? WHERE id = ?")
            .integer(now + lease)
            .integer(row)
            .run();
        leave_host_alone(connection, entry->host, now + lease);
        transaction.commit();
        return entry;
    });
}

std::optional<TimeMs> WatchList::next_free(const WatchClaim& what) const {
    auto& connection = StoreParts::connection(*store_);
    return history::guarded([&]() -> std::optional<TimeMs> {
        connection.refresh();
        Query next = connection.query(
            "SELECT min(max(w.leased_until, coalesce(h.free_at, 0))) FROM watch w "
            "LEFT JOIN watch_host h ON h.host = w.host "
            "WHERE (w.id = ?1 OR ?1 = 0) AND (w.due_at <= ?2 OR ?1 <> 0) AND w.checked_at < ?3");
        next.integer(what.row).integer(what.due_before).integer(what.not_checked_since);
        return next.step() && !next.null_at(0) ? std::optional(next.integer_at(0)) : std::nullopt;
    });
}

void WatchList::finish(const WatchEntry& entry, const WatchResult& result) {
    auto& connection = StoreParts::connection(*store_);
    history::guarded([&] {
        connection.require_writable();
        history::WriteTransaction transaction(connection);
        const TimeMs now = connection.now();
        connection
            .query(
                "UPDATE watch SET state = ?, detail = ?, failures = ?, due_at = ?, leased_until = 0, "
                "checked_at = ?, document = coalesce(nullif(?, 0), document) WHERE id = ?")
            .text(result.state)
            .text(result.detail)
            .integer(result.failures)
            .integer(result.due_at)
            .integer(now)
            .integer(result.document)
            .integer(entry.row)
            .run();
        if (result.read) {
            connection
                .query("UPDATE watch SET read_at = ?, etag = ?, last_modified = ?, text = ? WHERE id = ?")
                .integer(now)
                .text(result.etag)
                .text(result.last_modified)
                .blob(as_text(result.text))
                .integer(entry.row)
                .run();
        }
        if (!result.moved_to.empty()) {
            // Another entry may watch the new address already; then this one has done its work.
            const int moved =
                connection
                    .query(
                        "UPDATE OR IGNORE watch SET moved_from = url, url = ?, host = ?, moved_at = ?, "
                        "moved_told = 0 WHERE id = ?")
                    .text(result.moved_to)
                    .text(result.moved_host)
                    .integer(now)
                    .integer(entry.row)
                    .run();
            if (moved == 0) {
                connection.query("DELETE FROM watch WHERE id = ?").integer(entry.row).run();
            }
        }
        leave_host_alone(connection, entry.host, result.host_free_at);
        connection.query("DELETE FROM watch_host WHERE free_at <= ?").integer(now).run();
        transaction.commit();
    });
}

void WatchList::verified(const StoredDocument& document) {
    auto& connection = StoreParts::connection(*store_);
    history::guarded([&] {
        connection.require_writable();
        connection.query("UPDATE document SET last_verified = max(last_verified, ?) WHERE id = ?")
            .integer(connection.now())
            .integer(document.row)
            .run();
    });
}

std::vector<WatchEntry> WatchList::claim_moved() {
    auto& connection = StoreParts::connection(*store_);
    return history::guarded([&] {
        connection.require_writable();
        constexpr const char* moved_sql =
            WATCH_COLUMNS "WHERE w.moved_at > 0 AND w.moved_told = 0 ORDER BY w.id LIMIT 20";
        {
            Query look = connection.query(moved_sql);
            if (!look.step()) {
                return std::vector<WatchEntry>{};  // the usual case costs no transaction
            }
        }
        history::WriteTransaction transaction(connection);
        Query moved = connection.query(moved_sql);
        auto entries = read_entries(connection, moved);
        for (const WatchEntry& entry : entries) {
            connection.query("UPDATE watch SET moved_told = 1 WHERE id = ?").integer(entry.row).run();
        }
        transaction.commit();
        return entries;
    });
}

}  // namespace smallprint
