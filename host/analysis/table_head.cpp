#include "analysis/table_head.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/word_lists.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_head = 600;  // Bytes; a longer row is no head.
constexpr std::size_t longest_kind = 40;   // Bytes that a headline has room for.

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

}  // namespace

std::vector<std::string> head_statements(std::string_view head) {
    constexpr std::array<std::string_view, 8> keeping{
        "retention period",    "how long",       "retained for",         "kept for", "storage period",
        "period of retention", "retention time", "timeframe of deletion"};
    constexpr std::array<std::string_view, 8> sharing{
        "shared with",   "share personal data with", "recipients", "recipient of", "to whom", "disclosed to",
        "disclosure to", "third parties with"};
    constexpr std::array<std::string_view, 7> trackers{"cookie", "tracker", "domain", "expires",
                                                       "expiry", "pixel",   "beacon"};
    constexpr std::array<std::string_view, 9> purposes{"purpose",     "why we use",   "how we use",
                                                       "used?",       "lawful basis", "legal basis",
                                                       "legal bases", "lawful bases", "processing activity"};
    // Without data in the head a purpose may be anybody's.
    constexpr std::array<std::string_view, 4> data{"data", "information", "legal bas", "lawful bas"};
    // Versions of a document are listed in tables too.
    constexpr std::array<std::string_view, 3> others{"version", "date of change", "description of change"};
    if (head.size() > longest_head) {
        return {};
    }
    const std::string words = ascii_lowered(head);
    if (has_any(words, others)) {
        return {};
    }
    if (has_any(words, trackers)) {
        return has_any(words, purposes) ? std::vector<std::string>{"We use cookies:"}
                                        : std::vector<std::string>();
    }
    std::vector<std::string> lines;
    if (has_any(words, keeping) || words.ends_with("retention")) {
        lines.emplace_back(kept_for);
    }
    if (has_any(words, sharing)) {
        lines.emplace_back("We share personal data with:");
    }
    if (has_any(words, purposes) && has_any(words, data)) {
        lines.emplace_back("We use personal data:");
    }
    return lines;
}

std::string kind_of_row(std::string_view row) {
    // "Up to two years", "By a partner": no kind of data begins so.
    constexpr std::array<std::string_view, 20> beginnings{
        "up ", "by ",   "the ", "as ",  "for ", "until ", "at ",     "within ", "no ",  "from ",
        "to ", "this ", "we ",  "you ", "if ",  "after ", "during ", "in ",     "our ", "when "};
    const std::string start = ascii_lowered(row.substr(0, 8));
    if (std::any_of(beginnings.begin(), beginnings.end(),
                    [&start](std::string_view word) { return start.starts_with(word); })) {
        return {};
    }
    std::string kind;
    bool small = false;  // A small word came: the next capital begins another cell.
    std::size_t at = 0;
    while (at < row.size()) {
        const std::size_t end = std::min(row.find(' ', at), row.size());
        std::string_view word = row.substr(at, end - at);
        at = end + 1;
        if (word.empty()) {
            continue;
        }
        const char first = word.front();
        const bool next_cell = is_ascii_digit(first) || first == '(' || (is_capital(first) && small);
        if (next_cell) {
            break;
        }
        const bool last = std::string_view(",.:;").find(word.back()) != std::string_view::npos;
        word.remove_suffix(last ? 1 : 0);
        const bool shouted = word.size() > 1 && is_capital(word[1]);
        kind += kind.empty() ? "" : " ";
        kind += shouted ? std::string(word) : ascii_lowered(word);
        small = small || !is_capital(first);
        if (last || kind.size() > longest_kind) {
            break;
        }
    }
    const bool told = kind.size() >= 3 && kind.size() <= longest_kind && at <= row.size();
    return told ? kind : std::string();
}

}  // namespace smallprint
