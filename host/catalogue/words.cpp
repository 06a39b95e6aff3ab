#include "catalogue/words.h"

#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace smallprint {
namespace {

enum class Kind : std::uint8_t { other, letter, upper, digit, apostrophe };

constexpr std::array<Kind, 128> ascii_kinds() {
    std::array<Kind, 128> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        if (c >= 'a' && c <= 'z') {
            kinds[c] = Kind::letter;
        } else if (c >= 'A' && c <= 'Z') {
            kinds[c] = Kind::upper;
        } else if (c >= '0' && c <= '9') {
            kinds[c] = Kind::digit;
        } else if (c == '\'') {
            kinds[c] = Kind::apostrophe;
        }
    }
    return kinds;
}

constexpr std::array<Kind, 128> kind_of_ascii = ascii_kinds();

/// Letters beyond ASCII: everything but Latin-1 signs, general punctuation, symbols and CJK punctuation.
bool is_letter(char32_t c) {
    if (c < 0xC0) {
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    }
    if (c == 0xD7 || c == 0xF7) {
        return false;
    }
    return !((c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) || (c >= 0xFE00 && c < 0xFE70) ||
             (c >= 0xFF00 && c < 0xFF10) || c == 0xFEFF || c == 0xFFFD || (c >= 0x1F000 && c < 0x1FB00));
}

bool is_apostrophe(char32_t c) {
    return c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xB4;
}

std::uint16_t mark_of(char32_t c) {
    switch (c) {
        case ',':
        case 0x3001:
            return mark_comma;
        case ';':
            return mark_semicolon;
        case ':':
            return mark_colon;
        case '.':
        case '!':
        case '?':
        case 0x2026:
        case 0x3002:
            return mark_stop;
        case '(':
        case '[':
        case '{':
            return mark_open;
        case ')':
        case ']':
        case '}':
            return mark_close;
        case '"':
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0xAB:
        case 0xBB:
            return mark_quote;
        case 0x2014:
        case 0x2015:
            return mark_dash;
        case '-':
        case '/':
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2212:
            return mark_hyphen;
        case '\n':
        case '\r':
            return mark_newline | mark_space;
        case ' ':
        case '\t':
        case 0xA0:
        case 0x202F:
        case 0x2009:
        case 0x3000:
            return mark_space;
        default:
            return 0;
    }
}

/// Takes the text apart; one object does one text.
class Splitter {
public:
    Splitter(std::string_view text, Words& words) : text_(text), words_(words) {}

    void run() {
        std::size_t at = 0;
        while (at < text_.size()) {
            const std::size_t here = at;
            const Read read = next(at);
            if (read.kind == Kind::other || read.kind == Kind::apostrophe) {
                mark(read.marks);
            } else {
                at = word(here);
            }
        }
    }

private:
    struct Read {
        Kind kind = Kind::other;
        std::uint16_t marks = 0;
        char32_t code_point = 0;
    };

    Read next(std::size_t& at) const {
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte < 0x80) {
            ++at;
            const Kind kind = kind_of_ascii[byte];
            return {kind, kind == Kind::other ? mark_of(byte) : std::uint16_t{0}, byte};
        }
        const char32_t c = next_code_point(text_, at);
        if (is_apostrophe(c)) {
            return {Kind::apostrophe, 0, c};
        }
        if (is_letter(c)) {
            return {Kind::letter, 0, c};
        }
        return {Kind::other, mark_of(c), c};
    }

    void mark(std::uint16_t marks) {
        std::uint16_t& last = words_.list.empty() ? words_.marks_before : words_.list.back().marks;
        // A hyphen between spaces is a dash.
        if (marks == mark_hyphen && (last & mark_space) != 0) {
            marks = mark_dash;
        }
        last = static_cast<std::uint16_t>(last | marks);
    }

    /// Most words are ASCII alone: taken in one run, without a look at each character from all sides. Returns
    /// the word's end; `begin` where it is not such a word.
    std::size_t plain_word(std::size_t begin) {
        std::size_t end = begin;
        std::size_t letters = 0;
        std::size_t capitals = 0;
        std::array<char, longest_key>
            lower;  // NOLINT(cppcoreguidelines-pro-type-member-init): written first.
        for (; end < text_.size(); ++end) {
            const auto byte = static_cast<unsigned char>(text_[end]);
            if (byte >= 0x80 || kind_of_ascii[byte] == Kind::apostrophe) {
                return begin;
            }
            const Kind kind = kind_of_ascii[byte];
            if (kind == Kind::other) {
                break;
            }
            if (end - begin >= longest_key) {
                return begin;
            }
            letters += kind == Kind::digit ? 0U : 1U;
            capitals += kind == Kind::upper ? 1U : 0U;
            lower[end - begin] = ascii_lower(text_[end]);
        }
        Word made;
        made.begin = static_cast<std::uint32_t>(begin);
        made.end = static_cast<std::uint32_t>(end);
        made.key_begin = static_cast<std::uint32_t>(words_.keys.size());
        made.key_size = static_cast<std::uint16_t>(end - begin);
        made.capital = text_[begin] >= 'A' && text_[begin] <= 'Z';
        made.all_capitals = letters >= 2 && capitals == letters;
        words_.keys.append(lower.data(), end - begin);
        key_start_ = words_.keys.size();
        if (std::string_view(lower.data(), end - begin) == "cannot") {
            pair(made, 3, "not");
        } else {
            words_.list.push_back(made);
        }
        return end;
    }

    std::size_t word(std::size_t begin) {
        if (const std::size_t plain_end = plain_word(begin); plain_end != begin) {
            return plain_end;
        }
        std::size_t at = begin;
        std::size_t end = begin;
        bool plain = true;
        std::size_t letters = 0;
        std::size_t capitals = 0;
        bool capital = false;
        const auto key_begin = static_cast<std::uint32_t>(words_.keys.size());
        while (at < text_.size()) {
            std::size_t after = at;
            const Read read = next(after);
            if (read.kind == Kind::other) {
                break;
            }
            if (read.kind == Kind::apostrophe) {
                // Inside a word only: "don't", not the quote after it.
                std::size_t beyond = after;
                if (after >= text_.size()) {
                    break;
                }
                const Kind following = next(beyond).kind;
                if (following != Kind::letter && following != Kind::upper) {
                    break;
                }
                key("'");
                at = after;
                continue;
            }
            if (read.code_point < 0x80) {
                const char c = static_cast<char>(read.code_point);
                const bool upper = read.kind == Kind::upper;
                capitals += upper ? 1U : 0U;
                letters += read.kind == Kind::digit ? 0U : 1U;
                capital = capital || (upper && at == begin);
                const char lower = upper ? static_cast<char>(c - 'A' + 'a') : c;
                key(std::string_view(&lower, 1));
            } else {
                plain = false;
                ++letters;
                key(text_.substr(at, after - at));
            }
            at = after;
            end = after;
        }
        if (!plain) {
            const std::string folded = fold_case(std::string_view(words_.keys).substr(key_begin));
            words_.keys.resize(key_begin);
            words_.keys.append(folded, 0, longest_key);
        }
        Word made;
        made.begin = static_cast<std::uint32_t>(begin);
        made.end = static_cast<std::uint32_t>(end);
        made.key_begin = key_begin;
        made.key_size = static_cast<std::uint16_t>(words_.keys.size() - key_begin);
        made.capital = capital;
        made.all_capitals = letters >= 2 && capitals == letters;
        key_start_ = words_.keys.size();
        add(made);
        return at;
    }

    void key(std::string_view bytes) {
        const std::size_t begin = key_start_;
        if (words_.keys.size() - begin + bytes.size() <= longest_key) {
            words_.keys.append(bytes);
        }
    }

    /// Parts contractions and drops possessives; the keys of the parts are appended behind.
    void add(Word made) {
        const std::string_view whole = std::string_view(words_.keys).substr(made.key_begin, made.key_size);
        const std::size_t quote = whole.find('\'');
        if (quote == std::string_view::npos) {
            if (whole == "cannot") {
                pair(made, 3, "not");
                return;
            }
            words_.list.push_back(made);
            return;
        }
        const std::string_view tail = whole.substr(quote + 1);
        if (tail == "s") {
            made.key_size = static_cast<std::uint16_t>(quote);
            words_.list.push_back(made);
        } else if (tail == "t" && quote > 1 && whole[quote - 1] == 'n') {
            if (whole == "won't") {
                pair_of(made, "will", "not");
            } else if (whole == "can't") {
                pair(made, 3, "not");
            } else if (whole == "shan't") {
                pair_of(made, "shall", "not");
            } else {
                pair(made, quote - 1, "not");
            }
        } else if (tail == "ll") {
            pair(made, quote, "will");
        } else if (tail == "re") {
            pair(made, quote, "are");
        } else if (tail == "ve") {
            pair(made, quote, "have");
        } else if (tail == "d") {
            pair(made, quote, "would");
        } else if (tail == "m") {
            pair(made, quote, "am");
        } else {
            words_.list.push_back(made);
        }
    }

    void pair(Word made, std::size_t first_size, std::string_view second) {
        made.key_size = static_cast<std::uint16_t>(first_size);
        words_.list.push_back(made);
        append(made, second);
    }

    void pair_of(Word made, std::string_view first, std::string_view second) {
        append(made, first);
        append(made, second);
    }

    void append(Word made, std::string_view key_text) {
        made.key_begin = static_cast<std::uint32_t>(words_.keys.size());
        made.key_size = static_cast<std::uint16_t>(key_text.size());
        words_.keys.append(key_text);
        key_start_ = words_.keys.size();
        words_.list.push_back(made);
    }

    std::string_view text_;
    Words& words_;
    std::size_t key_start_ = 0;
};

}  // namespace

void split_words(std::string_view text, Words& words) {
    words.keys.clear();
    words.list.clear();
    words.marks_before = 0;
    Splitter(text, words).run();
}

}  // namespace smallprint
