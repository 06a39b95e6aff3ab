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
#include "service/services.h"

namespace smallprint {

struct PageLink {
    std::string url;
    std::string text;
};

/// Everything but `direction` and `record` comes from the page and is untrusted.
struct FeedbackRequest {
    std::string_view url;
    FeedbackDirection direction = FeedbackDirection::up;
    std::string_view name;         ///< Accessible name; 200 characters are read.
    std::string_view small_print;  ///< 2,000 characters are read.
    std::vector<PageLink> terms_links;
};

struct ServiceRef {
    std::string key;   ///< The name of the service in the history.
    std::string name;  ///< What to call it on the screen.
};

enum class FeedbackSource : std::uint8_t { history, catalogue, small_print };

struct FeedbackQuote {
    TextQuote quote;
    FeedbackSource source = FeedbackSource::history;
    std::string document_id;  ///< Empty for words that are not from the history.
    std::string url;
    std::string terms_type;
    std::string title;
    std::optional<Sha256Digest> sha256;
    std::optional<TimeMs> captured_at;
};

/// Terms that have not been read.
struct TermsLink {
    std::string url;
    std::string text;
    std::string terms_type;  ///< A guess; empty for none.
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
    std::string_view why;  ///< One word, see PROTOCOL.md.
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

}  // namespace smallprint
