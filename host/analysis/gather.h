// From evidence by clause to one candidate finding a type: merging, document-wide facts, derivation. Pure;
// the second stage's reasoning without its words.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "analysis/finding.h"
#include "catalogue/content.h"
#include "document/document.h"

namespace smallprint {

/// What will become a finding.
struct Candidate {
    const ClauseType* type = nullptr;
    std::uint32_t clause = 0;
    Evidence evidence;  ///< The strongest, with what the others add to its facts.
    Stance stance = Stance::neutral;
    Severity severity = Severity::info;
};

struct Gathered {
    std::vector<Candidate> candidates;
    Facts document;                            ///< Facts that hold for the whole document.
    std::set<std::string, std::less<>> types;  ///< Types said anywhere, here or in sibling documents.
};

[[nodiscard]] Gathered gather(const Document& document, std::span<const std::vector<Evidence>> evidence,
                              std::span<const Evidence> siblings, const Catalogue::Content& content);

/// The rule of a type by its id; null if there is none (evidence from an older catalogue).
[[nodiscard]] const Rule* find_rule(const ClauseType& type, std::string_view id);

}  // namespace smallprint
