#include "history/search_scope.h"

#include <algorithm>
#include <iterator>

namespace smallprint::history {

namespace {

std::vector<std::int64_t> documents_in(Connection& connection, const SearchFilter& filter) {
    Query found = connection.query(
        "SELECT id FROM document WHERE (?1 = '' OR record_id = ?1) AND (?2 = '' OR service = ?2) "
        "AND (?3 = '' OR terms_type = ?3)");
    found.text(filter.document).text(filter.service).text(filter.terms_type);
    std::vector<std::int64_t> rows;
    while (found.step()) {
        rows.push_back(found.integer_at(0));
    }
    return rows;
}

}  // namespace

SearchScope::SearchScope(Connection& connection, const SearchFilter& filter)
    : all_(filter.document.empty() && filter.service.empty() && filter.terms_type.empty()) {
    if (all_) {
        return;
    }
    std::vector<std::pair<BlockId, BlockId>> found;
    for (const std::int64_t row : documents_in(connection, filter)) {
        Query frames = connection.query(
            "SELECT f.first, f.count FROM version v JOIN frame f ON f.version = v.id WHERE v.document = ?");
        frames.integer(row);
        while (frames.step()) {
            found.emplace_back(frames.integer_at(0), frames.integer_at(0) + frames.integer_at(1));
        }
        Query uses = connection.query("SELECT block FROM block_use WHERE document = ?");
        uses.integer(row);
        while (uses.step()) {
            found.emplace_back(uses.integer_at(0), uses.integer_at(0) + 1);
        }
    }
    std::ranges::sort(found);
    for (const auto& run : found) {
        if (!runs_.empty() && run.first <= runs_.back().second) {
            runs_.back().second = std::max(runs_.back().second, run.second);
        } else {
            runs_.push_back(run);
        }
    }
}

bool SearchScope::has(BlockId id) const {
    return all_ || below(id + 1) == id;
}

std::optional<BlockId> SearchScope::below(BlockId id) const {
    if (all_) {
        return id - 1;
    }
    const auto after = std::ranges::lower_bound(runs_, id, {}, [](const auto& run) { return run.first; });
    if (after == runs_.begin()) {
        return std::nullopt;
    }
    return std::min(id, std::prev(after)->second) - 1;
}

bool is_wanted(const StoredDocument& document, const SearchFilter& filter) {
    return document.versions > 0 && (filter.document.empty() || document.id == filter.document) &&
           (filter.service.empty() || document.key.service == filter.service) &&
           (filter.terms_type.empty() || document.key.terms_type == filter.terms_type);
}

}  // namespace smallprint::history
