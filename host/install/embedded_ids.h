// The text of shared/protocol/ids.json as the build embedded it (embedded_ids.cpp.in).
#pragma once

#include <string_view>

namespace smallprint {

[[nodiscard]] std::string_view embedded_ids_json() noexcept;

}  // namespace smallprint
