// A feedback act: a person rated an answer or reported it, or kept that back. What the history keeps of it,
// and the words for it that the history, the service and the wire share. Plain values.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/sha256.h"

namespace smallprint {

enum class FeedbackDirection : std::uint8_t { up, down, report };
enum class FeedbackLevel : std::uint8_t { hold, tell, unknown };
/// What became of the act: `cancel` was kept back, all others reached the page.
enum class FeedbackDecision : std::uint8_t { proceed, cancel, quiet, muted, timeout };
inline constexpr std::size_t feedback_decisions = 5;

[[nodiscard]] std::string_view to_string(FeedbackDirection direction) noexcept;
[[nodiscard]] std::string_view to_string(FeedbackLevel level) noexcept;
[[nodiscard]] std::string_view to_string(FeedbackDecision decision) noexcept;

/// Nothing for another word.
[[nodiscard]] std::optional<FeedbackDirection> direction_from(std::string_view word) noexcept;
[[nodiscard]] std::optional<FeedbackLevel> level_from(std::string_view word) noexcept;
[[nodiscard]] std::optional<FeedbackDecision> decision_from(std::string_view word) noexcept;

/// Terms in force when the act was done.
struct FeedbackTerms {
    std::string document_id;
    std::string terms_type;
    std::uint32_t version = 0;
    Sha256Digest sha256{};
};

/// Never the conversation, never the page's address.
struct FeedbackAct {
    std::string service;
    FeedbackDirection direction = FeedbackDirection::up;
    FeedbackDecision decision = FeedbackDecision::proceed;
    FeedbackLevel level = FeedbackLevel::unknown;
    std::string terms_version;  ///< Compared for equality only.
    std::vector<FeedbackTerms> documents;
};

/// What earlier acts for the same service, terms version and direction were.
struct FeedbackPast {
    bool proceeded = false;  ///< With a notice, at the level `hold`.
    bool muted = false;
    bool seen = false;  ///< One that was answered or told of: no timeout, and none that passed quietly.
    bool cancelled_last = false;  ///< The last one was kept back.
};

/// What was given to a service.
struct FeedbackTally {
    std::array<std::uint32_t, feedback_decisions> by_decision{};
    std::uint32_t ratings = 0;      ///< Of those that reached the page: up and down.
    std::uint32_t reports = 0;      ///< The same: reports.
    std::optional<TimeMs> since{};  ///< The first that reached the page.

    [[nodiscard]] std::uint32_t given() const noexcept { return ratings + reports; }
};

/// One entry of the ledger (ledger.h says what is hashed).
struct LedgerEntry {
    std::int64_t seq = 0;
    TimeMs at = 0;
    std::string kind;
    Sha256Digest hash{};
    Sha256Digest commitment{};
    bool erased = false;
    std::string salt;     ///< In hexadecimal; empty once erased.
    std::string payload;  ///< JSON; empty once erased.
    std::string service;  ///< Empty where it is about none.
    std::optional<FeedbackAct> feedback;
};

struct LedgerFilter {
    bool feedback_only = false;
    std::string service;  ///< Empty for all; else feedback acts of this service only.
};

}  // namespace smallprint
