#include "analysis/document_dates.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <string_view>

#include "base/utf8.h"

namespace smallprint {
namespace {

constexpr std::size_t first_blocks = 40;
constexpr std::size_t last_blocks = 12;
constexpr std::size_t longest_block = 400;  ///< A line that dates a document is short, or begins a paragraph.

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

int number(const std::string& digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// Nothing for what is no day of the years in which there are terms on the web.
std::string iso(int year, int month, int day) {
    if (year < 1995 || year > 2100 || month < 1 || month > 12 || day < 0 || day > 31) {
        return {};
    }
    std::array<char, 16> text{};
    if (day == 0) {
        (void)std::snprintf(text.data(), text.size(), "%04d-%02d", year, month);
    } else {
        (void)std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
    }
    return text.data();
}

int month_of(const std::string& name) {
    const std::string folded = fold_case(name).substr(0, 3);
    const auto* found = std::find(months.begin(), months.end(), folded);
    return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

/// A date at the very beginning of the text; what stands before it was a label.
std::string read_date_at(std::string_view text) {
    static const RE2 day_month(
        R"((?i)^(\d{1,2})(?:st|nd|rd|th)?(?: of)? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? (\d{4}))");
    static const RE2 month_day(
        R"((?i)^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}))");
    static const RE2 month_only(
        R"((?i)^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? (\d{4}))");
    static const RE2 numbers(R"(^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b)");
    static const RE2 dotted(R"(^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})\b)");
    const re2::StringPiece piece(text.data(), text.size());
    std::string a;
    std::string b;
    std::string c;
    std::string sign;
    if (RE2::PartialMatch(piece, day_month, &a, &b, &c)) {
        return iso(number(c), month_of(b), number(a));
    }
    if (RE2::PartialMatch(piece, month_day, &a, &b, &c)) {
        return iso(number(c), month_of(a), number(b));
    }
    if (RE2::PartialMatch(piece, month_only, &a, &b)) {
        return iso(number(b), month_of(a), 0);
    }
    if (RE2::PartialMatch(piece, numbers, &a, &b, &c)) {
        return iso(number(a), number(b), number(c));
    }
    if (RE2::PartialMatch(piece, dotted, &a, &sign, &b, &c)) {
        // 03/05/2026 is May here and March there; with dots it is written day first.
        const int first = number(a);
        const int second = number(b);
        if (sign == "." || first > 12) {
            return iso(number(c), second, first);
        }
        return second > 12 || first == second ? iso(number(c), first, second) : std::string();
    }
    return {};
}

void read_label(std::string_view text, const RE2& label, std::string& date) {
    re2::StringPiece rest(text.data(), text.size());
    for (int i = 0; i < 4 && date.empty() && RE2::FindAndConsume(&rest, label); ++i) {
        date = read_date_at({rest.data(), rest.size()});
    }
}

void read_block(std::string_view text, DocumentDates& dates) {
    static const RE2 updated(
        R"((?i)\b(?:(?:last|most recently|latest)[ -]?(?:updated?|modified|revised|revision|changed|amended|reviewed|edited|update|modification)|(?:updated|revised|modified|amended)|(?:date of (?:the )?)?(?:last |latest )?(?:revision|update|modification)(?: date)?|date (?:last )?(?:updated|revised|modified)|version(?: date| of| dated)?|posted|published)(?: and effective| date)?(?: was| is)?(?: as of| on| in)?\s*[:;–—-]?\s*(?:the )?)");
    static const RE2 effective(
        R"((?i)\b(?:effective(?: date| since)?|in (?:force|effect)|into (?:force|effect)|valid|applicable|applies|commencement date|entry into force)(?: is| was)?(?: as of| as from| from| on| since| starting| beginning)?(?: date)?\s*[:;–—-]?\s*(?:the )?)");
    text = text.substr(0, longest_block);
    read_label(text, updated, dates.updated);
    read_label(text, effective, dates.effective);
}

}  // namespace

DocumentDates document_dates(const Document& document) {
    DocumentDates dates;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        if (may_date(document, i)) {
            read_block(document.blocks[i].text, dates);
        }
    }
    return dates;
}

bool may_date(const Document& document, std::size_t block) {
    return block < first_blocks || block + last_blocks >= document.blocks.size();
}

std::string date_in(std::string_view words) {
    return read_date_at(words);
}

}  // namespace smallprint
