// Text laid out for people: wrapped at the terminal's width, coloured only where that is wanted.
//
// Everything that goes through here is made harmless first (output.h), because it may come from a hostile
// page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace smallprint {

enum class Tone : std::uint8_t { plain, strong, faint, high, medium, low, good };

/// How to write for whoever reads stdout.
struct TextStyle {
    std::size_t width = 80;  ///< Columns, 30–120.
    bool colour = false;
};

/// The terminal's width if stdout is one, else 80; colour only on a terminal, without NO_COLOR, and not on a
/// "dumb" one.
[[nodiscard]] TextStyle style_of_stdout();

/// Columns that a well-formed text takes on a terminal (wide characters two, combining ones none).
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// Collects lines of text for people.
class Page {
public:
    explicit Page(const TextStyle& style) : style_(style) {}

    /// A paragraph: `lead` (our own words) begins its first line, all lines are indented by `indent` columns
    /// and those after the first by the lead's width more.
    void paragraph(std::string_view text, std::size_t indent = 0, std::string_view lead = {},
                   Tone tone = Tone::plain);
    void blank();

    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    TextStyle style_;
    std::string text_;
};

}  // namespace smallprint
