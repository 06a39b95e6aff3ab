// What whole documents say, packed: what an import leaves for each document's version in force, at a fifth of
// what its clauses would take one by one. Lies in the evidence cache and goes with it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "history/store.h"

namespace smallprint {

/// `key` stands for text and structure of the document; one list of evidence a clause. Nothing if not cached.
[[nodiscard]] std::optional<std::vector<std::vector<Evidence>>> cached_reading(
    const Store& store, const Sha256Digest& key, std::string_view reader_version);

void cache_reading(Store& store, const Sha256Digest& key, std::span<const std::vector<Evidence>> clauses,
                   std::string_view reader_version);

}  // namespace smallprint
