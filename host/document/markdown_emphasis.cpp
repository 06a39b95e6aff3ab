#include "document/markdown_emphasis.h"

#include <algorithm>
#include <cstddef>

#include "document/html_scan.h"

namespace smallprint {
namespace {

constexpr std::size_t most_looked_back = 16;

struct Run {
    std::size_t begin = 0;
    std::size_t length = 0;
    char mark = '*';
};

bool is_word(char c) noexcept {
    return is_ascii_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

class Matcher {
public:
    explicit Matcher(std::string_view text) : text_(text), marks_(text.size(), EmphasisMark::none) {}

    std::vector<EmphasisMark> run() {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const char c = text_[i];
            if (c == '\\') {
                ++i;
            } else if (c == '*' || c == '_') {
                i = take_run(i) - 1;
            }
        }
        return std::move(marks_);
    }

private:
    // A run of one mark: closes an opener if it can, else opens if it can. Returns its end.
    std::size_t take_run(std::size_t begin) {
        const char mark = text_[begin];
        std::size_t end = begin;
        while (end < text_.size() && text_[end] == mark) {
            ++end;
        }
        const char before = begin == 0 ? ' ' : text_[begin - 1];
        const char after = end < text_.size() ? text_[end] : ' ';
        const bool inside_word = mark == '_' && is_word(before) && is_word(after);
        const bool closed = !is_html_space(before) && !inside_word && close(begin, end - begin, mark);
        if (!closed && !is_html_space(after) && !inside_word) {
            open_.push_back({begin, end - begin, mark});
        }
        return end;
    }

    bool close(std::size_t begin, std::size_t length, char mark) {
        const std::size_t depth = std::min(open_.size(), most_looked_back);
        for (std::size_t back = 0; back < depth; ++back) {
            Run& run = open_[open_.size() - 1 - back];
            if (run.mark != mark) {
                continue;
            }
            const std::size_t both = std::min({run.length, length, std::size_t{3}});
            const std::size_t last = run.begin + run.length - 1;
            for (std::size_t k = 0; k < both; ++k) {
                marks_[last - k] = EmphasisMark::begins;
                marks_[begin + k] = EmphasisMark::ends;
            }
            if (both >= 2) {
                marks_[last] = EmphasisMark::bold_begins;
                marks_[begin] = EmphasisMark::bold_ends;
            }
            run.length -= both;
            open_.resize(open_.size() - back - (run.length == 0 ? 1 : 0));
            return true;
        }
        return false;
    }

    std::string_view text_;
    std::vector<EmphasisMark> marks_;
    std::vector<Run> open_;
};

}  // namespace

std::vector<EmphasisMark> emphasis_marks(std::string_view text) {
    return Matcher{text}.run();
}

}  // namespace smallprint
