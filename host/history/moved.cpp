#include "history/moved.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "history/block_keys.h"
#include "history/blocks.h"
#include "history/versions.h"

namespace smallprint::history {

namespace {

// Of the bytes of either text: a moved page is the same but for a line or a section, while the terms of two
// products of one company rarely share so much.
constexpr double least_shared = 0.8;
// A few lines may stand on any page of a service.
constexpr std::size_t shortest_text = 1000;

std::vector<std::string> path_segments(std::string_view path) {
    std::vector<std::string> segments(1);
    for (const char c : path) {
        if (c == '/') {
            segments.emplace_back();
        } else {
            segments.back().push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
        }
    }
    std::erase_if(segments, [](const std::string& segment) { return segment.empty(); });
    return segments;
}

// "en", "de-at", "en_gb", "us": texts for several countries stand side by side and are no moves.
bool names_region(const std::string& segment) {
    const auto letters = [&](std::size_t begin, std::size_t end) {
        return std::all_of(segment.begin() + static_cast<std::ptrdiff_t>(begin),
                           segment.begin() + static_cast<std::ptrdiff_t>(end),
                           [](char c) { return c >= 'a' && c <= 'z'; });
    };
    return (segment.size() == 2 && letters(0, 2)) ||
           (segment.size() == 5 && letters(0, 2) && (segment[2] == '-' || segment[2] == '_') &&
            letters(3, 5));
}

bool differ_by_region_only(std::string_view left, std::string_view right) {
    auto before = path_segments(left);
    auto after = path_segments(right);
    std::erase_if(before, names_region);
    std::erase_if(after, names_region);
    return before == after;
}

class Nearness {
public:
    Nearness(Connection& connection, const Document& document) : connection_(connection) {
        const auto keys = block_keys(document.blocks);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::size_t size = document.blocks[i].text.size();
            all_ += size;
            if (const auto id = find_block(connection, keys[i])) {
                sizes_[*id] += size;
            }
        }
    }

    /// The lesser share of both texts that stands in the other.
    [[nodiscard]] double to(const StoredDocument& other) const {
        const auto list = load_list(connection_, other.row, other.versions);
        std::size_t shared = 0;
        for (const BlockId id : std::unordered_set<BlockId>(list.begin(), list.end())) {
            const auto known = sizes_.find(id);
            shared += known != sizes_.end() ? known->second : 0;
        }
        if (all_ < shortest_text || static_cast<double>(shared) < least_shared * static_cast<double>(all_)) {
            return 0.0;  // without reading the other
        }
        std::size_t other_size = 0;
        for (const Block& block : load_blocks(connection_, list)) {
            other_size += block.text.size();
        }
        return static_cast<double>(shared) / static_cast<double>(std::max({all_, other_size, shared}));
    }

private:
    Connection& connection_;
    std::unordered_map<BlockId, std::size_t> sizes_;
    std::size_t all_ = 0;
};

std::vector<StoredDocument> other_variants(Connection& connection, const DocumentKey& key) {
    std::vector<std::int64_t> rows;
    {
        Query query = connection.query(
            "SELECT id FROM document WHERE service = ? AND terms_type = ? AND language = ? AND variant <> ? "
            "AND "
            "variant <> '' AND versions > 0 ORDER BY last_verified DESC LIMIT 32");
        query.text(key.service).text(key.terms_type).text(key.language).text(key.variant);
        while (query.step()) {
            rows.push_back(query.integer_at(0));
        }
    }
    std::vector<StoredDocument> documents;
    for (const std::int64_t row : rows) {
        if (auto document = document_by_row(connection, row)) {
            documents.push_back(std::move(*document));
        }
    }
    return documents;
}

// Its own address is watched and gives its text still. What is being looked at just now may be the move.
bool still_at_its_address(Connection& connection, const StoredDocument& document) {
    Query watched = connection.query(
        "SELECT 1 FROM watch WHERE document = ? AND state = 'ok' AND leased_until <= ? LIMIT 1");
    return watched.integer(document.row).integer(connection.now()).step();
}

}  // namespace

std::optional<StoredDocument> join_moved(Connection& connection, const NewVersion& version) {
    if (version.key.variant.empty()) {
        return std::nullopt;
    }
    std::vector<StoredDocument> candidates = other_variants(connection, version.key);
    std::erase_if(candidates, [&](const StoredDocument& candidate) {
        return differ_by_region_only(candidate.key.variant, version.key.variant) ||
               (version.source == VersionSource::refetch && still_at_its_address(connection, candidate));
    });
    if (candidates.empty()) {
        return std::nullopt;
    }
    const Nearness nearness(connection, *version.document);
    const StoredDocument* nearest = nullptr;
    double best = 0.0;
    bool several = false;
    for (const StoredDocument& candidate : candidates) {
        const double near = nearness.to(candidate);
        if (near >= least_shared) {
            several = nearest != nullptr && near == best;
            if (near > best) {
                best = near;
                nearest = &candidate;
            }
        }
    }
    if (nearest == nullptr || several) {
        return std::nullopt;
    }
    connection
        .query(
            "INSERT OR REPLACE INTO other_variant (service, terms_type, language, variant, document) VALUES "
            "(?, "
            "?, ?, ?, ?)")
        .text(version.key.service)
        .text(version.key.terms_type)
        .text(version.key.language)
        .text(version.key.variant)
        .integer(nearest->row)
        .run();
    return *nearest;
}

}  // namespace smallprint::history
