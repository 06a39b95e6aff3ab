// A feedback act: a person rated an answer or reported it, or kept that back. The words for it that the
// history, the service and the wire share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace smallprint {

enum class FeedbackDirection : std::uint8_t { up, down, report };
enum class FeedbackLevel : std::uint8_t { hold, tell, unknown };
/// What became of the act: `cancel` was kept back, all others reached the page.
enum class FeedbackDecision : std::uint8_t { proceed, cancel, quiet, muted, timeout };

[[nodiscard]] std::string_view to_string(FeedbackDirection direction) noexcept;
[[nodiscard]] std::string_view to_string(FeedbackLevel level) noexcept;
[[nodiscard]] std::string_view to_string(FeedbackDecision decision) noexcept;

/// Nothing for another word.
[[nodiscard]] std::optional<FeedbackDirection> direction_from(std::string_view word) noexcept;
[[nodiscard]] std::optional<FeedbackLevel> level_from(std::string_view word) noexcept;
[[nodiscard]] std::optional<FeedbackDecision> decision_from(std::string_view word) noexcept;

}  // namespace smallprint
