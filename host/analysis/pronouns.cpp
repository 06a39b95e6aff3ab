#include "analysis/pronouns.h"
#include "base/word_lists.h"

#include <array>
#include <string_view>

namespace smallprint {
namespace {

constexpr std::uint32_t furthest_back = 3;   // Sentences.
constexpr std::uint32_t longest_phrase = 4;  // Words from "your" to the noun.

constexpr std::array<std::string_view, 24> nouns{
    "data",     "information", "content",    "contents", "conversations", "chats",
    "messages", "feedback",    "inputs",     "input",    "prompts",       "photos",
    "pictures", "files",       "recordings", "details",  "contacts",      "posts",
    "comments", "videos",      "images",     "uploads",  "queries",       "submissions"};

constexpr std::array<std::string_view, 23> verbs{
    "share", "shares",   "sell",    "sells",      "rent",    "use",     "uses",   "disclose",
    "give",  "transfer", "store",   "keep",       "retain",  "process", "review", "pass",
    "send",  "publish",  "license", "sublicense", "sharing", "selling", "using"};

/// Whether a denial in the sentence is not plainly that of the verb before `at` ("we never sell it"): what a
/// longer one denies, of several things done, is not told apart here.
bool is_doubtful(const Words& words, const std::vector<std::uint32_t>& row, std::size_t at) {
    constexpr std::array<std::string_view, 5> negators{"not", "never", "no", "without", "neither"};
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (is_one_of(negators, words.key(row[i])) && (i > at || at - i > 3)) {
            return true;
        }
    }
    return false;
}

/// Whether what is done to the word at `at` is done by a verb right before it, and it does nothing itself.
bool is_object(const Words& words, const std::vector<std::uint32_t>& row, std::size_t at) {
    if (at == 0 || !is_one_of(verbs, words.key(row[at - 1]))) {
        return false;
    }
    constexpr std::array<std::string_view, 10> doing{"is",  "are", "was", "were", "will",
                                                     "may", "can", "has", "have", "does"};
    return at + 1 == row.size() || !is_one_of(doing, words.key(row[at + 1]));
}

}  // namespace

std::optional<Antecedents::Named> Antecedents::named_in(const Sentence& sentence) const {
    std::optional<Named> found;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (!is_one_of(nouns, words_.key(i))) {
            continue;
        }
        std::uint32_t first = i;
        bool of_somebody = false;
        for (std::uint32_t back = 1; back <= longest_phrase && i - sentence.first >= back; ++back) {
            const std::string_view word = words_.key(i - back);
            of_somebody = word == "your" || word == "personal" || word == "user" || word == "customer";
            if (of_somebody) {
                first = i - back;
            }
            if (word == "your") {
                break;
            }
        }
        if (first == i) {
            continue;
        }
        const bool other = found && words_.key(found->last - 1) != words_.key(i);
        found = Named{first, i + 1, !other && (!found || found->clear)};
    }
    return found;
}

void Antecedents::read_up_to(std::uint32_t sentence) {
    for (; next_ < sentence; ++next_) {
        if (auto named = named_in(sentences_[next_])) {
            last_ = named;
            last_sentence_ = next_;
        }
    }
}

std::optional<Reading> Antecedents::resolved(const Reading& reading) {
    const std::uint32_t at = reading.sentence;
    read_up_to(at);
    if (!last_ || !last_->clear || at - last_sentence_ > furthest_back ||
        sentences_[last_sentence_].block != sentences_[at].block) {
        return std::nullopt;
    }
    bool any = false;
    Reading made;
    made.sentence = at;
    made.inherited = reading.inherited;
    for (std::size_t i = 0; i < reading.words.size(); ++i) {
        const std::string_view word = words_.key(reading.words[i]);
        const bool stands_for = i >= reading.inherited && (word == "it" || word == "them") &&
                                is_object(words_, reading.words, i) && !is_doubtful(words_, reading.words, i);
        if (!stands_for) {
            made.words.push_back(reading.words[i]);
            continue;
        }
        any = true;
        for (std::uint32_t named = last_->first; named < last_->last; ++named) {
            made.words.push_back(named);
        }
    }
    return any ? std::optional(std::move(made)) : std::nullopt;
}

}  // namespace smallprint
