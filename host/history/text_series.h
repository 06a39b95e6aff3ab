// The texts of one document's versions, for following something along them: what two versions share is
// unpacked and hashed once, not once for each.
//
// Owns what it has put together, bounded; one thread, one question: it shows the state of the store at its
// beginning, and a text that was forgotten since cannot be had.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "history/store.h"

namespace smallprint {

class TextSeries {
public:
    /// Of the versions whose text is kept (Store::versions). Throws Error(store_unavailable), and
    /// Error(too_large) above 32 Mi numbers of blocks.
    TextSeries(const Store& store, const StoredDocument& document);

    /// As it was then.
    [[nodiscard]] const StoredDocument& document() const noexcept { return document_; }
    /// Oldest first.
    [[nodiscard]] const std::vector<StoredVersion>& versions() const noexcept { return versions_; }
    /// For each, what its text is put together from: numbers that stand for blocks.
    [[nodiscard]] const std::vector<std::vector<std::int64_t>>& lists() const noexcept { return lists_; }

    /// What Store::load gives for versions()[at], but that `sha256` of the whole is all zeros. Throws
    /// Error(store_unavailable).
    [[nodiscard]] std::shared_ptr<const Document> text(std::size_t at);

private:
    using BlockId = std::int64_t;
    static constexpr std::size_t most_texts = 4;
    static constexpr std::size_t most_bytes = std::size_t{32} << 20U;  ///< Of blocks kept for the next text.

    [[nodiscard]] std::vector<Block> blocks_of(std::size_t at);
    void add_clause_hashes(Document& text, const std::vector<BlockId>& list);

    const Store* store_;
    StoredDocument document_;
    std::vector<StoredVersion> versions_;
    std::vector<std::vector<BlockId>> lists_;
    std::deque<std::pair<std::size_t, std::shared_ptr<const Document>>> texts_;  // the newest last
    std::unordered_map<BlockId, Block> blocks_;
    std::size_t bytes_ = 0;
    std::map<std::vector<BlockId>, Sha256Digest> hashes_;  // of clauses, by their blocks
};

}  // namespace smallprint
