// The readers behind extract(): each turns decoded text of one format into blocks. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/block_writer.h"

namespace smallprint {

/// What a reader found.
struct Reading {
    std::string title;
    std::string language;
    std::vector<Block> blocks;
};

/// A page: its legal text without boilerplate.
[[nodiscard]] Reading read_html(std::string_view page);
/// Markdown (CommonMark with tables, as Open Terms Archive writes it): curated, everything is kept.
[[nodiscard]] Reading read_markdown(std::string_view text);
/// Plain text: curated, everything is kept.
[[nodiscard]] Reading read_plain_text(std::string_view text);

}  // namespace smallprint
