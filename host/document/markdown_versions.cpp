#include "document/markdown_versions.h"

#include <algorithm>
#include <utility>

#include "document/charset.h"
#include "document/clause_hashes.h"
#include "document/extract.h"
#include "document/readers.h"

namespace smallprint {
namespace {

// Where a part may end: after a blank line, before a line that is not indented. Any list or quote that was
// open ends there too, and no paragraph goes on.
std::size_t end_of_piece(std::string_view text, std::size_t begin) noexcept {
    for (std::size_t at = begin;;) {
        at = text.find("\n\n", at);
        if (at == std::string_view::npos) {
            return text.size();
        }
        const std::size_t next = text.find_first_not_of('\n', at);
        if (next == std::string_view::npos) {
            return text.size();
        }
        if (text[next] != ' ' && text[next] != '\t' && text[next] != '\r') {
            return next;
        }
        at = next;
    }
}

bool has_fence(std::string_view text) noexcept {
    return text.find("```") != std::string_view::npos || text.find("~~~") != std::string_view::npos;
}

}  // namespace

void MarkdownVersions::read(std::string_view bytes) {
    const std::string text = decode_page(bytes, {});
    if (text.starts_with("---") || has_fence(text) || !read_pieces(text)) {
        read_whole(text);
    }
}

std::vector<Block> MarkdownVersions::blocks() const {
    std::vector<Block> blocks;
    blocks.reserve(sequence_.size());
    for (const std::uint32_t number : sequence_) {
        const Block& block = blocks_[number];
        blocks.push_back({block.kind, block.level, block.text, {}});
    }
    return blocks;
}

Document MarkdownVersions::document() const {
    Document document = document_from_blocks(blocks());
    document.title = title_;
    return document;
}

Document MarkdownVersions::document_to_compare() const {
    Document document = document_without_hashes(blocks());
    document.sha256 = sha256(document.canonical_text);
    document.title = title_;
    return document;
}

void MarkdownVersions::clear() {
    pieces_.clear();
    numbers_.clear();
    blocks_.clear();
    sequence_.clear();
    title_.clear();
}

bool MarkdownVersions::read_pieces(std::string_view text) {
    sequence_.clear();
    title_.clear();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = end_of_piece(text, begin);
        const Piece* found = piece(text.substr(begin, end - begin));
        if (found == nullptr) {
            return false;
        }
        sequence_.insert(sequence_.end(), found->blocks.begin(), found->blocks.end());
        if (title_.empty()) {
            title_ = found->title;
        }
        begin = end;
    }
    return true;
}

const MarkdownVersions::Piece* MarkdownVersions::piece(std::string_view text) {
    auto entry = pieces_.find(text);
    if (entry == pieces_.end()) {
        entry = pieces_.try_emplace(std::string(text)).first;
        if (auto reading = read_markdown_piece(text)) {
            Piece made{{}, std::move(reading->title)};
            made.blocks.reserve(reading->blocks.size());
            for (Block& block : reading->blocks) {
                made.blocks.push_back(number_of(std::move(block)));
            }
            entry->second = std::move(made);
        }
    }
    return entry->second ? &*entry->second : nullptr;
}

void MarkdownVersions::read_whole(std::string_view text) {
    ReadBlocks reading = read_markdown(text);
    sequence_.clear();
    for (Block& block : reading.blocks) {
        sequence_.push_back(number_of(std::move(block)));
    }
    title_ = std::move(reading.title);
}

std::uint32_t MarkdownVersions::number_of(Block block) {
    std::string key{static_cast<char>(block.kind), static_cast<char>(block.level)};
    key.append(block.text);
    const auto [entry, is_new] =
        numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(blocks_.size()));
    if (is_new) {
        blocks_.push_back(std::move(block));
    }
    return entry->second;
}

}  // namespace smallprint
