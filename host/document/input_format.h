// Which format an input has, by its content.
#pragma once

#include <string_view>

#include "document/extract.h"

namespace smallprint {

/// html, markdown or text; never `automatic`. Looks at no more than the first 64 KiB.
[[nodiscard]] InputFormat format_of(std::string_view text) noexcept;

}  // namespace smallprint
