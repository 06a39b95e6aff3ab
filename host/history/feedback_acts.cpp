#include "history/feedback_acts.h"

#include <array>
#include <cstddef>

namespace smallprint {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 3> directions{"up", "down", "report"};
constexpr std::array<std::string_view, 3> levels{"hold", "tell", "unknown"};
constexpr std::array<std::string_view, 5> decisions{"proceed", "cancel", "quiet", "muted", "timeout"};

template <typename Value, std::size_t count>
std::optional<Value> value_of(const std::array<std::string_view, count>& words,
                              std::string_view word) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        if (words.at(i) == word) {
            return static_cast<Value>(i);
        }
    }
    return std::nullopt;
}

}  // namespace

std::string_view to_string(FeedbackDirection direction) noexcept {
    return directions.at(static_cast<std::size_t>(direction));
}

std::string_view to_string(FeedbackLevel level) noexcept {
    return levels.at(static_cast<std::size_t>(level));
}

std::string_view to_string(FeedbackDecision decision) noexcept {
    return decisions.at(static_cast<std::size_t>(decision));
}

std::optional<FeedbackDirection> direction_from(std::string_view word) noexcept {
    return value_of<FeedbackDirection>(directions, word);
}

std::optional<FeedbackLevel> level_from(std::string_view word) noexcept {
    return value_of<FeedbackLevel>(levels, word);
}

std::optional<FeedbackDecision> decision_from(std::string_view word) noexcept {
    return value_of<FeedbackDecision>(decisions, word);
}

}  // namespace smallprint
