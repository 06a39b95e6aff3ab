// Blocks are kept once, by hash; the ones a version brings lie together in one frame; a version is a list of
// ids.
#pragma once

#include <cstdint>
#include <optional>
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

/// The id of a block that is stored; nothing for an unknown one.
[[nodiscard]] std::optional<BlockId> find_block(Connection& connection, std::string_view key);

/// Blocks that are not stored yet, each once, and their keys.
struct FreshBlocks {
    std::vector<const Block*> blocks;
    std::vector<std::string> keys;
};

/// The id that the next fresh block gets; those after it follow one by one.
[[nodiscard]] BlockId next_block_id(Connection& connection);

/// Stores blocks from id `first` on in one frame that belongs to the version with row id `version`, and
/// indexes their words. Inside a write transaction.
void add_frame(Connection& connection, BlockId first, const FreshBlocks& fresh, std::int64_t version);

/// The ids of the blocks, those not yet known being stored. Inside a write transaction.
[[nodiscard]] std::vector<BlockId> store_blocks(Connection& connection, std::span<const Block> blocks,
                                                std::int64_t version);

/// The blocks of a frame as it is stored; one whose text was forgotten has none.
[[nodiscard]] std::vector<Block> unpack_frame(std::string_view packed);
[[nodiscard]] std::string pack_frame(std::span<const Block* const> blocks);

/// The blocks of the ids, without links. Throws Error(store_unavailable) if one is missing.
[[nodiscard]] std::vector<Block> load_blocks(Connection& connection, std::span<const BlockId> ids);

/// The links of a document's blocks, packed; hostile amounts are cut (20,000 links, 2,048 bytes a target, 1
/// MiB).
[[nodiscard]] std::string pack_links(std::span<const Block> blocks);
/// Keeps the links of a document's latest text: they are not part of the text, and the ones captured last are
/// those that still lead somewhere.
void remember_links(Connection& connection, std::int64_t document, std::span<const Block> blocks);
/// Puts the links back; those that do not fit the blocks are left out.
void unpack_links(std::string_view packed, std::span<Block> blocks);

}  // namespace smallprint::history
