// Many pairs of texts compared one after the other, as in bulk: pairs of a history share most of their parts
// and clauses, so each is read once.
//
// Owns what was read until it is too much, or until it ends. One thread at a time. What a pair gives does not
// depend on the pairs before it.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "analysis/changes.h"
#include "document/document.h"
#include "document/extract.h"
#include "document/markdown_versions.h"
#include "service/clause_memo.h"
#include "service/services.h"

namespace smallprint {

class TextPairs {
public:
    explicit TextPairs(const Services& services) : services_(services), clauses_(services) {}

    /// Both texts, as extract() gives them (Markdown without links and without the hashes of its clauses).
    /// Throws as it does.
    [[nodiscard]] std::pair<Document, Document> read(std::string_view before, std::string_view after,
                                                     InputFormat format);

    /// What changed between two texts that this extractor read.
    [[nodiscard]] Comparison compare(const Document& before, const Document& after);

private:
    const Services& services_;
    MarkdownVersions versions_;
    ClauseMemo clauses_;
    std::size_t bytes_ = 0;  // of the texts read since all was forgotten
};

}  // namespace smallprint
