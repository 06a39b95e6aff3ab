// From what terms say to what a click on a feedback control means: level, words, quote. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/finding.h"
#include "base/clock.h"
#include "base/sha256.h"
#include "history/feedback_acts.h"
#include "service/feedback_words.h"

namespace smallprint {

enum class FeedbackSource : std::uint8_t { history, catalogue, small_print };

/// A document that was read for an assessment.
struct FeedbackDocument {
    FeedbackSource source = FeedbackSource::history;
    std::string id;  ///< Record id; empty for what is not in the history.
    std::string url;
    std::string terms_type;
    std::string title;
    std::uint32_t version = 0;
    std::optional<Sha256Digest> sha256;
    std::optional<TimeMs> captured_at;
    bool business = false;  ///< For customers that are firms or build on the service.
};

struct ReadTerms {
    FeedbackDocument about;
    std::vector<Finding> findings;  ///< Those that bear on feedback, in words for people.
};

struct FeedbackQuote {
    TextQuote quote;
    FeedbackDocument document;
};

struct FeedbackVerdict {
    FeedbackLevel level = FeedbackLevel::tell;
    std::string why;
    std::string headline;            ///< At most 120 characters.
    std::vector<std::string> lines;  ///< Each at most 240 characters.
    std::vector<Action> actions;
    std::optional<FeedbackQuote> quote;
    std::vector<FeedbackDocument> used;  ///< Those that said something.
};

inline constexpr std::size_t longest_headline = 120;
inline constexpr std::size_t longest_line = 240;
inline constexpr std::size_t most_lines = 6;

/// Nothing where no rule holds. `service` is the name for people, at most 40 characters of which are used.
[[nodiscard]] std::optional<FeedbackVerdict> judge_feedback(std::span<const ReadTerms> terms,
                                                            FeedbackDirection direction,
                                                            const std::string& service,
                                                            const FeedbackWords& words);

/// Whether the words of a quote are about this direction: true unless they name others only.
[[nodiscard]] bool covers_direction(std::string_view quote, FeedbackDirection direction,
                                    const FeedbackWords& words);

/// Whether `text` has one of `words` at the beginning of a word, without regard to ASCII case.
[[nodiscard]] bool has_word(std::string_view text, std::span<const std::string> words);

/// A name short enough to stand in a headline.
[[nodiscard]] std::string short_name(std::string_view name);

}  // namespace smallprint
