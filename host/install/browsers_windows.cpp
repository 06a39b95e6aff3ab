#include "install/browser_rows.h"

namespace smallprint {
namespace {

// Keys below HKEY_CURRENT_USER or HKEY_LOCAL_MACHINE; below each, the host's name with the manifest's path as
// its default value. Opera, Arc, Helium and older Brave and Vivaldi read Chrome's; LibreWolf, Waterfox and
// Zen Mozilla's.
constexpr auto windows_rows = std::to_array<BrowserRow>({
    {.browser = "chrome",
     .name = "Google Chrome",
     .family = BrowserFamily::chromium,
     .platform = Platform::windows,
     .user_place = R"(Software\Google\Chrome\NativeMessagingHosts)",
     .system_place = R"(Software\Google\Chrome\NativeMessagingHosts)",
     .signs = {R"(Software\Google\Chrome)"}},
    {.browser = "chromium",
     .name = "Chromium",
     .family = BrowserFamily::chromium,
     .platform = Platform::windows,
     .user_place = R"(Software\Chromium\NativeMessagingHosts)",
     .system_place = R"(Software\Chromium\NativeMessagingHosts)",
     .signs = {R"(Software\Chromium)"}},
    {.browser = "edge",
     .name = "Microsoft Edge",
     .family = BrowserFamily::chromium,
     .platform = Platform::windows,
     .user_place = R"(Software\Microsoft\Edge\NativeMessagingHosts)",
     .system_place = R"(Software\Microsoft\Edge\NativeMessagingHosts)",
     .signs = {R"(Software\Microsoft\Edge)"}},
    {.browser = "brave",
     .name = "Brave",
     .family = BrowserFamily::chromium,
     .platform = Platform::windows,
     .user_place = R"(Software\BraveSoftware\Brave-Browser\NativeMessagingHosts)",
     .system_place = R"(Software\BraveSoftware\Brave-Browser\NativeMessagingHosts)",
     .signs = {R"(Software\BraveSoftware\Brave-Browser)"}},
    {.browser = "vivaldi",
     .name = "Vivaldi",
     .family = BrowserFamily::chromium,
     .platform = Platform::windows,
     .user_place = R"(Software\Vivaldi\NativeMessagingHosts)",
     .system_place = R"(Software\Vivaldi\NativeMessagingHosts)",
     .signs = {R"(Software\Vivaldi)"}},
    {.browser = "firefox",
     .name = "Firefox",
     .family = BrowserFamily::firefox,
     .platform = Platform::windows,
     .user_place = R"(Software\Mozilla\NativeMessagingHosts)",
     .system_place = R"(Software\Mozilla\NativeMessagingHosts)",
     .signs = {R"(Software\Mozilla)"}},
});

}  // namespace

std::span<const BrowserRow> windows_browsers() noexcept {
    return windows_rows;
}

}  // namespace smallprint
