// Recording what was read: one transaction, committed before it returns.
#include <algorithm>

#include "history/adding.h"
#include "history/blocks.h"
#include "history/bytes.h"
#include "history/connection.h"
#include "history/ledger.h"
#include "history/moved.h"
#include "history/search_index.h"
#include "history/store.h"
#include "history/versions.h"

namespace smallprint {

namespace history {

namespace {

// DESIGN 3.3: a text that the document had in the last 90 days comes back without an alert.
constexpr TimeMs return_window = TimeMs{90} * 24 * 60 * 60 * 1000;
// Pages whose bytes change at every load must not fill the store; the few last forms of one version are
// enough.
constexpr std::int64_t pages_kept = 8;

std::string_view as_text(const Sha256Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

bool is_return(Connection& connection, std::int64_t document, const NewVersion& version) {
    std::int64_t earlier = 0;
    {
        const std::string_view hash = as_text(version.document->sha256);
        Query same = connection.query(
            "SELECT number FROM version WHERE document = ? AND substr(sha256, 1, 4) = ? AND sha256 = ? "
            "ORDER BY number DESC LIMIT 1");
        if (!same.integer(document).blob(hash.substr(0, 4)).blob(hash).step()) {
            return false;
        }
        earlier = same.integer_at(0);
    }
    // It was in force until the next version was captured.
    const auto next = version_by_number(connection, document, static_cast<std::uint32_t>(earlier + 1));
    return next && version.captured_at - next->captured_at <= return_window;
}

void remember_page(Connection& connection, std::int64_t document, const NewVersion& version) {
    if (version.raw_sha256 == Sha256Digest{}) {
        return;
    }
    connection.query("INSERT OR REPLACE INTO page (raw, document, at) VALUES (?, ?, ?)")
        .blob(as_text(version.raw_sha256))
        .integer(document)
        .integer(connection.now())
        .run();
    connection
        .query(
            "DELETE FROM page WHERE raw IN "
            "(SELECT raw FROM page WHERE document = ? ORDER BY at DESC, raw LIMIT -1 OFFSET ?)")
        .integer(document)
        .integer(pages_kept)
        .run();
}

void add_version(Connection& connection, const StoredDocument& document, const NewVersion& version,
                 VersionKind kind) {
    const std::uint32_t number = document.versions + 1;
    VersionRow row;
    row.id = next_version_row(connection);
    row.document = document.row;
    row.number = number;
    row.sha256 = version.document->sha256;
    row.captured_at = version.captured_at;
    row.kind = kind;
    row.source = version.source;
    row.extractor = extractor_row(connection, version.extractor);
    ListBefore before;
    if (document.versions > 0) {
        before.ids = load_list(connection, document.row, document.versions);
        before.steps = list_steps(connection, document.row, document.versions);
    }
    const std::vector<BlockId> ids = store_blocks(connection, version.document->blocks, row.id);
    note_uses(connection, row.document, number, before.ids, ids);
    insert_version(connection, row, encode_version_list(document.versions > 0 ? &before : nullptr, ids));
    connection.query("UPDATE document SET versions = ? WHERE id = ?")
        .integer(number)
        .integer(document.row)
        .run();
    connection.query("DELETE FROM page WHERE document = ?").integer(document.row).run();
    append_version_entry(connection, document.row, number);
    if (kind == VersionKind::changed) {
        // Until record_change has said what changed; should the program die before, it is found and done
        // later.
        connection
            .query(
                "INSERT INTO change (document, from_number, to_number, at, pending, substantive, seen, data) "
                "VALUES (?, ?, ?, ?, 1, 0, 0, x'')")
            .integer(document.row)
            .integer(document.versions)
            .integer(number)
            .integer(version.captured_at)
            .run();
    }
}

}  // namespace

}  // namespace history

std::optional<KnownPage> Store::known_page(const Sha256Digest& raw_sha256) const {
    return history::guarded([&]() -> std::optional<KnownPage> {
        connection_->refresh();
        std::int64_t row = 0;
        {
            history::Query page = connection_->query("SELECT document FROM page WHERE raw = ?");
            if (!page.blob(history::as_text(raw_sha256)).step()) {
                return std::nullopt;
            }
            row = page.integer_at(0);
        }
        const auto document = history::document_by_row(*connection_, row);
        if (!document) {
            return std::nullopt;
        }
        const auto version = history::version_by_number(*connection_, row, document->versions);
        return version ? std::optional(KnownPage{*document, *version}) : std::nullopt;
    });
}

std::optional<KnownPage> Store::verify_known_page(const Sha256Digest& raw_sha256) {
    return history::guarded([&]() -> std::optional<KnownPage> {
        connection_->require_writable();
        if (!known_page(raw_sha256)) {
            return std::nullopt;  // the usual case costs no transaction
        }
        history::WriteTransaction transaction(*connection_);
        auto known = known_page(raw_sha256);
        if (!known) {
            return std::nullopt;
        }
        known->document.last_verified = std::max(known->document.last_verified, connection_->now());
        connection_->query("UPDATE document SET last_verified = ? WHERE id = ?")
            .integer(known->document.last_verified)
            .integer(known->document.row)
            .run();
        transaction.commit();
        return known;
    });
}

Recorded Store::record(const NewVersion& version) {
    if (version.document == nullptr) {
        throw Error(ErrorCode::internal, "A version without a text cannot be recorded.");
    }
    return history::guarded([&] {
        connection_->require_writable();
        history::WriteTransaction transaction(*connection_);
        auto known = history::document_by_key(*connection_, version.key);
        if (!known) {
            known = history::join_moved(*connection_, version);
        }
        const StoredDocument document = known ? *known
                                              : history::add_document(*connection_, version.key, version.url,
                                                                      version.title, version.captured_at);
        const auto latest = history::version_by_number(*connection_, document.row, document.versions);

        Recorded recorded;
        if (!latest) {
            recorded.status = VersionKind::first;
        } else if (latest->sha256 == version.document->sha256) {
            recorded.status = VersionKind::unchanged;
        } else {
            recorded.status = history::is_return(*connection_, document.row, version) ? VersionKind::returned
                                                                                      : VersionKind::changed;
            recorded.previous = latest;
        }
        if (recorded.status != VersionKind::unchanged) {
            history::add_version(*connection_, document, version, recorded.status);
        }
        connection_
            ->query(
                "UPDATE document SET last_verified = max(last_verified, ?), url = ?, title = ? WHERE id = ?")
            .integer(version.captured_at)
            .text(version.url)
            .text(version.title)
            .integer(document.row)
            .run();
        history::remember_page(*connection_, document.row, version);
        history::remember_links(*connection_, document.row, version.document->blocks);

        const auto stored = history::document_by_row(*connection_, document.row);
        const auto in_force =
            stored ? history::version_by_number(*connection_, document.row, stored->versions) : std::nullopt;
        if (!in_force) {
            history::throw_damaged();
        }
        transaction.commit();
        recorded.document = *stored;
        recorded.version = *in_force;
        return recorded;
    });
}

}  // namespace smallprint
