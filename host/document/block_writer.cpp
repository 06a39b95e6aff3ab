#include "document/block_writer.h"

#include <algorithm>
#include <utility>

#include "document/enumerator.h"
#include "document/html_scan.h"
#include "document/html_tree.h"

namespace smallprint {
namespace {

constexpr std::size_t shortest_line_block =
    40;  // A line break after fewer bytes is an address, not a paragraph.
constexpr std::size_t longest_bold_heading = 120;  // Bytes.
constexpr std::uint8_t bold_heading_level = 6;

bool ends_sentence(std::string_view text) noexcept {
    while (!text.empty() && (text.back() == ')' || text.back() == '"' || text.back() == '\'')) {
        text.remove_suffix(1);
    }
    return !text.empty() && std::string_view{".;:!?"}.find(text.back()) != std::string_view::npos;
}

bool has_letter(std::string_view text) noexcept {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// What a reader sees first of a piece, however it is written; empty for one that shows nothing.
std::string first_words(std::string_view piece, bool is_html) {
    constexpr std::size_t looked_at = 64;  // Bytes: more of nothing but white space or references is a blank.
    const auto* const first = std::find_if_not(piece.begin(), piece.end(), is_html_space);
    piece.remove_prefix(static_cast<std::size_t>(first - piece.begin()));
    std::size_t end = std::min(piece.size(), looked_at);
    while (end < piece.size() && end > 0 && (static_cast<unsigned char>(piece[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    piece = piece.substr(0, end);
    return canonical_inline(is_html ? decode_references(piece) : std::string(piece));
}

}  // namespace

void BlockWriter::begin_block(BlockKind kind, std::uint8_t level) {
    end_block();
    kind_ = kind;
    level_ = level;
}

void BlockWriter::end_block() {
    emit();
    breaks_ = 0;
}

void BlockWriter::line_break() {
    ++breaks_;
    text_.space();
}

// What follows a single line break is a block of its own if a sentence ends before it and one begins after
// it.
bool BlockWriter::break_ends_block(std::string_view next) const noexcept {
    if (kind_ == BlockKind::heading || kind_ == BlockKind::table_row) {
        return false;
    }
    if (breaks_ >= 2) {
        return true;
    }
    const char first = next.front();
    if (static_cast<unsigned char>(first) >= 0x80) {
        return next.starts_with("\u2022") || next.starts_with("\u00B7") || next.starts_with("\u25CF");
    }
    const bool begins =
        (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9') || first == '(' || first == '-';
    return begins && text_.size() >= shortest_line_block && ends_sentence(text_.raw());
}

void BlockWriter::write(std::string_view piece, bool is_html) {
    if (breaks_ > 0) {
        const std::string next = first_words(piece, is_html);
        if (!next.empty()) {
            if (!text_.empty() && break_ends_block(next)) {
                emit();
            }
            breaks_ = 0;
        }
    }
    const std::size_t before = text_.size();
    if (is_html) {
        text_.append_html(piece);
    } else {
        text_.append(piece);
    }
    if (bold_depth_ > 0) {
        bold_bytes_ += text_.size() - before;
    }
}

void BlockWriter::emit() {
    if (!text_.empty()) {
        RawBlock raw;
        raw.origin = origin_;
        raw.link_bytes = static_cast<std::uint32_t>(text_.link_bytes());
        const bool all_bold = bold_bytes_ * 10 >= text_.size() * 9;  // A mark after the words may be plain.
        text_.finish(raw.block);
        raw.block.kind = kind_;
        raw.block.level = level_;
        if (kind_ == BlockKind::paragraph && all_bold && raw.block.text.size() <= longest_bold_heading &&
            raw.link_bytes == 0 && !ends_sentence(raw.block.text) && raw.block.text.back() != ',' &&
            has_letter(raw.block.text)) {
            raw.block.kind = BlockKind::heading;
            raw.block.level = bold_heading_level;
        }
        if (!raw.block.text.empty()) {
            blocks_.push_back(std::move(raw));
        }
    }
    bold_bytes_ = 0;
}

std::vector<RawBlock> BlockWriter::take() {
    end_block();
    return std::move(blocks_);
}

}  // namespace smallprint
