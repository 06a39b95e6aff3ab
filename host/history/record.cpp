// Recording what was read: one transaction, committed before it returns.
#include <algorithm>

#include "history/blocks.h"
#include "history/bytes.h"
#include "history/connection.h"
#include "history/ledger.h"
#include "history/record_ids.h"
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

StoredDocument add_document(Connection& connection, const NewVersion& version) {
    std::string id = document_record_id(version.key);
    constexpr std::size_t longer_id = 20;
    {
        Query taken = connection.query("SELECT 1 FROM document WHERE record_id = ?");
        if (taken.text(id).step()) {
            id = long_document_record_id(version.key, longer_id);
        }
    }
    connection
        .query(
            "INSERT INTO document (record_id, service, terms_type, language, variant, url, title, versions, "
            "first_seen, last_verified) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)")
        .text(id)
        .text(version.key.service)
        .text(version.key.terms_type)
        .text(version.key.language)
        .text(version.key.variant)
        .text(version.url)
        .text(version.title)
        .integer(version.captured_at)
        .integer(version.captured_at)
        .run();
    auto added = document_by_key(connection, version.key);
    if (!added) {
        throw_damaged();
    }
    return *added;
}

std::int64_t extractor_row(Connection& connection, const std::string& name) {
    connection.query("INSERT OR IGNORE INTO extractor (name) VALUES (?)").text(name).run();
    Query row = connection.query("SELECT id FROM extractor WHERE name = ?");
    if (!row.text(name).step()) {
        throw_damaged();
    }
    return row.integer_at(0);
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

// Links are not part of the text: the ones captured last are the ones that still lead somewhere.
void remember_links(Connection& connection, std::int64_t document, const Document& text) {
    const std::string links = pack_links(text.blocks);
    {
        Query stored = connection.query("SELECT data FROM link WHERE document = ?");
        if (stored.integer(document).step() && stored.blob_at(0) == links) {
            return;
        }
    }
    connection.query("INSERT OR REPLACE INTO link (document, data) VALUES (?, ?)")
        .integer(document)
        .blob(links)
        .run();
}

// The list as the difference to the version before, or in full where that is shorter or due.
struct ListForm {
    std::int64_t steps = 0;
    std::string bytes;
};

ListForm form_of_list(Connection& connection, std::int64_t document, std::uint32_t previous,
                      std::span<const BlockId> ids) {
    ListForm full{0, encode_list({}, ids)};
    if (previous == 0) {
        return full;
    }
    std::int64_t steps = 0;
    {
        Query base = connection.query("SELECT base FROM version WHERE document = ? AND number = ?");
        if (!base.integer(document).integer(previous).step()) {
            throw_damaged();
        }
        steps = base.integer_at(0) + 1;
    }
    if (steps >= full_list_every) {
        return full;
    }
    ListForm delta{steps, encode_list(load_list(connection, document, previous), ids)};
    return delta.bytes.size() < full.bytes.size() ? delta : full;
}

void add_version(Connection& connection, const StoredDocument& document, const NewVersion& version,
                 VersionKind kind) {
    const std::vector<BlockId> ids = store_blocks(connection, version.document->blocks);
    const ListForm list = form_of_list(connection, document.row, document.versions, ids);
    const std::uint32_t number = document.versions + 1;
    connection
        .query(
            "INSERT INTO version (document, number, sha256, captured_at, kind, source, extractor, base, "
            "list) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .integer(document.row)
        .integer(number)
        .blob(as_text(version.document->sha256))
        .integer(version.captured_at)
        .integer(static_cast<std::int64_t>(kind))
        .integer(static_cast<std::int64_t>(version.source))
        .integer(extractor_row(connection, version.extractor))
        .integer(list.steps)
        .blob(list.bytes)
        .run();
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
        const StoredDocument document = known ? *known : history::add_document(*connection_, version);
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
        history::remember_links(*connection_, document.row, *version.document);

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
