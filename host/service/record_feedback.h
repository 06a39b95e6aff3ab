// feedback.record: writes an act into the ledger; and what was given so far, in words (DESIGN 3.7).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "history/feedback_acts.h"
#include "service/assess_feedback.h"
#include "service/services.h"

namespace smallprint {

struct FeedbackRecord {
    std::string_view url;  ///< Only its service is kept.
    FeedbackDirection direction = FeedbackDirection::up;
    FeedbackDecision decision = FeedbackDecision::proceed;
    FeedbackLevel level = FeedbackLevel::unknown;
    std::string_view terms_version;
    bool record = true;  ///< False writes nothing at all.
};

struct FeedbackRecorded {
    std::string stored_reason;  ///< Why it was not stored; empty if it was.
    std::int64_t entry = 0;     ///< Its number in the ledger; 0 if it was not stored.
    FeedbackGiven given;
    std::uint32_t unseen = 0;
};

/// What cannot be stored says so in `stored_reason`; throws Error(catalogue_invalid) only.
[[nodiscard]] FeedbackRecorded record_feedback(Session& session, const FeedbackRecord& act);

/// "12 ratings given to Le Chat, which trains on the conversation, since May"; empty where nothing was given.
/// `why` is the word of an assessment, empty for none; `now` decides whether the year is said.
[[nodiscard]] std::string given_line(const FeedbackTally& tally, std::string_view service_name,
                                     std::string_view why, TimeMs now);

/// "12 ratings", "1 report", "14 ratings and reports"; empty for nothing.
[[nodiscard]] std::string given_words(const FeedbackTally& tally);

}  // namespace smallprint
