// Putting a document together when most of its hashes are known: what document_from_blocks() does, in two
// steps, for those who look at many versions of one text, of which most is the same. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "document/document.h"

namespace smallprint {

/// The document of these blocks with all hashes zero: the document's own and its clauses'.
[[nodiscard]] Document document_without_hashes(std::vector<Block> blocks);

/// The hashes of the clauses `which` (indices, all below clauses.size()), in that order.
[[nodiscard]] std::vector<Sha256Digest> clause_hashes(const Document& document,
                                                      std::span<const std::uint32_t> which);

}  // namespace smallprint
