// From blocks to canonical text, clauses and hashes (DESIGN 3.3).
#include <deque>
#include <numeric>
#include <string_view>
#include <utility>

#include "base/sha256_many.h"
#include "base/utf8.h"
#include "document/clause_hashes.h"
#include "document/document.h"
#include "document/enumerator.h"
#include "document/lead_in.h"

namespace smallprint {
namespace {

constexpr std::uint32_t most_items = 24;
constexpr std::size_t most_bytes = 6000;

bool is_item(const Block& block) noexcept {
    return block.kind == BlockKind::list_item ||
           (block.kind == BlockKind::paragraph && begins_like_item(block.text));
}

// A block that leads into a list: it ends in a colon, or is followed by a list and ends in no full stop.
bool leads_in(const Block& block, const Block& next) noexcept {
    if (block.kind == BlockKind::table_row || block.kind == BlockKind::heading || !is_item(next)) {
        return false;
    }
    std::string_view text = block.text;
    for (const std::string_view tail : {"-", "\u2013", "\u2014", " "}) {
        if (text.ends_with(tail)) {
            text.remove_suffix(tail.size());
        }
    }
    if (text.ends_with(':') || text.ends_with("\uFF1A")) {
        return true;
    }
    const char last = text.empty() ? '.' : text.back();
    return next.kind == BlockKind::list_item &&
           std::string_view{".!?;,)\""}.find(last) == std::string_view::npos;
}

unsigned depth(const Block& block) noexcept {
    return block.kind == BlockKind::list_item ? block.level : 0U;
}

// How many blocks from `first` on are one clause.
std::uint32_t clause_length(const std::vector<Block>& blocks, std::size_t first) {
    if (first + 1 >= blocks.size() || !leads_in(blocks[first], blocks[first + 1])) {
        return 1;
    }
    const Block& lead = blocks[first];
    const Block& item = blocks[first + 1];
    // An item leads only into deeper items; plain paragraphs have no depth, there the enumerator decides.
    const bool plain = item.kind == BlockKind::paragraph;
    if (!plain && depth(item) <= depth(lead)) {
        return 1;
    }
    if (plain && begins_like_item(lead.text)) {
        return 1;
    }
    std::size_t bytes = lead.text.size();
    std::size_t end = first + 1;
    for (; end < blocks.size() && is_item(blocks[end]) && (plain || depth(blocks[end]) > depth(lead));
         ++end) {
        bytes += 1 + blocks[end].text.size();
        if (end - first > most_items || bytes > most_bytes) {
            return 1;
        }
    }
    return static_cast<std::uint32_t>(end - first);
}

Clause make_clause(const std::vector<Block>& blocks, std::uint32_t first, std::uint32_t count) {
    Clause clause;
    clause.first_block = first;
    clause.block_count = count;
    for (std::uint32_t i = first; i < first + count; ++i) {
        if (i > first) {
            clause.text.push_back('\n');
        }
        clause.text.append(blocks[i].text);
    }
    return clause;
}

// What a clause's hash is over: its words without enumerators. A clause of one block needs no copy.
std::string_view hashed_words(const std::vector<Block>& blocks, const Clause& clause,
                              std::deque<std::string>& copies) {
    const auto words = [&](std::uint32_t i) {
        const std::string_view text = blocks[i].text;
        return text.substr(enumerator_length(text));
    };
    if (clause.block_count == 1) {
        return words(clause.first_block);
    }
    std::string& copy = copies.emplace_back();
    for (std::uint32_t i = 0; i < clause.block_count; ++i) {
        if (i > 0) {
            copy.push_back('\n');
        }
        copy.append(words(clause.first_block + i));
    }
    return copy;
}

}  // namespace

std::optional<std::uint32_t> lead_in_above(const Document& document, const Clause& clause) {
    const std::vector<Block>& blocks = document.blocks;
    if (clause.first_block == 0 || clause.first_block >= blocks.size() ||
        !is_item(blocks[clause.first_block])) {
        return std::nullopt;
    }
    const Block& item = blocks[clause.first_block];
    const std::uint32_t furthest =
        item.kind == BlockKind::list_item ? furthest_lead_in : furthest_written_lead_in;
    const std::uint32_t last = clause.first_block > furthest ? clause.first_block - furthest : 0;
    for (std::uint32_t i = clause.first_block; i-- > last;) {
        const Block& above = blocks[i];
        const bool same_list = depth(above) > depth(item) || (depth(above) == depth(item) && is_item(above));
        if (!same_list) {
            return leads_in(above, blocks[i + 1]) ? std::optional(i) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::vector<std::string> heading_path(const Document& document, const Clause& clause) {
    std::vector<std::string> path;
    path.reserve(clause.headings.size());
    for (const std::uint32_t heading : clause.headings) {
        path.push_back(document.blocks[heading].text);
    }
    return path;
}

Document document_without_hashes(std::vector<Block> blocks) {
    Document document;
    document.blocks = std::move(blocks);
    std::size_t bytes = 0;
    for (const Block& block : document.blocks) {
        bytes += block.text.size() + 1;
    }
    document.canonical_text.reserve(bytes);
    for (const Block& block : document.blocks) {
        document.canonical_text.append(block.text).push_back('\n');
    }
    std::vector<std::uint32_t> headings;
    for (std::uint32_t i = 0; i < document.blocks.size();) {
        const Block& block = document.blocks[i];
        if (block.kind == BlockKind::heading) {
            while (!headings.empty() && document.blocks[headings.back()].level >= block.level) {
                headings.pop_back();
            }
            headings.push_back(i++);
            continue;
        }
        const std::uint32_t count = clause_length(document.blocks, i);
        document.clauses.push_back(make_clause(document.blocks, i, count));
        document.clauses.back().headings = headings;
        i += count;
    }
    return document;
}

std::vector<Sha256Digest> clause_hashes(const Document& document, std::span<const std::uint32_t> which) {
    std::deque<std::string> copies;
    std::vector<std::string_view> texts;
    texts.reserve(which.size());
    for (const std::uint32_t index : which) {
        texts.push_back(hashed_words(document.blocks, document.clauses.at(index), copies));
    }
    std::vector<Sha256Digest> digests(texts.size());
    sha256_many(texts, digests);
    return digests;
}

Document document_from_blocks(std::vector<Block> blocks) {
    Document document = document_without_hashes(std::move(blocks));
    // Not among the clauses: as long as all of them together, it would be alone in the end.
    document.sha256 = sha256(document.canonical_text);
    std::vector<std::uint32_t> all(document.clauses.size());
    std::iota(all.begin(), all.end(), 0U);
    const auto digests = clause_hashes(document, all);
    for (std::size_t i = 0; i < digests.size(); ++i) {
        document.clauses[i].sha256 = digests[i];
    }
    return document;
}

std::string extractor_name() {
    return "smallprint/4 unicode/" + unicode_version();
}

}  // namespace smallprint
