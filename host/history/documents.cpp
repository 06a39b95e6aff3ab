// Finding documents and versions, and rebuilding a version's text.
#include "history/blocks.h"
#include "history/bytes.h"
#include "history/connection.h"
#include "history/origins.h"
#include "history/store.h"
#include "history/versions.h"

#define DOCUMENT_COLUMNS \
    "id, record_id, service, terms_type, language, variant, url, title, versions, first_seen, last_verified"
#define VERSION_COLUMNS                                                                                     \
    "v.id, v.number, v.sha256, v.captured_at, v.kind, v.source, e.name FROM version v JOIN extractor e ON " \
    "e.id = v.extractor"

namespace smallprint {

namespace history {

StoredDocument read_document(const Query& row) {
    StoredDocument document;
    int column = 0;
    document.row = row.integer_at(column++);
    document.id = row.text_at(column++);
    document.key.service = row.text_at(column++);
    document.key.terms_type = row.text_at(column++);
    document.key.language = row.text_at(column++);
    document.key.variant = row.text_at(column++);
    document.url = row.text_at(column++);
    document.title = row.text_at(column++);
    document.versions = row.count_at(column++);
    document.first_seen = row.integer_at(column++);
    document.last_verified = row.integer_at(column);
    return document;
}

StoredVersion read_version(const Query& row) {
    StoredVersion version;
    int column = 0;
    version.row = row.integer_at(column++);
    version.number = row.count_at(column++);
    version.sha256 = row.digest_at(column++);
    version.captured_at = row.integer_at(column++);
    version.kind = static_cast<VersionKind>(row.count_at(column++));
    version.source = static_cast<VersionSource>(row.count_at(column++));
    version.extractor = row.text_at(column);
    return version;
}

namespace {

std::optional<StoredDocument> one_document(Query& query) {
    if (!query.step()) {
        return std::nullopt;
    }
    return read_document(query);
}

std::vector<StoredDocument> all_documents(Query& query) {
    std::vector<StoredDocument> documents;
    while (query.step()) {
        documents.push_back(read_document(query));
    }
    return documents;
}

}  // namespace

std::optional<StoredDocument> document_by_key(Connection& connection, const DocumentKey& key) {
    Query query = connection.query(
        "SELECT " DOCUMENT_COLUMNS
        " FROM document WHERE service = ? AND terms_type = ? AND language = ? AND variant = ?");
    query.text(key.service).text(key.terms_type).text(key.language).text(key.variant);
    if (auto document = one_document(query)) {
        return document;
    }
    if (key.variant.empty()) {
        return std::nullopt;
    }
    // A document that moved here (moved.h).
    std::int64_t row = 0;
    {
        Query moved = connection.query(
            "SELECT document FROM other_variant WHERE service = ? AND terms_type = ? AND language = ? AND "
            "variant = ?");
        moved.text(key.service).text(key.terms_type).text(key.language).text(key.variant);
        if (!moved.step()) {
            return std::nullopt;
        }
        row = moved.integer_at(0);
    }
    return document_by_row(connection, row);
}

std::optional<StoredDocument> document_by_row(Connection& connection, std::int64_t row) {
    Query query = connection.query("SELECT " DOCUMENT_COLUMNS " FROM document WHERE id = ?");
    query.integer(row);
    return one_document(query);
}

std::optional<StoredVersion> version_by_number(Connection& connection, std::int64_t document,
                                               std::uint32_t number) {
    Query query = connection.query("SELECT " VERSION_COLUMNS " WHERE v.document = ? AND v.number = ?");
    query.integer(document).integer(number);
    if (!query.step()) {
        return std::nullopt;
    }
    return read_version(query);
}

namespace {

std::vector<StoredVersion> all_versions(Query& query) {
    std::vector<StoredVersion> versions;
    while (query.step()) {
        versions.push_back(read_version(query));
    }
    return versions;
}

}  // namespace

std::vector<StoredVersion> versions_of(Connection& connection, std::int64_t document) {
    Query query = connection.query("SELECT " VERSION_COLUMNS " WHERE v.document = ? ORDER BY v.number");
    return all_versions(query.integer(document));
}

std::vector<StoredVersion> kept_versions_of(Connection& connection, std::int64_t document) {
    Query query = connection.query("SELECT " VERSION_COLUMNS
                                   " WHERE v.document = ? AND v.let_go = 0 ORDER BY v.number");
    return all_versions(query.integer(document));
}

std::vector<BlockId> load_list(Connection& connection, std::int64_t document, std::uint32_t number) {
    std::int64_t steps = 0;
    {
        Query base = connection.query("SELECT base FROM version WHERE document = ? AND number = ?");
        if (!base.integer(document).integer(number).step()) {
            throw Error(ErrorCode::not_found, "There is no such version in the history.");
        }
        steps = base.integer_at(0);
    }
    Query lists = connection.query(
        "SELECT list FROM version WHERE document = ? AND number BETWEEN ? AND ? ORDER BY number");
    lists.integer(document).integer(number - steps).integer(number);
    std::vector<BlockId> ids;
    std::int64_t found = 0;
    for (; lists.step(); ++found) {
        ids = decode_list(ids, lists.blob_at(0));
    }
    if (found != steps + 1) {
        throw_damaged();
    }
    return ids;
}

}  // namespace history

std::optional<StoredDocument> Store::find_document(const DocumentKey& key) const {
    return history::guarded([&] {
        connection_->refresh();
        return history::document_by_key(*connection_, key);
    });
}

std::optional<StoredDocument> Store::find_document(std::string_view record_id) const {
    return history::guarded([&] {
        connection_->refresh();
        history::Query query =
            connection_->query("SELECT " DOCUMENT_COLUMNS " FROM document WHERE record_id = ?");
        return history::one_document(query.text(record_id));
    });
}

std::vector<StoredDocument> Store::documents() const {
    return history::guarded([&] {
        connection_->refresh();
        history::Query query = connection_->query(
            "SELECT " DOCUMENT_COLUMNS " FROM document ORDER BY service, terms_type, language, variant");
        return history::all_documents(query);
    });
}

std::vector<StoredDocument> Store::documents_of(std::string_view service) const {
    return history::guarded([&] {
        connection_->refresh();
        history::Query query =
            connection_->query("SELECT " DOCUMENT_COLUMNS
                               " FROM document WHERE service = ? ORDER BY terms_type, language, variant");
        return history::all_documents(query.text(service));
    });
}

std::vector<StoredVersion> Store::versions(const StoredDocument& document) const {
    return history::guarded([&] {
        connection_->refresh();
        return history::kept_versions_of(*connection_, document.row);
    });
}

std::optional<VersionOrigin> Store::origin(const StoredVersion& version) const {
    return history::guarded([&] {
        connection_->refresh();
        return history::origin_of(*connection_, version.row);
    });
}

Document Store::load(const StoredDocument& document, std::uint32_t version) const {
    return history::guarded([&] {
        connection_->refresh();
        // One state for list, frames and links, whatever another process writes meanwhile.
        SQLite::Transaction snapshot(connection_->database());
        {
            history::Query kept =
                connection_->query("SELECT let_go FROM version WHERE document = ? AND number = ?");
            if (kept.integer(document.row).integer(version).step() && kept.integer_at(0) != 0) {
                throw Error(ErrorCode::not_found,
                            "The text of this version is kept no longer, by your rules on what is kept.");
            }
        }
        const std::vector<history::BlockId> ids = history::load_list(*connection_, document.row, version);
        std::vector<Block> blocks = history::load_blocks(*connection_, ids);
        std::string title;
        std::string language;
        if (const auto now = history::document_by_row(*connection_, document.row)) {
            title = now->title;
            language = now->key.language;
            history::Query links = connection_->query("SELECT data FROM link WHERE document = ?");
            if (version == now->versions && links.integer(document.row).step()) {
                history::unpack_links(links.blob_at(0), blocks);
            }
        }
        Document loaded = document_from_blocks(std::move(blocks));
        loaded.title = std::move(title);
        loaded.language = std::move(language);
        return loaded;
    });
}

}  // namespace smallprint
