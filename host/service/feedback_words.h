// What the feedback guard says and by which rules (shared/catalogue/feedback_guard), decoded once. Immutable.
#pragma once

#include <array>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalogue/values.h"
#include "history/feedback_acts.h"

namespace smallprint {

/// A finding of `type` whose facts include `when`, in terms that say nothing of the types `unless`.
struct FeedbackRule {
    std::string type;
    Facts when;
    std::vector<std::string> unless;
    FeedbackLevel level = FeedbackLevel::tell;
    std::string why;
};

/// Words for an act that the clause type's own headline does not name.
struct FeedbackHeadline {
    std::string why;
    FeedbackDirection direction = FeedbackDirection::up;
    Facts when;
    std::string headline;
};

struct UnknownWords {
    std::string headline;
    std::string line;
};

using TextMap = std::map<std::string, std::string, std::less<>>;

struct FeedbackWords {
    std::vector<FeedbackRule> levels;  ///< The first that holds decides.
    std::vector<std::string> also;     ///< Types worth a line of their own.
    std::vector<FeedbackHeadline> headlines;
    std::map<std::string, UnknownWords, std::less<>> unknown;
    TextMap lines;  ///< By name; "one_direction.up" for those by direction.
    std::array<std::vector<std::string>, 3> directions;
    std::vector<std::string> any_direction;
    std::vector<std::string> business_terms;
    std::vector<std::string> business_hosts;
    std::vector<std::pair<std::string, std::vector<std::string>>> terms_links;  ///< In reading order.
    TextMap given;  ///< "ratings.one", …, "phrases.trains".

    /// The line of that name; throws Error(catalogue_invalid) if the data has none.
    [[nodiscard]] const std::string& line(std::string_view name) const;
    [[nodiscard]] const UnknownWords& unknown_words(std::string_view why) const;
};

struct LetterParagraph {
    std::string condition;  ///< "given", "clause", "no_clause" or empty.
    std::string text;
};

struct LetterTemplate {
    std::string id;
    std::string title;
    std::string jurisdiction;
    std::vector<std::string> articles;
    std::string subject;
    std::vector<LetterParagraph> paragraphs;
};

/// Both throw Error(catalogue_invalid) if the built-in data is not as its schema says.
[[nodiscard]] const FeedbackWords& feedback_words();
[[nodiscard]] const std::vector<LetterTemplate>& withdrawal_letters();

/// Decoding by itself, for tests.
[[nodiscard]] FeedbackWords read_feedback_words(std::string_view json);
[[nodiscard]] std::vector<LetterTemplate> read_withdrawal_letters(std::string_view json);

/// Replaces {name}s in one pass, so that braces in a value stay what they are.
[[nodiscard]] std::string fill_in(
    std::string_view text, std::initializer_list<std::pair<std::string_view, std::string_view>> values);

/// Whether `facts` has all of `when`.
[[nodiscard]] bool has_facts(const Facts& facts, const Facts& when);

}  // namespace smallprint
