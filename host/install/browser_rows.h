// The parts of the browser table, one file a platform; browsers.cpp puts them together.
#pragma once

#include <span>

#include "install/browsers.h"

namespace smallprint {

[[nodiscard]] std::span<const BrowserRow> linux_browsers() noexcept;
[[nodiscard]] std::span<const BrowserRow> sandboxed_browsers() noexcept;  ///< Snaps and Flatpaks, on Linux.
[[nodiscard]] std::span<const BrowserRow> macos_browsers() noexcept;
[[nodiscard]] std::span<const BrowserRow> windows_browsers() noexcept;

}  // namespace smallprint
