// zstd around stored texts, with the size checked before anything is allocated.
#pragma once

#include <string>
#include <string_view>

namespace smallprint::history {

/// A self-describing packed form; small texts that do not shrink are kept as they are.
[[nodiscard]] std::string pack(std::string_view text);

/// The reverse. Throws Error(store_unavailable) for anything `pack` has not made, or above 256 MiB.
[[nodiscard]] std::string unpack(std::string_view packed);

}  // namespace smallprint::history
