#include "history/search_query.h"

#include <algorithm>
#include <cstddef>

namespace smallprint::history {

namespace {

constexpr std::size_t most_terms = 32;
// "p*" would gather a tenth of all there is and tell nobody anything; it is taken as the word itself.
constexpr std::size_t shortest_prefix = 3;

bool is_space(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Anything the tokenizer sees as a letter or digit; what is beyond ASCII is left to it.
bool has_word(std::string_view text) noexcept {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               static_cast<unsigned char>(c) >= 0x80U;
    });
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        result.append(c == '"' || c == '\0' ? " " : std::string(1, c));
    }
    return result + "\"";
}

SearchTerm next_term(std::string_view& rest) {
    SearchTerm term;
    if (rest.front() == '-') {
        term.without = true;
        rest.remove_prefix(1);
    }
    if (!rest.empty() && rest.front() == '"') {
        rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find('"'), rest.size());
        term.text = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return term;
    }
    const auto* end = std::find_if(rest.begin(), rest.end(), is_space);
    term.text = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(term.text.size());
    if (term.text.ends_with('*')) {
        term.text.remove_suffix(1);
        term.prefix = term.text.size() >= shortest_prefix;
    }
    return term;
}

void join(std::string& expression, const std::string& with, const char* between) {
    expression.append(expression.empty() ? "" : between).append(with);
}

}  // namespace

std::vector<SearchTerm> search_terms(std::string_view words) {
    std::vector<SearchTerm> terms;
    while (!words.empty() && terms.size() < most_terms) {
        if (is_space(words.front())) {
            words.remove_prefix(1);
            continue;
        }
        const SearchTerm term = next_term(words);
        if (has_word(term.text)) {
            terms.push_back(term);
        }
    }
    if (std::ranges::all_of(terms, &SearchTerm::without)) {
        terms.clear();
    }
    return terms;
}

std::string match_expression(std::span<const SearchTerm> terms) {
    std::string wanted;
    std::string unwanted;
    for (const SearchTerm& term : terms) {
        const std::string expression = quoted(term.text) + (term.prefix ? "*" : "");
        term.without ? join(unwanted, expression, " OR ") : join(wanted, expression, " AND ");
    }
    if (wanted.empty() || unwanted.empty()) {
        return wanted;
    }
    return "(" + wanted + ") NOT (" + unwanted + ")";
}

}  // namespace smallprint::history
