// Rows of documents and versions, as the store's parts share them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "history/connection.h"
#include "history/list_delta.h"
#include "history/store.h"

namespace smallprint::history {

[[nodiscard]] std::optional<StoredDocument> document_by_key(Connection& connection, const DocumentKey& key);
[[nodiscard]] std::optional<StoredDocument> document_by_row(Connection& connection, std::int64_t row);
[[nodiscard]] std::optional<StoredVersion> version_by_number(Connection& connection, std::int64_t document,
                                                             std::uint32_t number);

/// By number; those too whose text was let go (let_go.h).
[[nodiscard]] std::vector<StoredVersion> versions_of(Connection& connection, std::int64_t document);

/// By number; those whose text is there.
[[nodiscard]] std::vector<StoredVersion> kept_versions_of(Connection& connection, std::int64_t document);

/// The block ids of a version, from its full list through at most 63 differences.
[[nodiscard]] std::vector<BlockId> load_list(Connection& connection, std::int64_t document,
                                             std::uint32_t number);

/// A full list is kept at least this often.
inline constexpr std::uint32_t full_list_every = 64;

}  // namespace smallprint::history
