// What changed between two versions of a document: clauses aligned, words compared, meaning named
// (DESIGN 3.5).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/finding.h"
#include "catalogue/catalogue.h"
#include "document/document.h"

namespace smallprint {

enum class ChangeKind : std::uint8_t { added, removed, edited, moved, split, merged, cosmetic };
[[nodiscard]] const char* to_string(ChangeKind kind) noexcept;

struct ChangeItem {
    ChangeKind kind = ChangeKind::edited;
    std::string type;  ///< The clause type gained, lost or altered; empty if none is involved.
    Severity severity = Severity::info;
    std::string summary;                ///< One plain sentence.
    std::optional<std::string> before;  ///< Whole changed sentences; none for an addition.
    std::optional<std::string> after;   ///< None for a removal.
    bool substantive = true;
};

struct ChangeSummary {
    std::uint32_t added = 0;
    std::uint32_t removed = 0;
    std::uint32_t changed = 0;
    bool substantive = false;
    std::vector<ChangeItem> items;  ///< Most consequential first.
};

/// How clause `before` of the old version lives on as clause `after` of the new one; record ids follow it.
struct ClausePair {
    std::uint32_t before = 0;
    std::uint32_t after = 0;
};

struct Comparison {
    ChangeSummary summary;
    std::vector<ClausePair> kept;  ///< Every clause that lives on, unchanged ones included.
};

struct VersionView {
    const Document& document;
    std::span<const std::vector<Evidence>> evidence;  ///< By clause; may be empty, then no types are named.
};

struct CompareOptions {
    /// Source or extractor differ: blocks that appear or vanish as a whole are not reported (DESIGN 3.3).
    bool aligned_only = false;
};

/// Pure. Near-linear in the number of clauses; equal texts give an empty, unsubstantive summary.
[[nodiscard]] Comparison compare(const VersionView& before, const VersionView& after,
                                 const Catalogue& catalogue, const CompareOptions& options);

}  // namespace smallprint
