#include "analysis/best_quote.h"

#include <algorithm>

namespace smallprint {
namespace {

constexpr std::size_t longest_title = 70;

constexpr std::string_view defining[] = {
    " means",    " mean ",         " shall mean",      " refers to",
    " refer to", " is defined as", " has the meaning", " shall have the meaning"};

constexpr std::string_view ends[] = {".", ";", ":",  "!",      "?",      ",",
                                     ")", "]", "\"", "\u201d", "\u2019", "\u2026"};

/// "Learn more about how we share it": what is said stands elsewhere.
constexpr std::string_view pointing[] = {"Learn more",  "To learn more", "For more ",
                                         "Read more",   "To read more",  "Find out more",
                                         "To find out", "For further ",  "For additional "};

}  // namespace

bool is_definition(std::string_view words) {
    words = words.substr(0, 120);
    const std::size_t open = std::min({words.find('"'), words.find("\u201c"), words.find("\u2018")});
    if (open > 12) {  // Behind an enumerator at most.
        return false;
    }
    const auto behind = words.substr(open + 1);
    const std::size_t close = std::min({behind.find('"'), behind.find("\u201d"), behind.find("\u2019")});
    if (close > 60) {  // Or never.
        return false;
    }
    const auto verb = behind.substr(close, 40);
    return std::any_of(std::begin(defining), std::end(defining), [verb](std::string_view words_of) {
        return verb.find(words_of) != std::string_view::npos;
    });
}

bool is_title(std::string_view words) {
    if (std::any_of(std::begin(pointing), std::end(pointing),
                    [words](std::string_view begin) { return words.starts_with(begin); })) {
        return true;
    }
    const std::size_t bullet = words.find(" * ");
    if (bullet != std::string_view::npos && words.find(" * ", bullet + 3) != std::string_view::npos) {
        return true;
    }
    return words.size() <= longest_title &&
           std::none_of(std::begin(ends), std::end(ends),
                        [words](std::string_view end) { return words.ends_with(end); });
}

int legibility(std::string_view words) {
    return words.size() < 40 ? 0 : (words.size() <= 420 ? 2 : 1);
}

}  // namespace smallprint
