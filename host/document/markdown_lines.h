// The lines of Markdown: what kind of line one is, by itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace smallprint {

/// Columns of white space at the start of a line (a tab goes to the next multiple of four).
[[nodiscard]] std::size_t indentation(std::string_view line) noexcept;
/// The line without its first `columns` columns of white space.
[[nodiscard]] std::string_view without_indentation(std::string_view line, std::size_t columns) noexcept;
[[nodiscard]] bool is_blank_line(std::string_view line) noexcept;
/// "---", "* * *", "___".
[[nodiscard]] bool is_rule(std::string_view line) noexcept;
/// 1 for a line of '=', 2 for a line of '-', which make the paragraph above a heading; else 0.
[[nodiscard]] unsigned setext_level(std::string_view line) noexcept;

struct AtxHeading {
    unsigned level = 0;
    std::string_view text;
};
[[nodiscard]] std::optional<AtxHeading> atx_heading(std::string_view line) noexcept;

struct ListMarker {
    std::size_t content = 0;     ///< Column where the item's text begins.
    bool empty = false;          ///< Nothing follows the marker.
    bool starts_at_one = false;  ///< A bullet or "1": only these may break into a paragraph.
};
[[nodiscard]] std::optional<ListMarker> list_marker(std::string_view line) noexcept;

/// A table's second line: "| --- | :-: |".
[[nodiscard]] bool is_table_delimiter(std::string_view line) noexcept;

}  // namespace smallprint
