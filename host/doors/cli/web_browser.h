// Hands an address to the user's own browser.
#pragma once

#include <string>

namespace smallprint {

/// True if a program that opens addresses was started; false where there is none, or no screen to show it on.
[[nodiscard]] bool open_in_browser(const std::string& url);

}  // namespace smallprint
