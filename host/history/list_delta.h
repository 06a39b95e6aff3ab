// A version is a list of block ids. Lists are kept as the difference to the version before: runs copied from
// the old list and runs of new ids, which are nearly always consecutive. A full list is the difference to an
// empty one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint::history {

using BlockId = std::int64_t;

/// What turns `before` into `after`; linear in both.
[[nodiscard]] std::string encode_list(std::span<const BlockId> before, std::span<const BlockId> after);

/// The list that `encode_list(before, …)` was made from. Throws Error(store_unavailable) for damaged bytes; a
/// list never has more than 8 Mi ids.
[[nodiscard]] std::vector<BlockId> decode_list(std::span<const BlockId> before, std::string_view delta);

}  // namespace smallprint::history
