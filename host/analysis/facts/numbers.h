// Numbers and periods as contracts write them: "30 days", "thirty (30) days", "two weeks", "12 months". Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint {

struct Period {
    std::string text;       ///< As people would say it: "30 days".
    std::int64_t days = 0;  ///< Months count 30 days, years 365; business days as days.
    std::size_t begin = 0;  ///< Where it stands in the text.
    std::size_t end = 0;
};

/// All periods in the text, in order, at most 32.
[[nodiscard]] std::vector<Period> find_periods(std::string_view text);

/// "thirty", "30", "ninety"; nothing for anything else or above 10,000.
[[nodiscard]] std::optional<std::int64_t> number_from(std::string_view word);

}  // namespace smallprint
