// The small values that both the catalogue and the findings speak in: how serious, for or against whom, and
// facts. Plain values without state.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace smallprint {

enum class Severity : std::uint8_t { info = 0, low = 1, medium = 2, high = 3 };
enum class Stance : std::uint8_t { against_you, neutral, for_you };

/// A fact read from the words: days as integers, amounts, places, names, whether an opt-out is offered.
using FactValue = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;
using Facts = std::map<std::string, FactValue>;

[[nodiscard]] const char* to_string(Severity severity) noexcept;  ///< "info", "low", "medium", "high"
[[nodiscard]] const char* to_string(Stance stance) noexcept;      ///< "against_you", "neutral", "for_you"
[[nodiscard]] std::optional<Severity> severity_from(std::string_view text) noexcept;
[[nodiscard]] std::optional<Stance> stance_from(std::string_view text) noexcept;

}  // namespace smallprint
