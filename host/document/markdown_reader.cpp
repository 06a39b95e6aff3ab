// Markdown's block structure: containers (quotes, list items) line by line as in CommonMark's own algorithm,
// then leaf blocks. Numbers and bullets of lists are made by the renderer and are no text; "1\." is.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "document/html_scan.h"
#include "document/markdown_inline.h"
#include "document/markdown_lines.h"
#include "document/readers.h"

namespace smallprint {
namespace {

constexpr std::size_t deepest_nesting = 32;
constexpr std::size_t longest_row = 1000;  // Bytes; as in the HTML reader.

struct Container {
    bool is_item = false;
    std::size_t content = 0;  ///< Column of an item's text, relative to what is around it.
};

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

class MarkdownReader {
public:
    enum class Part : std::uint8_t { whole, piece };

    MarkdownReader(std::string_view text, Part part) : lines_(split_lines(text)) {
        if (part == Part::whole) {
            take_front_matter();
        }
        collect_references();
    }

    std::vector<RawBlock> read() {
        for (next_ = 0; next_ < lines_.size();) {
            read_line(lines_[next_++]);
        }
        end_paragraph();
        return writer_.take();
    }

    [[nodiscard]] const std::string& title() const { return title_; }
    [[nodiscard]] bool defines_references() const { return !references_.empty(); }

private:
    // YAML between lines of "---" at the very start is about the text, not of it.
    void take_front_matter() {
        constexpr std::size_t most_lines = 200;
        if (lines_.size() < 3 || lines_.front() != "---" || lines_[1].find(':') == std::string_view::npos) {
            return;
        }
        for (std::size_t i = 1; i < std::min(lines_.size(), most_lines); ++i) {
            if (lines_[i] == "---") {
                for (std::size_t k = 1; k < i; ++k) {
                    if (lines_[k].starts_with("title:")) {
                        std::string_view title = lines_[k].substr(6);
                        title = title.substr(std::min(title.find_first_not_of(" '\""), title.size()));
                        title = title.substr(0, title.find_last_not_of(" '\"") + 1);
                        title_ = canonical_inline(title);
                    }
                }
                std::fill_n(lines_.begin(), i + 1, std::string_view{});
                return;
            }
        }
    }

    // "[label]: target" lines; they are taken out of the text.
    void collect_references() {
        for (std::string_view& line : lines_) {
            const std::string_view rest = without_indentation(line, 3);
            const std::size_t close = rest.starts_with('[') ? rest.find("]: ") : std::string_view::npos;
            if (close == std::string_view::npos || close < 2 || close > 500) {
                continue;
            }
            std::string_view target = rest.substr(close + 3);
            target = target.substr(std::min(target.find_first_not_of(' '), target.size()));
            const std::size_t end = std::min(target.find(' '), target.size());
            const std::string_view tail = target.substr(end);
            const std::size_t title = tail.find_first_not_of(' ');
            const bool is_target = end > 0 && (title == std::string_view::npos || tail[title] == '"' ||
                                               tail[title] == '\'' || tail[title] == '(');
            if (is_target) {
                references_.emplace(reference_key(rest.substr(1, close - 1)),
                                    std::string{target.substr(0, end)});
                line = {};
            }
        }
    }

    [[nodiscard]] unsigned item_depth() const {
        return static_cast<unsigned>(std::count_if(containers_.begin(), containers_.end(),
                                                   [](const Container& c) { return c.is_item; }));
    }

    void begin(BlockKind kind, unsigned level) {
        writer_.begin_block(kind, static_cast<std::uint8_t>(level));
    }

    void end_paragraph() {
        if (paragraph_.empty()) {
            return;
        }
        const unsigned depth = item_depth();
        begin(depth > 0 ? BlockKind::list_item : BlockKind::paragraph, depth);
        write_markdown_inline(paragraph_, references_, writer_);
        writer_.end_block();
        paragraph_.clear();
    }

    void heading(unsigned level, std::string_view text) {
        begin(BlockKind::heading, level);
        write_markdown_inline(text, references_, writer_);
        if (title_.empty()) {
            title_ = canonical_inline(text);
        }
        writer_.end_block();
    }

    // Keeps the containers the line continues and takes their marks off it.
    std::size_t match_containers(std::string_view& line) const {
        std::size_t matched = 0;
        for (; matched < containers_.size(); ++matched) {
            const Container& container = containers_[matched];
            if (container.is_item) {
                if (!is_blank_line(line) && indentation(line) < container.content) {
                    break;
                }
                line = without_indentation(line, container.content);
                continue;
            }
            const std::size_t indent = indentation(line);
            const std::string_view rest = without_indentation(line, indent);
            if (indent > 3 || !rest.starts_with('>')) {
                break;
            }
            line = rest.substr(rest.size() > 1 && rest[1] == ' ' ? 2 : 1);
        }
        return matched;
    }

    [[nodiscard]] bool begins_block(std::string_view line) const {
        if (atx_heading(line) || is_rule(line) || without_indentation(line, 3).starts_with('>') ||
            without_indentation(line, 3).starts_with("```")) {
            return true;
        }
        const auto marker = list_marker(line);
        return marker && !marker->empty && (marker->starts_at_one || item_depth() > 0);
    }

    void read_line(std::string_view line) {
        const std::size_t matched = match_containers(line);
        if (in_fence_) {
            read_fenced(line);
            return;
        }
        if (matched < containers_.size()) {
            const bool lazy =
                !paragraph_.empty() && !is_blank_line(line) && !begins_block(line) && setext_level(line) == 0;
            if (!lazy) {
                end_paragraph();
                containers_.resize(matched);
            }
        }
        if (is_blank_line(line)) {
            end_paragraph();
            return;
        }
        open_containers(line);
        read_leaf(line);
    }

    void open_containers(std::string_view& line) {
        while (containers_.size() < deepest_nesting) {
            const std::size_t indent = indentation(line);
            if (indent > 3 && !paragraph_.empty()) {
                return;
            }
            const std::string_view rest = without_indentation(line, indent);
            if (rest.starts_with('>')) {
                end_paragraph();
                containers_.push_back({false, 0});
                line = rest.substr(rest.size() > 1 && rest[1] == ' ' ? 2 : 1);
                continue;
            }
            if (is_rule(line) || (!paragraph_.empty() && setext_level(line) != 0)) {
                return;
            }
            const auto marker = list_marker(line);
            if (!marker ||
                (!paragraph_.empty() && (marker->empty || !(marker->starts_at_one || item_depth() > 0)))) {
                return;
            }
            end_paragraph();
            containers_.push_back({true, marker->content});
            // What stands before the content's column is the marker and white space.
            std::size_t begin = indent == 0 ? 0 : static_cast<std::size_t>(rest.data() - line.data());
            while (begin < line.size() && !is_html_space(line[begin])) {
                ++begin;
            }
            const std::string_view after = line.substr(begin);
            line = marker->empty
                       ? std::string_view{}
                       : without_indentation(after, indentation(after) > 4 ? 1 : indentation(after));
            if (line.empty()) {
                return;
            }
        }
    }

    void read_leaf(std::string_view line) {
        if (is_blank_line(line)) {
            return;
        }
        const std::string_view rest = without_indentation(line, 3);
        if (rest.starts_with("```") || rest.starts_with("~~~")) {
            end_paragraph();
            in_fence_ = true;
            fence_ = rest.substr(0, 3);
            return;
        }
        if (const auto atx = atx_heading(line)) {
            end_paragraph();
            heading(atx->level, atx->text);
            return;
        }
        if (const unsigned level = setext_level(line); level != 0 && !paragraph_.empty()) {
            const std::string text = std::exchange(paragraph_, {});
            heading(level, text);
            return;
        }
        if (is_rule(line)) {
            end_paragraph();
            return;
        }
        if (paragraph_.empty() && line.find('|') != std::string_view::npos && next_ < lines_.size() &&
            is_table_delimiter(lines_[next_])) {
            read_table(line);
            return;
        }
        if (!paragraph_.empty()) {
            paragraph_.push_back('\n');
        }
        paragraph_.append(without_indentation(line, indentation(line)));
    }

    void read_fenced(std::string_view line) {
        if (without_indentation(line, 3).starts_with(fence_)) {
            in_fence_ = false;
            return;
        }
        begin(BlockKind::paragraph, 0);
        writer_.text(line);
        writer_.end_block();
    }

    void read_table(std::string_view header) {
        write_row(header);
        ++next_;
        while (next_ < lines_.size() && !is_blank_line(lines_[next_]) &&
               lines_[next_].find('|') != std::string_view::npos) {
            write_row(lines_[next_++]);
        }
    }

    void write_row(std::string_view line) {
        std::vector<std::string_view> cells;
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= line.size(); ++i) {
            if (i < line.size() && line[i] == '\\') {
                ++i;
            } else if (i == line.size() || line[i] == '|') {
                cells.push_back(line.substr(begin, std::min(i, line.size()) - begin));
                begin = i + 1;
            }
        }
        const bool split = line.size() > longest_row;
        begin_row();
        for (const std::string_view cell : cells) {
            if (split) {
                begin_row();
            }
            write_markdown_inline(cell, references_, writer_);
            writer_.space();
        }
        writer_.end_block();
    }
    void begin_row() { begin(BlockKind::table_row, 0); }

    std::vector<std::string_view> lines_;
    std::size_t next_ = 0;
    LinkReferences references_;
    BlockWriter writer_;
    std::vector<Container> containers_;
    std::string paragraph_;
    std::string title_;
    std::string_view fence_;
    bool in_fence_ = false;
};

}  // namespace

namespace {

ReadBlocks take_reading(MarkdownReader& reader) {
    ReadBlocks reading;
    for (RawBlock& raw : reader.read()) {
        reading.blocks.push_back(std::move(raw.block));
    }
    reading.title = reader.title();
    return reading;
}

}  // namespace

ReadBlocks read_markdown(std::string_view text) {
    MarkdownReader reader{text, MarkdownReader::Part::whole};
    return take_reading(reader);
}

std::optional<ReadBlocks> read_markdown_piece(std::string_view text) {
    MarkdownReader reader{text, MarkdownReader::Part::piece};
    if (reader.defines_references()) {
        return std::nullopt;
    }
    return take_reading(reader);
}

}  // namespace smallprint
