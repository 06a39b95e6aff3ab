// Adding documents and versions: what recording a page and importing an archive share. Everything here runs
// inside a write transaction.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "history/connection.h"
#include "history/list_delta.h"
#include "history/store.h"

namespace smallprint::history {

/// A new document without versions.
[[nodiscard]] StoredDocument add_document(Connection& connection, const DocumentKey& key,
                                          std::string_view url, std::string_view title, TimeMs first_seen);

[[nodiscard]] std::int64_t extractor_row(Connection& connection, std::string_view name);

/// The row id that the next version gets.
[[nodiscard]] std::int64_t next_version_row(Connection& connection);

/// The list of the version before, and how many differences it is away from a full list.
struct ListBefore {
    std::vector<BlockId> ids;
    std::int64_t steps = 0;
};

/// How a version's list is written: `steps` differences after a full list (0: it is one).
struct ListForm {
    std::int64_t steps = 0;
    std::string bytes;
};

[[nodiscard]] std::int64_t list_steps(Connection& connection, std::int64_t document, std::uint32_t number);

/// The list as the difference to `before` (nullptr for the first version), or in full where that is shorter
/// or due.
[[nodiscard]] ListForm encode_version_list(const ListBefore* before, std::span<const BlockId> ids);

struct VersionRow {
    std::int64_t id = 0;
    std::int64_t document = 0;
    std::uint32_t number = 0;
    Sha256Digest sha256{};
    TimeMs captured_at = 0;
    VersionKind kind = VersionKind::first;
    VersionSource source = VersionSource::browser;
    std::int64_t extractor = 0;
};

void insert_version(Connection& connection, const VersionRow& row, const ListForm& list);

}  // namespace smallprint::history
