// Pages that hold several documents (terms, privacy policy and copyright policy under one address): finds the
// documents by their titles.
//
// A part begins with a short block that names a kind of legal document and ends where the next block of its
// rank begins. A page has parts if there are at least two of different kinds, each with a text of its own, or
// if one stands among the sections of a document of another kind and calls itself by its title; a page of one
// document has none and stays whole whatever is asked. Parts do not overlap; what is before, between and
// behind them belongs to none.
// Pure: the blocks that the history keeps give the same parts.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/page_titles.h"

namespace smallprint {

/// One document of a page: its blocks are [begin, end), the first of them is its title.
struct PagePart {
    PartKind kind{};
    std::size_t begin = 0;
    std::size_t end = 0;
    bool holds_others = false;  ///< The page's own document, up to the first of those among its sections.
};

/// The documents on a page that holds several, in their order; empty for a page of one.
[[nodiscard]] std::vector<PagePart> page_parts(const std::vector<Block>& blocks);

/// The part that a name or a fragment asks for ("privacy-policy", "Copyright Claims Policy"), the longest of
/// its kind.
[[nodiscard]] std::optional<std::size_t> part_named(const std::vector<PagePart>& parts,
                                                    std::string_view name);

/// The part that holds a block.
[[nodiscard]] std::optional<std::size_t> part_at(const std::vector<PagePart>& parts, std::size_t block);

/// Keeps the part that holds the block `where`, else the one that `name` asks for; everything if that is the
/// document which holds the others. True if anything was left out.
bool keep_named_part(std::vector<Block>& blocks, std::string_view name,
                     std::optional<std::size_t> where = std::nullopt);

}  // namespace smallprint
