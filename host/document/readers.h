// The readers behind extract(): each turns decoded text of one format into blocks. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/block_writer.h"

namespace smallprint {

/// What a reader found.
struct ReadBlocks {
    std::string title;
    std::string language;
    std::vector<Block> blocks;
    std::optional<std::size_t> at_fragment;  ///< The first block at or behind the element asked for.
};

/// A page: its legal text without boilerplate. `fragment` is that of its address: the id of an element, as a
/// browser would go to it.
[[nodiscard]] ReadBlocks read_html(std::string_view page, std::string_view fragment = {});
/// Markdown (CommonMark with tables, as Open Terms Archive writes it): curated, everything is kept.
[[nodiscard]] ReadBlocks read_markdown(std::string_view text);
/// A part of a Markdown text that begins and ends where a blank line is followed by an unindented one, and is
/// in no fence: such parts read one by one give what the whole gives. Nothing for a part that defines link
/// references, which hold for the whole text.
[[nodiscard]] std::optional<ReadBlocks> read_markdown_piece(std::string_view text);
/// Plain text: curated, everything is kept.
[[nodiscard]] ReadBlocks read_plain_text(std::string_view text);

}  // namespace smallprint
