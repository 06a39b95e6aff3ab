// feedback.assess: what a click on a feedback control gives away on this service (DESIGN 3.2, 3.7). Reads
// only, never waits for a writer, an analysis or the network.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/finding.h"
#include "base/clock.h"
#include "base/sha256.h"
#include "history/feedback_acts.h"
#include "service/feedback_level.h"
#include "service/feedback_terms.h"
#include "service/services.h"

namespace smallprint {

/// Everything but `direction` and `record` comes from the page and is untrusted.
struct FeedbackRequest {
    std::string_view url;
    FeedbackDirection direction = FeedbackDirection::up;
    std::string_view name;         ///< Accessible name; 200 characters are read.
    std::string_view small_print;  ///< 2,000 characters are read.
    std::vector<PageLink> terms_links;
};

struct QuietState {
    bool quiet = false;
    std::string_view reason;  ///< "proceeded", "muted", "seen"; empty unless quiet.
    bool cancelled_before = false;
};

struct FeedbackGiven {
    std::uint32_t total = 0;
    std::optional<TimeMs> since;
};

struct FeedbackAssessment {
    ServiceRef service;
    FeedbackDirection direction = FeedbackDirection::up;
    FeedbackLevel level = FeedbackLevel::unknown;
    std::string why;       ///< One word, see PROTOCOL.md.
    std::string headline;  ///< At most 120 characters.
    std::vector<std::string> lines;
    std::vector<Action> actions;
    std::optional<FeedbackQuote> quote;
    std::string terms_version;  ///< "none" where no terms were used.
    std::vector<TermsLink> terms_links;
    QuietState quiet;
    FeedbackGiven given;
    std::uint32_t unseen = 0;
};

/// What cannot be found out is `unknown` with a reason; throws Error(catalogue_invalid) only.
[[nodiscard]] FeedbackAssessment assess_feedback(Session& session, const FeedbackRequest& request);

/// The part of an assessment that does not depend on the page: what terms and catalogue say of a service.
struct TermsVerdict {
    ServiceRef service;
    std::optional<FeedbackVerdict> verdict;  ///< Nothing: `unknown_why` says why.
    std::string unknown_why;
    std::string version;             ///< "none" where no terms were used.
    std::vector<std::string> notes;  ///< Where nothing is said of feedback: what else is done with the chat.
    std::vector<FeedbackDocument> read;  ///< All documents of the history that were read.
};

/// `business`: the page is one for firms or developers. Throws as assess_feedback.
[[nodiscard]] TermsVerdict verdict_of_terms(Session& session, const std::string& service, bool business,
                                            FeedbackDirection direction);

/// What was given so far, for a reply; nothing given where the history cannot be asked.
[[nodiscard]] FeedbackGiven given_of(const FeedbackTally& tally);

}  // namespace smallprint
