// Who started the program? Decided from the arguments alone, before anything is opened. Pure.
#pragma once

#include <span>
#include <string_view>

#include "install/extension_ids.h"

namespace smallprint {

/// True if the arguments (without the program's name) are a browser's: Chromium gives the extension's origin,
/// Firefox the path of the host manifest and the add-on's id.
[[nodiscard]] bool is_browser_call(std::span<const std::string_view> arguments) noexcept;

/// True if they name one of our own extensions.
[[nodiscard]] bool is_trusted_caller(std::span<const std::string_view> arguments, const ExtensionIds& ids);

}  // namespace smallprint
