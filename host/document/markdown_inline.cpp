#include "document/markdown_inline.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "document/entities.h"
#include "document/html_scan.h"
#include "document/html_tree.h"
#include "document/markdown_brackets.h"
#include "document/markdown_emphasis.h"

namespace smallprint {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t longest_tag = 2048;

bool is_punctuation(char c) noexcept {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}
bool is_tag_name(char c) noexcept {
    return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

class InlineWriter {
public:
    InlineWriter(std::string_view text, const LinkReferences& references, BlockWriter& writer)
        : text_(text),
          references_(references),
          writer_(writer),
          brackets_(text),
          marks_(emphasis_marks(text)) {}

    void run() {
        std::size_t plain = 0;
        while (position_ < text_.size()) {
            const std::size_t special = text_.find_first_of("\\`*_~[]!<&\n", position_);
            if (special == none) {
                break;
            }
            position_ = special;
            const std::size_t before = position_;
            if (!wants(before)) {
                ++position_;
                continue;
            }
            writer_.text(text_.substr(plain, before - plain));
            take();
            plain = position_;
        }
        writer_.text(text_.substr(plain));
        while (bold_ > 0) {
            writer_.end_bold();
            --bold_;
        }
        writer_.end_link();
    }

private:
    // False for characters that mean themselves where they stand.
    [[nodiscard]] bool wants(std::size_t i) {
        switch (text_[i]) {
            case '*':
            case '_':
                return marks_[i] != EmphasisMark::none;
            case '[':
                return brackets_.is_open(i) || i + 1 == text_.size();
            case ']':
                return i == link_end_ || brackets_.ends_elsewhere_begun_link(i);
            case '!':
                return i + 1 < text_.size() && text_[i + 1] == '[' && brackets_.is_open(i + 1);
            case '~':
                return i + 1 < text_.size() && text_[i + 1] == '~';
            default:
                return true;
        }
    }

    void take() {
        switch (text_[position_]) {
            case '\\':
                take_escape();
                return;
            case '`':
                take_code();
                return;
            case '*':
            case '_':
                take_marker();
                return;
            case '~':
                position_ += 2;
                return;
            case '!':
                take_image();
                return;
            case '[':
                take_link();
                return;
            case ']':
                take_link_end();
                return;
            case '<':
                take_angle();
                return;
            case '&':
                take_reference();
                return;
            default:
                take_newline();
        }
    }

    void take_escape() {
        ++position_;
        if (position_ < text_.size() && text_[position_] == '\n') {
            writer_.line_break();
            ++position_;
        } else if (position_ < text_.size() && is_punctuation(text_[position_])) {
            writer_.text(text_.substr(position_, 1));
            ++position_;
        } else {
            writer_.text("\\");
        }
    }

    void take_code() {
        std::size_t end = position_;
        while (end < text_.size() && text_[end] == '`') {
            ++end;
        }
        const std::string_view fence = text_.substr(position_, end - position_);
        const std::size_t close = fence.size() <= 3 && !no_more_code_ ? text_.find(fence, end) : none;
        if (close == none) {
            no_more_code_ = no_more_code_ || fence.size() == 1;
            writer_.text(fence);
            position_ = end;
            return;
        }
        writer_.text(text_.substr(end, close - end));
        position_ = close + fence.size();
    }

    void take_marker() {
        const EmphasisMark kind = marks_[position_];
        if (kind == EmphasisMark::bold_begins) {
            writer_.begin_bold();
            ++bold_;
        } else if (kind == EmphasisMark::bold_ends && bold_ > 0) {
            writer_.end_bold();
            --bold_;
        }
        ++position_;
    }

    void take_link_end() {
        if (position_ == link_end_) {
            writer_.end_link();
            position_ = after_link_;
            link_end_ = none;
        } else {
            position_ = brackets_.plain_target_end(position_ + 2);
            writer_.space();
        }
    }

    void take_link() {
        if (!brackets_.is_open(position_)) {
            ++position_;  // Where a link around the next paragraphs begins.
            return;
        }
        std::string target;
        std::size_t end = 0;
        if (link_end_ != none || !brackets_.read_target(position_, references_, target, end)) {
            writer_.text("[");
            ++position_;
            return;
        }
        writer_.begin_link(std::move(target));
        link_end_ = brackets_.partner(position_);
        after_link_ = end;
        ++position_;
    }

    // A picture's description is no text of the page.
    void take_image() {
        std::string target;
        std::size_t end = 0;
        if (brackets_.read_target(position_ + 1, references_, target, end)) {
            position_ = end;
            return;
        }
        writer_.text("!");
        ++position_;
    }

    void take_angle() {
        const std::size_t close = text_.substr(position_, longest_tag).find('>');
        const std::string_view inside =
            close == none ? std::string_view{} : text_.substr(position_ + 1, close - 1);
        const bool autolink =
            inside.find_first_of(" \n\t<") == none &&
            (inside.find("://") != none || inside.starts_with("mailto:") || inside.find('@') != none);
        if (autolink) {
            writer_.begin_link(inside.find(':') == none ? "mailto:" + std::string{inside}
                                                        : std::string{inside});
            writer_.text(inside);
            writer_.end_link();
            position_ += close + 1;
            return;
        }
        const bool tag =
            !inside.empty() &&
            (is_ascii_letter(inside.front()) || inside.front() == '/' || inside.front() == '!') &&
            inside.find('<') == none;
        if (!tag) {
            writer_.text("<");
            ++position_;
            return;
        }
        const std::size_t name_begin = inside.front() == '/' ? 1 : 0;
        std::size_t name_end = name_begin;
        while (name_end < inside.size() && is_tag_name(inside[name_end])) {
            ++name_end;
        }
        const Tag kind = tag_of(inside.substr(name_begin, name_end - name_begin));
        if (kind == Tag::br_) {
            writer_.line_break();
        } else if (has_flag(kind, flag_block)) {
            writer_.line_break();
            writer_.line_break();
        } else if (kind == Tag::unknown && inside.front() != '!') {
            writer_.text("<");  // "<your name>" is text.
            ++position_;
            return;
        }
        position_ += close + 1;
    }

    void take_reference() {
        const CharacterReference reference = read_character_reference(text_.substr(position_));
        if (reference.length == 0 || text_[position_ + reference.length - 1] != ';') {
            writer_.text("&");
            ++position_;
            return;
        }
        writer_.text({reference.text.data(), reference.text_length});
        position_ += reference.length;
    }

    void take_newline() {
        const bool hard = position_ >= 2 && text_[position_ - 1] == ' ' && text_[position_ - 2] == ' ';
        ++position_;
        if (hard) {
            writer_.line_break();
        } else {
            writer_.space();
        }
    }

    std::string_view text_;
    const LinkReferences& references_;
    BlockWriter& writer_;
    MarkdownBrackets brackets_;
    std::vector<EmphasisMark> marks_;
    std::size_t position_ = 0;
    std::size_t link_end_ = none;
    std::size_t after_link_ = 0;
    unsigned bold_ = 0;
    bool no_more_code_ = false;
};

}  // namespace

std::string reference_key(std::string_view label) {
    std::string key;
    bool space = false;
    for (const char c : label) {
        if (is_html_space(c)) {
            space = !key.empty();
            continue;
        }
        if (space) {
            key.push_back(' ');
            space = false;
        }
        key.push_back(ascii_lower(c));
    }
    return key;
}

void write_markdown_inline(std::string_view text, const LinkReferences& references, BlockWriter& writer) {
    InlineWriter{text, references, writer}.run();
}

}  // namespace smallprint
