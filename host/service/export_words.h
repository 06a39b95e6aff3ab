// The files of an export that say how to check it, and check it.
#pragma once

#include <string_view>

namespace smallprint {

[[nodiscard]] std::string_view export_how_to() noexcept;        ///< HOWTO.md
[[nodiscard]] std::string_view export_check_script() noexcept;  ///< check.sh, for any POSIX shell

}  // namespace smallprint
