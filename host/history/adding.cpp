#include "history/adding.h"

#include "history/bytes.h"
#include "history/record_ids.h"
#include "history/versions.h"

namespace smallprint::history {

StoredDocument add_document(Connection& connection, const DocumentKey& key, std::string_view url,
                            std::string_view title, TimeMs first_seen) {
    std::string id = document_record_id(key);
    constexpr std::size_t longer_id = 20;
    {
        Query taken = connection.query("SELECT 1 FROM document WHERE record_id = ?");
        if (taken.text(id).step()) {
            id = long_document_record_id(key, longer_id);
        }
    }
    connection
        .query(
            "INSERT INTO document (record_id, service, terms_type, language, variant, url, title, versions, "
            "first_seen, last_verified) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)")
        .text(id)
        .text(key.service)
        .text(key.terms_type)
        .text(key.language)
        .text(key.variant)
        .text(url)
        .text(title)
        .integer(first_seen)
        .integer(first_seen)
        .run();
    auto added = document_by_key(connection, key);
    if (!added) {
        throw_damaged();
    }
    return *added;
}

std::int64_t extractor_row(Connection& connection, std::string_view name) {
    {
        Query row = connection.query("SELECT id FROM extractor WHERE name = ?");
        if (row.text(name).step()) {
            return row.integer_at(0);
        }
    }
    connection.query("INSERT INTO extractor (name) VALUES (?)").text(name).run();
    Query row = connection.query("SELECT id FROM extractor WHERE name = ?");
    if (!row.text(name).step()) {
        throw_damaged();
    }
    return row.integer_at(0);
}

std::int64_t next_version_row(Connection& connection) {
    Query last = connection.query("SELECT ifnull(max(id), 0) + 1 FROM version");
    return last.step() ? last.integer_at(0) : 1;
}

std::int64_t list_steps(Connection& connection, std::int64_t document, std::uint32_t number) {
    Query base = connection.query("SELECT base FROM version WHERE document = ? AND number = ?");
    if (!base.integer(document).integer(number).step()) {
        throw_damaged();
    }
    return base.integer_at(0);
}

ListForm encode_version_list(const ListBefore* before, std::span<const BlockId> ids) {
    ListForm full{0, encode_list({}, ids)};
    if (before == nullptr || before->steps + 1 >= full_list_every) {
        return full;
    }
    ListForm delta{before->steps + 1, encode_list(before->ids, ids)};
    return delta.bytes.size() < full.bytes.size() ? delta : full;
}

void insert_version(Connection& connection, const VersionRow& row, const ListForm& list) {
    connection
        .query(
            "INSERT INTO version (id, document, number, sha256, captured_at, kind, source, extractor, base, "
            "list) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .integer(row.id)
        .integer(row.document)
        .integer(row.number)
        .blob({reinterpret_cast<const char*>(row.sha256.data()), row.sha256.size()})
        .integer(row.captured_at)
        .integer(static_cast<std::int64_t>(row.kind))
        .integer(static_cast<std::int64_t>(row.source))
        .integer(row.extractor)
        .integer(list.steps)
        .blob(list.bytes)
        .run();
}

}  // namespace smallprint::history
