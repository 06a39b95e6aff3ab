#include "analysis/changes_words.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace smallprint {

namespace {

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || is_upper(c);
}
bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Bytes of the character at `at` if it is one that parts words or means nothing (general punctuation, Latin-1
// signs but letters, CJK stops), else 0. Only two shapes matter here: an apostrophe, which is dropped inside
// a word, and currency signs, which count.
std::size_t separator_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t offset) {
        return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
    };
    if (byte(0) == 0xE2U && (byte(1) == 0x80U || byte(1) == 0x81U)) {
        return 3;  // U+2000–U+207F
    }
    if (byte(0) == 0xE2U && byte(1) >= 0x86U && byte(1) <= 0xADU) {
        return 3;  // arrows, shapes, dingbats: bullets and icons
    }
    if (byte(0) == 0xE3U && byte(1) == 0x80U) {
        return 3;  // U+3000–U+303F
    }
    if (byte(0) == 0xC2U && byte(1) >= 0x80U && byte(1) <= 0xBFU && byte(1) != 0xA3U && byte(1) != 0xA5U &&
        byte(1) != 0xAAU && byte(1) != 0xB5U && byte(1) != 0xBAU) {
        return 2;
    }
    return 0;
}

bool is_apostrophe(std::string_view text, std::size_t at) {
    return text[at] == '\'' || text.substr(at, 3) == "\u2019" || text.substr(at, 3) == "\u2018";
}

bool is_address(std::string_view chunk) {
    const std::size_t at = chunk.find('@');
    if (at != std::string_view::npos && at > 0 && chunk.find('.', at) != std::string_view::npos) {
        return true;
    }
    if (chunk.find("://") != std::string_view::npos || chunk.find("www.") != std::string_view::npos) {
        return true;
    }
    const std::size_t dot = chunk.find('.');
    if (dot == std::string_view::npos || dot == 0) {
        return false;
    }
    // "pear.example/terms", "help.pear.com": a dot between letters, and a path or a usual ending.
    const std::size_t slash = chunk.find('/');
    if (slash != std::string_view::npos && slash > dot + 2 && is_letter(chunk[dot + 1])) {
        return true;
    }
    while (!chunk.empty() && !is_letter(chunk.back()) && !is_ascii_digit(chunk.back())) {
        chunk.remove_suffix(1);
    }
    constexpr std::array<std::string_view, 8> endings{".com", ".org", ".net",   ".io",
                                                      ".ai",  ".eu",  ".co.uk", ".app"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view end) { return chunk.ends_with(end); });
}

// "%22": a piece of a broken link's address.
bool is_escape(std::string_view text, std::size_t at) {
    const auto is_hex = [](char c) { return is_ascii_digit(c) || (c >= 'A' && c <= 'F'); };
    return text[at] == '%' && at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2]) &&
           (at == 0 || !is_ascii_digit(text[at - 1]));
}

// "900 Villa St.": the number of a house.
bool is_house_number(const std::vector<RawWord>& words, std::size_t at) {
    constexpr std::array<std::string_view, 14> streets{"st",     "street", "ave",   "avenue",   "road",
                                                       "rd",     "blvd",   "lane",  "drive",    "way",
                                                       "square", "place",  "floor", "boulevard"};
    constexpr std::size_t longest_name = 4;
    for (std::size_t k = at + 1; k < words.size() && k <= at + longest_name && words[k].capital; ++k) {
        if (k > at + 1 && std::find(streets.begin(), streets.end(), words[k].folded) != streets.end()) {
            return true;
        }
    }
    return false;
}

// What web pages show instead of a mail address.
std::size_t hidden_address_length(std::string_view rest) {
    for (const std::string_view hidden : {"[email protected]", "[email\u00A0protected]"}) {
        if (rest.starts_with(hidden)) {
            return hidden.size();
        }
    }
    return 0;
}

bool is_month(std::string_view word) {
    constexpr std::array<std::string_view, 23> months{
        "january",   "february", "march",    "april",    "may",  "june", "july", "august",
        "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
        "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov"};
    return word == "dec" || std::find(months.begin(), months.end(), word) != months.end();
}

bool names_section(std::string_view word) {
    constexpr std::array<std::string_view, 21> names{
        "section",    "sections", "article",    "articles",    "clause",  "clauses", "paragraph",
        "paragraphs", "annex",    "schedule",   "appendix",    "exhibit", "chapter", "step",
        "version",    "v",        "subsection", "subsections", "par",     "point",   "suite"};
    return std::find(names.begin(), names.end(), word) != names.end();
}

unsigned value_of(std::string_view number) {
    unsigned value = 0;
    for (const char c : number) {
        if (!is_ascii_digit(c) || value > 99999U) {
            break;
        }
        value = value * 10U + static_cast<unsigned>(c - '0');
    }
    return value;
}

bool is_day(const RawWord& word) {
    return word.number && word.folded.size() <= 4 && value_of(word.folded) >= 1 &&
           value_of(word.folded) <= 31;
}

bool is_year(const RawWord& word) {
    return word.number && word.folded.size() == 4 && value_of(word.folded) >= 1990 &&
           value_of(word.folded) <= 2099;
}

// The single character between two words, or 0 if there is none or more.
char between(std::string_view text, const RawWord& left, const RawWord& right) {
    return right.begin == left.end + 1 ? text[left.end] : '\0';
}

// 2025-10-29, 29/10/2025, 29.10.2025; and telephone numbers, which are three or more such parts.
std::size_t joined_numbers(std::string_view text, const std::vector<RawWord>& words, std::size_t at) {
    std::size_t end = at + 1;
    while (end < words.size() && words[end].number && words[end - 1].number) {
        const char joint = between(text, words[end - 1], words[end]);
        if (joint != '-' && joint != '/' && joint != '.') {
            break;
        }
        ++end;
    }
    return end - at;
}

}  // namespace

void split_raw_words(std::string_view text, std::size_t begin, RawWords& out) {
    out.list.clear();
    out.spelling.clear();
    out.spelling.reserve(text.size() - begin);  // never grows beyond, so views into it stay
    std::size_t i = begin;
    bool chunk_start = true;
    while (i < text.size()) {
        if (is_space(text[i])) {
            chunk_start = true;
            ++i;
            continue;
        }
        if (chunk_start) {
            chunk_start = false;
            std::size_t end = i;
            bool suspicious = false;
            while (end < text.size() && !is_space(text[end])) {
                suspicious = suspicious || text[end] == '.' || text[end] == '@' || text[end] == ':';
                ++end;
            }
            if (suspicious && is_address(text.substr(i, end - i))) {
                RawWord word;
                word.begin = static_cast<std::uint32_t>(i);
                const char last = text[end - 1];
                word.ends_sentence = last == '.' || last == '!' || last == '?';
                word.end = static_cast<std::uint32_t>(end);
                word.counts = false;
                out.list.push_back(word);
                i = end;
                continue;
            }
        }
        if (const std::size_t hidden = hidden_address_length(text.substr(i, 20)); hidden > 0) {
            i += hidden;
            continue;
        }
        const char c = text[i];
        if (is_escape(text, i)) {
            i += 3;
            continue;
        }
        const bool currency =
            c == '$' || c == '%' || text.substr(i, 3) == "\u20AC" || text.substr(i, 2) == "\u00A3";
        if (!is_letter(c) && !is_ascii_digit(c) && static_cast<unsigned char>(c) < 0x80U && !currency) {
            const bool inside =
                i + 1 < text.size() && (is_letter(text[i + 1]) || is_ascii_digit(text[i + 1]));
            if ((c == '.' || c == '!' || c == '?') && !out.list.empty() && !inside) {
                out.list.back().ends_sentence = true;
            }
            ++i;
            continue;
        }
        if (const std::size_t length = separator_length(text, i); length > 0 && !currency) {
            i += length;
            continue;
        }
        RawWord word;
        word.begin = static_cast<std::uint32_t>(i);
        word.number = is_ascii_digit(c);
        word.capital = is_upper(c);
        const std::size_t start = out.spelling.size();
        if (currency) {
            const std::size_t length = c == '$' || c == '%' ? 1 : (text.substr(i, 2) == "\u00A3" ? 2 : 3);
            out.spelling.append(text.substr(i, length));
            i += length;
        } else {
            while (i < text.size()) {
                const char next = text[i];
                // "UpdatedNovember", "2025Previous": scraps of a page that ran together.
                if (is_upper(next) && i > word.begin && !is_upper(text[i - 1]) &&
                    static_cast<unsigned char>(text[i - 1]) < 0x80U) {
                    break;
                }
                if (is_letter(next) || is_ascii_digit(next)) {
                    out.spelling.push_back(is_upper(next) ? static_cast<char>(next | 0x20) : next);
                    ++i;
                } else if (is_apostrophe(text, i)) {
                    i += next == '\'' ? 1 : 3;
                } else if (word.number && next == ',' && i + 1 < text.size() && is_ascii_digit(text[i + 1])) {
                    ++i;  // 1,000 is 1000
                } else if (static_cast<unsigned char>(next) >= 0x80U && separator_length(text, i) == 0) {
                    out.spelling.push_back(next);
                    ++i;
                } else {
                    break;
                }
            }
        }
        word.end = static_cast<std::uint32_t>(i);
        word.folded = std::string_view(out.spelling).substr(start);
        out.list.push_back(word);
    }
}

void leave_out_numbers(std::string_view text, std::vector<RawWord>& words) {
    const auto leave_out = [&](std::size_t from, std::size_t to) {
        for (std::size_t k = from; k < to; ++k) {
            words[k].counts = false;
        }
    };
    const bool copyright =
        text.find("\u00A9") != std::string_view::npos || text.find("opyright") != std::string_view::npos;
    constexpr std::size_t short_line = 24;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const RawWord& word = words[i];
        if (word.number) {
            const std::size_t parts = joined_numbers(text, words, i);
            const bool plus = word.begin > 0 && text[word.begin - 1] == '+';
            if (parts >= 3 || plus) {
                leave_out(i, i + parts);
                i += parts - 1;
                continue;
            }
            if ((copyright && words.size() <= short_line && is_year(word)) || is_house_number(words, i)) {
                words[i].counts = false;
            }
            continue;
        }
        if (word.capital && is_month(word.folded)) {
            const bool day_before = i > 0 && is_day(words[i - 1]);
            const bool of_before = i > 1 && words[i - 1].folded == "of" && is_day(words[i - 2]);
            const bool number_after = i + 1 < words.size() && (is_day(words[i + 1]) || is_year(words[i + 1]));
            if (!day_before && !of_before && !number_after) {
                continue;
            }
            const std::size_t from = day_before ? i - 1 : (of_before ? i - 2 : i);
            std::size_t to = i + 1;
            if (!day_before && !of_before && to < words.size() && is_day(words[to])) {
                ++to;
            }
            if (to < words.size() && is_year(words[to])) {
                ++to;
            }
            leave_out(from, to);
            continue;
        }
        if (names_section(word.folded)) {
            std::size_t k = i + 1;
            while (k < words.size() && k < i + 16 && !words[k - 1].ends_sentence) {
                const bool letter = words[k].folded.size() == 1 && is_letter(words[k].folded[0]);
                const bool joint =
                    words[k].folded == "and" || words[k].folded == "or" || words[k].folded == "to";
                if (!words[k].number && !letter && !joint) {
                    break;
                }
                ++k;
            }
            // Numbers may hold stops of their own ("D.4").
            while (k < words.size() && words[k].number && between(text, words[k - 1], words[k]) == '.') {
                ++k;
            }
            while (k > i + 1 && !words[k - 1].number && words[k - 1].folded.size() != 1) {
                --k;
            }
            leave_out(i + 1, k);
            i = std::max(i, k - 1);
        }
    }
}

bool is_scrap(const std::vector<RawWord>& words, std::size_t first, std::size_t last) {
    static const std::unordered_set<std::string_view> labels{"about",      "account",   "accessibility",
                                                             "agreement",  "all",       "and",
                                                             "app",        "archive",   "archived",
                                                             "as",         "back",      "blog",
                                                             "careers",    "center",    "centre",
                                                             "change",     "changed",   "click",
                                                             "close",      "community", "company",
                                                             "conditions", "contact",   "contents",
                                                             "cookie",     "cookies",   "copy",
                                                             "copyright",  "current",   "date",
                                                             "developers", "docs",      "download",
                                                             "effective",  "english",   "expand",
                                                             "facebook",   "faq",       "faqs",
                                                             "footer",     "for",       "from",
                                                             "guidelines", "help",      "here",
                                                             "home",       "in",        "instagram",
                                                             "jump",       "language",  "last",
                                                             "latest",     "learn",     "legal",
                                                             "link",       "linkedin",  "log",
                                                             "login",      "main",      "menu",
                                                             "modified",   "more",      "new",
                                                             "news",       "next",      "notice",
                                                             "of",         "on",        "open",
                                                             "opens",      "our",       "out",
                                                             "overview",   "page",      "pdf",
                                                             "policies",   "policy",    "preferences",
                                                             "press",      "previous",  "pricing",
                                                             "print",      "privacy",   "products",
                                                             "read",       "reserved",  "resources",
                                                             "revised",    "revision",  "rights",
                                                             "search",     "security",  "see",
                                                             "service",    "settings",  "share",
                                                             "show",       "sign",      "site",
                                                             "sitemap",    "skip",      "status",
                                                             "subscribe",  "support",   "tab",
                                                             "table",      "terms",     "the",
                                                             "this",       "to",        "toggle",
                                                             "top",        "twitter",   "up",
                                                             "update",     "updated",   "us",
                                                             "use",        "version",   "versions",
                                                             "view",       "was",       "window",
                                                             "your",       "youtube",   "a",
                                                             "is"};
    std::size_t counted = 0;
    for (std::size_t i = first; i < last; ++i) {
        if (words[i].counts) {
            if (!labels.contains(words[i].folded)) {
                return false;
            }
            ++counted;
        }
    }
    constexpr std::size_t longest_scrap = 14;
    return counted > 0 && counted <= longest_scrap;
}

}  // namespace smallprint
