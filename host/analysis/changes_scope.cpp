#include "analysis/changes_scope.h"

#include <array>
#include <cstddef>

#include "base/word_lists.h"
#include "catalogue/words.h"

namespace smallprint {
namespace {

// What the terms call themselves, and each other.
bool names_a_text(std::string_view word) {
    constexpr std::array<std::string_view, 12> texts{"terms",      "policy",     "policies", "agreement",
                                                     "agreements", "conditions", "notice",   "version",
                                                     "update",     "updates",    "changes",  "statement"};
    return is_one_of(texts, word);
}

// "apply" is what terms do if nothing is applied: "no longer apply.", "apply to you", not "apply paint", nor
// what a person applies for.
bool stands_alone(const Words& words, std::size_t i) {
    constexpr std::array<std::string_view, 12> following{
        "to", "unless", "until", "if", "in", "when", "where", "as", "from", "after", "while", "only"};
    return words.list[i].marks != mark_space || i + 1 == words.size() ||
           is_one_of(following, words.key(i + 1));
}

// "apply" with what makes it news: "no longer", "not", "continue to".
bool turns_application(const Words& words, std::size_t i) {
    constexpr std::array<std::string_view, 2> applying{"apply", "applies"};
    constexpr std::array<std::string_view, 4> turning{"longer", "not", "continue", "continues"};
    constexpr std::size_t nearby = 2;
    if (!is_one_of(applying, words.key(i)) || !stands_alone(words, i)) {
        return false;
    }
    for (std::size_t back = 1; back <= nearby && back <= i; ++back) {
        if (is_one_of(turning, words.key(i - back))) {
            return true;
        }
    }
    return false;
}

bool takes_the_place(std::string_view word) {
    constexpr std::array<std::string_view, 6> places{"supersede", "supersedes", "superseded",
                                                     "replace",   "replaces",   "replaced"};
    return is_one_of(places, word);
}

}  // namespace

bool names_what_applies(std::string_view text) {
    // Most sentences are none: they are not even split.
    if (text.find("appl") == std::string_view::npos && text.find("upersede") == std::string_view::npos &&
        text.find("eplace") == std::string_view::npos) {
        return false;
    }
    Words words;
    split_words(text, words);
    bool turned = false;
    bool named = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        turned = turned || turns_application(words, i) || takes_the_place(words.key(i));
        named = named || names_a_text(words.key(i));
        if (turned && named) {
            return true;
        }
        if ((words.list[i].marks & (mark_stop | mark_newline)) != 0) {
            turned = named = false;
        }
    }
    return false;
}

}  // namespace smallprint
