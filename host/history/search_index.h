// Full text of blocks (FTS5, contentless: the words are there, the text lies in the frames) and which
// documents have them. A block belongs to the version whose frame it lies in; every other document that has
// it is noted in block_use. Inside a write transaction.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "history/connection.h"
#include "history/list_delta.h"

namespace smallprint::history {

/// How the index splits and folds words; the one that marks hits must be the same.
inline constexpr const char* search_tokenizer = "unicode61 remove_diacritics 2";

void index_block(Connection& connection, BlockId id, std::string_view text);
/// `text` must be what the block was indexed with.
void unindex_block(Connection& connection, BlockId id, std::string_view text);

/// Notes the blocks of version `number` that are not in `before` (sorted or not) and that another document
/// brought.
void note_uses(Connection& connection, std::int64_t document, std::uint32_t number,
               std::span<const BlockId> before, std::span<const BlockId> now);

/// Fills the index of a store that was made without one.
void index_all_blocks(SQLite::Database& database);

}  // namespace smallprint::history
