#include "doors/cli/web_browser.h"

#include "base/win32.h"
// After windows.h.
#include <shellapi.h>

namespace smallprint {

bool open_in_browser(const std::string& url) {
    const auto address = win32::wide(url);
    const auto result = ShellExecuteW(nullptr, L"open", address.c_str(), nullptr, nullptr, SW_SHOWNORMAL);
    constexpr INT_PTR last_failure = 32;
    return reinterpret_cast<INT_PTR>(result) > last_failure;
}

}  // namespace smallprint
