// A document as Smallprint reads it: blocks in reading order, the canonical text made of them, and the
// clauses the text is judged by. Plain values; everything here is pure and may be used from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/sha256.h"

namespace smallprint {

enum class BlockKind : std::uint8_t { heading = 1, paragraph = 2, list_item = 3, table_row = 4 };

/// A link inside a block. Not part of the canonical text or of any hash; only actions ("opt out here") use
/// it.
struct Link {
    std::uint32_t begin = 0;  ///< Byte offsets of the link's words in the block's text.
    std::uint32_t end = 0;
    std::string target;  ///< As written in the page; may be relative, may be hostile.
};

/// One paragraph, heading, list item or table row: what the store keeps once by hash.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::uint8_t level = 0;  ///< Headings 1–6; nesting depth of list items from 1; 0 otherwise.
    std::string text;        ///< Canonical: NFC, white space folded, no newline, never empty.
    std::vector<Link> links;
};

/// The unit of judgement: a paragraph, a list item, a table row, or a short list together with its lead-in
/// ("we may: (a) …"), so that what the lead-in says holds for every item. Headings are clauses of none.
struct Clause {
    std::uint32_t first_block = 0;  ///< The clause's blocks are [first_block, first_block + block_count).
    std::uint32_t block_count = 1;
    std::vector<std::uint32_t> headings;  ///< Blocks of the headings above it, outermost first.
    std::string text;                     ///< Its blocks' texts joined by '\n', enumerators included.
    Sha256Digest sha256{};                ///< Over the words without the leading enumerator of each block.
};

struct Document {
    std::string title;
    std::string language;  ///< BCP 47 primary tag, lower case; empty if the page does not say.
    std::vector<Block> blocks;
    std::string canonical_text;  ///< Each block's text followed by '\n'.
    Sha256Digest sha256{};       ///< Of canonical_text.
    std::vector<Clause> clauses;
};

/// The outermost-first heading texts of a clause, for people and for the reader.
[[nodiscard]] std::vector<std::string> heading_path(const Document& document, const Clause& clause);

/// Rebuilds everything but title and language from blocks: the store keeps only those. Pure and
/// deterministic.
[[nodiscard]] Document document_from_blocks(std::vector<Block> blocks);

/// The extractor's name with its version and Unicode's, for example "smallprint-html/1 unicode/15.0.0"; a
/// version records which one made it, since another extractor's text may differ where the page did not.
[[nodiscard]] std::string extractor_name();

}  // namespace smallprint
