// Plain text: paragraphs by empty lines, or by lines where lines are long; wrapped lines are joined.
#include <algorithm>
#include <utility>

#include "document/enumerator.h"
#include "document/html_scan.h"
#include "document/readers.h"

namespace smallprint {
namespace {

constexpr std::size_t wrap_least = 50;  // Columns; a line this long or longer may go on in the next.
constexpr std::size_t wrap_most = 120;  // A longer line is a paragraph by itself.
constexpr std::size_t longest_heading = 80;

std::string_view trim(std::string_view line) noexcept {
    while (!line.empty() && is_html_space(line.front())) {
        line.remove_prefix(1);
    }
    while (!line.empty() && is_html_space(line.back())) {
        line.remove_suffix(1);
    }
    return line;
}

// "1. Definitions", "LIABILITY": short, no full stop, and numbered or in capitals.
bool is_heading(std::string_view line) noexcept {
    if (line.size() > longest_heading || line.empty() ||
        std::string_view{".,;:!?"}.find(line.back()) != std::string_view::npos) {
        return false;
    }
    const std::size_t enumerator = begins_like_item(line) ? 0 : enumerator_length(line);
    const std::string_view words = line.substr(enumerator);
    const bool letters = std::any_of(words.begin(), words.end(), is_ascii_letter);
    const bool capitals =
        std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters && (capitals || (enumerator > 0 && words.front() >= 'A' && words.front() <= 'Z'));
}

class TextReader {
public:
    std::vector<RawBlock> read(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            line(trim(text.substr(0, end)));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return writer_.take();
    }

private:
    void line(std::string_view text) {
        const std::size_t before = std::exchange(previous_, text.size());
        if (text.empty()) {
            writer_.end_block();
            return;
        }
        const bool heading = is_heading(text);
        const bool item = begins_like_item(text);
        const bool goes_on = before >= wrap_least && before <= wrap_most && !heading && !item &&
                             !was_heading_ && (enumerator_length(text) == 0);
        if (goes_on) {
            writer_.space();
        } else {
            writer_.begin_block(heading ? BlockKind::heading
                                : item  ? BlockKind::list_item
                                        : BlockKind::paragraph,
                                heading ? std::uint8_t{2}
                                : item  ? std::uint8_t{1}
                                        : std::uint8_t{0});
        }
        was_heading_ = heading;
        writer_.text(text);
    }

    BlockWriter writer_;
    std::size_t previous_ = 0;
    bool was_heading_ = false;
};

}  // namespace

ReadBlocks read_plain_text(std::string_view text) {
    ReadBlocks reading;
    for (RawBlock& raw : TextReader{}.read(text)) {
        if (reading.title.empty() && raw.block.kind == BlockKind::heading) {
            reading.title = raw.block.text;
        }
        reading.blocks.push_back(std::move(raw.block));
    }
    return reading;
}

}  // namespace smallprint
