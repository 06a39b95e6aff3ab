// Blocks are kept once, by hash; the ones a version brings lie together in one frame; a version is a list of
// ids.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "history/connection.h"
#include "history/list_delta.h"

namespace smallprint::history {

/// 16 bytes of SHA-256 over kind, level and text. Half a hash is enough: the version's own hash, over all its
/// text, is kept whole, and `history verify` compares it.
[[nodiscard]] std::string block_key(const Block& block);

/// The ids of the blocks, those not yet known being stored in one new frame. Inside a write transaction.
[[nodiscard]] std::vector<BlockId> store_blocks(Connection& connection, std::span<const Block> blocks);

/// The blocks of the ids, without links. Throws Error(store_unavailable) if one is missing.
[[nodiscard]] std::vector<Block> load_blocks(Connection& connection, std::span<const BlockId> ids);

/// The links of a document's blocks, packed; hostile amounts are cut (20,000 links, 2,048 bytes a target, 1
/// MiB).
[[nodiscard]] std::string pack_links(std::span<const Block> blocks);
/// Puts the links back; those that do not fit the blocks are left out.
void unpack_links(std::string_view packed, std::span<Block> blocks);

}  // namespace smallprint::history
