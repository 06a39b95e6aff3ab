// The built catalogue's bytes inside the program (embedded.S.in).
#pragma once

#include <string_view>

namespace smallprint {

[[nodiscard]] std::string_view embedded_catalogue() noexcept;

}  // namespace smallprint
