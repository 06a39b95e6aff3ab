#include "analysis/facts/numbers.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "analysis/text_piece.h"
#include "base/utf8.h"

namespace smallprint {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 27> names{
    {{"one", 1},          {"two", 2},          {"three", 3},
     {"four", 4},         {"five", 5},         {"six", 6},
     {"seven", 7},        {"eight", 8},        {"nine", 9},
     {"ten", 10},         {"eleven", 11},      {"twelve", 12},
     {"thirteen", 13},    {"fourteen", 14},    {"fifteen", 15},
     {"sixteen", 16},     {"eighteen", 18},    {"twenty", 20},
     {"twenty-one", 21},  {"twenty-four", 24}, {"thirty", 30},
     {"thirty-six", 36},  {"forty-five", 45},  {"sixty", 60},
     {"seventy-two", 72}, {"ninety", 90},      {"a", 1}}};

std::int64_t days_in(std::string_view unit) {
    if (unit.starts_with("hour")) {
        return 0;
    }
    if (unit.starts_with("week")) {
        return 7;
    }
    if (unit.starts_with("month")) {
        return 30;
    }
    return unit.starts_with("year") ? 365 : 1;
}

/// "1 year and 28 days" is one period. "30 days and 1 year" are two, and so is "1 year and 30 days' notice".
bool continues(const Period& before, const Period& next, std::string_view text) {
    const std::string_view between = text.substr(before.end, next.begin - before.end);
    const std::string_view behind = text.substr(next.end, 12);
    const bool smaller =
        next.days > 0 && next.days * 2 < before.days && next.text.find("hour") == std::string::npos;
    return smaller && between == " and " && before.text.find(" and ") == std::string::npos &&
           behind.find("notice") == std::string_view::npos;
}

}  // namespace

std::optional<std::int64_t> number_from(std::string_view word) {
    std::int64_t value = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    if (read.ec == std::errc() && read.ptr == word.data() + word.size()) {
        return value > 0 && value <= 10000 ? std::optional(value) : std::nullopt;
    }
    const std::string folded = fold_case(word);
    for (const auto& [name, number] : names) {
        if (folded == name) {
            return number;
        }
    }
    if (folded == "one hundred eighty" || folded == "one hundred and eighty") {
        return 180;
    }
    return std::nullopt;
}

std::vector<Period> find_periods(std::string_view text) {
    static const RE2 pattern(
        R"((?i)\b(one hundred (?:and )?eighty|[a-z]+(?:-[a-z]+)?|\d{1,5})[ -]*(?:\((?:(\d{1,5})|[a-z][a-z -]{1,30})\)\s*)?(?:-\s*)?)"
        R"((?:full |consecutive |calendar |business |working )*(hours?|days?|weeks?|months?|years?)\b)");
    std::vector<Period> periods;
    re2::StringPiece input = piece(text);
    re2::StringPiece whole;
    // The outer group tells where the match stands.
    static const RE2 outer("(" + pattern.pattern() + ")");
    re2::StringPiece word;
    re2::StringPiece digits;
    re2::StringPiece unit;
    while (periods.size() < 32 && RE2::FindAndConsume(&input, outer, &whole, &word, &digits, &unit)) {
        const auto number = number_from(digits.empty() ? std::string_view(word.data(), word.size())
                                                       : std::string_view(digits.data(), digits.size()));
        if (!number || (digits.empty() && word == "a")) {
            continue;
        }
        std::string name = fold_case({unit.data(), unit.size()});
        if (name.back() == 's') {
            name.pop_back();
        }
        Period period;
        period.days = name == "hour" ? (*number + 23) / 24 : *number * days_in(name);
        period.text = std::to_string(*number) + " " + name + (*number == 1 ? "" : "s");
        period.begin = static_cast<std::size_t>(whole.data() - text.data());
        period.end = period.begin + whole.size();
        if (!periods.empty() && continues(periods.back(), period, text)) {
            Period& last = periods.back();
            last.text += " and " + period.text;
            last.days += period.days;
            last.end = period.end;
            continue;
        }
        periods.push_back(std::move(period));
    }
    return periods;
}

}  // namespace smallprint
