#include "analysis/place_list.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "analysis/region_names.h"
#include "base/ascii.h"
#include "base/word_lists.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_list = 400;  // Bytes; a longer list of places is cut.
constexpr std::size_t most_named = 3;      // Places said one by one.
constexpr std::size_t longest_said = 36;   // Bytes; a headline holds no more.

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Token {
    std::string word;     // Lower case, without marks at its ends.
    std::size_t end = 0;  // Of the token in the text.
    bool capital = false;
    bool comma = false;     // Behind it.
    bool slash = false;     // The same, as in "EU/EEA".
    bool stops = false;     // A mark that ends a list stands behind it.
    bool in_round = false;  // Inside round brackets: said by the way.
};

/// Takes words one by one; a mark inside ("EU/EEA") parts them.
class Tokens {
public:
    explicit Tokens(std::string_view text) : text_(text.substr(0, longest_list)) {}

    bool next(Token& token) {
        constexpr std::string_view passed = " \t\n*[]\"',";
        while (at_ < text_.size() && (passed.find(text_[at_]) != std::string_view::npos || is_quote() ||
                                      text_[at_] == '(' || text_[at_] == ')')) {
            round_ += text_[at_] == '(' ? 1 : 0;
            round_ -= text_[at_] == ')' && round_ > 0 ? 1 : 0;
            at_ += is_quote() ? 3 : 1;
        }
        if (at_ >= text_.size()) {
            return false;
        }
        token = Token{};
        token.in_round = round_ > 0;
        token.capital = text_[at_] >= 'A' && text_[at_] <= 'Z';
        while (at_ < text_.size() && !ends_word()) {
            token.word.push_back(ascii_lower(text_[at_++]));
        }
        if (token.word.empty()) {  // A mark by itself.
            token.word.push_back(text_[at_++]);
        }
        token.end = at_;
        while (at_ < text_.size() &&
               (text_[at_] == '*' || text_[at_] == ']' || text_[at_] == '"' || is_quote())) {
            at_ += is_quote() ? 3 : 1;
        }
        if (at_ < text_.size()) {
            token.comma = text_[at_] == ',';
            token.slash = text_[at_] == '/';
            token.stops = text_[at_] == ';' || text_[at_] == ':' || is_full_stop(token.word);
            at_ += token.comma || token.slash || token.stops ? 1 : 0;
        }
        // "U.S." and "u.s" are one.
        std::erase(token.word, '.');
        return true;
    }

private:
    [[nodiscard]] bool is_quote() const {
        const std::string_view rest = text_.substr(at_);
        return rest.starts_with("\u201c") || rest.starts_with("\u201d") || rest.starts_with("\u2018");
    }
    [[nodiscard]] bool is_full_stop(const std::string& word) const {
        return text_[at_] == '.' && word.find('.') == std::string::npos && word.size() > 2;
    }
    [[nodiscard]] bool ends_word() const {
        constexpr std::string_view marks = " \t\n,;:/()[]*\"";
        if (marks.find(text_[at_]) != std::string_view::npos || is_quote()) {
            return true;
        }
        // A full stop inside a short name ("U.S.") belongs to it.
        if (text_[at_] != '.') {
            return false;
        }
        const bool last = at_ + 1 >= text_.size() || text_[at_ + 1] == ' ' || text_[at_ + 1] == '\n';
        const bool initial = at_ >= 1 && (at_ < 2 || !is_letter(text_[at_ - 2]));
        return last && !initial;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int round_ = 0;
};

constexpr std::array<std::string_view, 24> fillers{
    "the",   "a",      "an",     "any",       "of",      "in",     "country", "countries",
    "state", "states", "member", "territory", "region",  "within", "either",  "part",
    "parts", "that",   "is",     "from",      "located", "one",    "other",   "area"};

bool joins_places(std::string_view word) {
    return word == "or" || word == "and" || word == "&" || word == "outside" || word == "not" ||
           word == "than" || is_one_of(fillers, word);
}

struct Listed {
    const RegionName* name = nullptr;
    bool joined = false;  // By "and", "or" or a slash to the one before.
    std::size_t end = 0;
};

std::string said(const std::vector<const RegionName*>& places) {
    const bool all_states =
        std::all_of(places.begin(), places.end(), [](const RegionName* place) { return place->is_state; });
    if (places.size() > most_named && all_states) {
        return "some US states";
    }
    std::string text;
    const std::size_t count = std::min(places.size(), most_named);
    const bool more = places.size() > count;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) {
            text += i + 1 == count && !more ? " or " : ", ";
        }
        text += places[i]->said;
    }
    text += more ? " or some other places" : "";
    return text.size() <= longest_said ? text : "some parts of the world";
}

/// Places that only a comma joins are no list ("If you live in the US, California law applies"), but for
/// those before a last "or".
std::size_t count_in_list(const std::vector<Listed>& listed) {
    std::size_t count = listed.empty() ? 0 : 1;
    for (std::size_t i = 1; i < listed.size(); ++i) {
        count = listed[i].joined ? i + 1 : count;
    }
    return count;
}

}  // namespace

std::string places_at(std::string_view text, std::size_t* used) {
    std::vector<Token> tokens;
    Tokens reader(text);
    // A word that is no name and joins none ends the list: what is behind it is not looked at.
    for (Token token; reader.next(token);) {
        const bool may_go_on = token.capital || token.in_round || joins_places(token.word);
        if (!may_go_on) {
            break;
        }
        tokens.push_back(std::move(token));
    }
    bool outside = false;
    bool joined = false;
    std::vector<Listed> listed;
    for (std::size_t i = 0; i < tokens.size();) {
        std::size_t words = 0;
        const RegionName* name = nullptr;
        std::string key;
        for (std::size_t k = i; k < std::min(i + 5, tokens.size()); ++k) {
            key += (k > i ? " " : "") + tokens[k].word;
            // "Us" and "turkey" are no places.
            if (const RegionName* found = tokens[i].capital ? find_region(key) : nullptr) {
                name = found;
                words = k - i + 1;
            }
            if (tokens[k].comma || tokens[k].slash || tokens[k].stops) {
                break;
            }
        }
        if (name != nullptr) {
            const Token& last = tokens[i + words - 1];
            // "the European Economic Area (EEA)": the bracket says the same again.
            if (!last.in_round || listed.empty()) {
                listed.push_back({name, joined, last.end});
                joined = last.slash;
            }
            i += words;
            if (last.stops) {
                break;
            }
            continue;
        }
        const std::string& word = tokens[i].word;
        if (listed.empty() && (word == "outside" || word == "not" ||
                               (word == "other" && i + 1 < tokens.size() && tokens[i + 1].word == "than"))) {
            outside = true;
            i += word == "other" ? 2 : 1;
        } else if (word == "or" || word == "and" || word == "&") {
            joined = true;
            ++i;
        } else if (tokens[i].in_round || is_one_of(fillers, word)) {
            ++i;
        } else {
            break;
        }
    }
    const std::size_t count = count_in_list(listed);
    if (count == 0) {
        return {};
    }
    std::vector<const RegionName*> places;
    for (std::size_t i = 0; i < count; ++i) {
        const bool known = std::any_of(places.begin(), places.end(), [&](const RegionName* place) {
            return place->said == listed[i].name->said;
        });
        if (!known) {
            places.push_back(listed[i].name);
        }
    }
    if (used != nullptr) {
        *used = listed[count - 1].end;
    }
    return (outside ? "outside " : "") + said(places);
}

}  // namespace smallprint
