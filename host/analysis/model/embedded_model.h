// The clause model's bytes inside the program (embedded_model.S.in), mapped with it and paged in when first
// used.
#pragma once

#include <string_view>

namespace smallprint::model {

[[nodiscard]] std::string_view embedded_model() noexcept;

}  // namespace smallprint::model
