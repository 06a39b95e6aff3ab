// The files of shared/catalogue/feedback_guard as they were built into the program.
#pragma once

#include <string_view>

namespace smallprint {

[[nodiscard]] std::string_view feedback_assessments_json() noexcept;
[[nodiscard]] std::string_view feedback_withdrawals_json() noexcept;

}  // namespace smallprint
