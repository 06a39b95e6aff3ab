// Which block leads into a clause that is an item of a list too long to be one clause with its lead-in
// (DESIGN 4). Pure; looks back over so many blocks and no more, so that a document's time stays linear.
#pragma once

#include <cstdint>
#include <optional>

#include "document/document.h"

namespace smallprint {

/// Blocks; items further down a list are read without its lead-in.
inline constexpr std::uint32_t furthest_lead_in = 128;
/// The same in a list written as paragraphs, where each of them must be looked at to see that it is an item.
inline constexpr std::uint32_t furthest_written_lead_in = 64;

/// The block of the lead-in above the clause; nothing where the clause is no item, holds its lead-in itself,
/// or has none.
[[nodiscard]] std::optional<std::uint32_t> lead_in_above(const Document& document, const Clause& clause);

}  // namespace smallprint
