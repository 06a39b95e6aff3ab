#include "install/browser_rows.h"

namespace smallprint {
namespace {

constexpr std::string_view snap_cannot =
    "this browser is a snap, and snaps of it cannot start programs of this computer; use its .deb or .rpm "
    "package, "
    "or Firefox";
constexpr std::string_view snap_asks =
    "the Firefox snap asks once whether Smallprint may be started; allow it";
constexpr std::string_view flatpak_hides =
    "this browser is a Flatpak; it can use Smallprint only if the program is visible inside its sandbox";

constexpr auto sandboxed_rows = std::to_array<BrowserRow>({
    {.browser = "chromium-snap",
     .name = "Chromium (snap)",
     .packaging = Packaging::snap,
     .signs = {"~snap/chromium"},
     .hint = snap_cannot},
    {.browser = "brave-snap",
     .name = "Brave (snap)",
     .packaging = Packaging::snap,
     .signs = {"~snap/brave"},
     .hint = snap_cannot},
    {.browser = "firefox-snap",
     .name = "Firefox (snap)",
     .family = BrowserFamily::firefox,
     .packaging = Packaging::snap,
     .user_place = "~.mozilla/native-messaging-hosts",
     .signs = {"~snap/firefox"},
     .hint = snap_asks},
    {.browser = "firefox-flatpak",
     .name = "Firefox (Flatpak)",
     .family = BrowserFamily::firefox,
     .packaging = Packaging::flatpak,
     .user_place = "~.var/app/org.mozilla.firefox/.mozilla/native-messaging-hosts",
     .signs = {"~.var/app/org.mozilla.firefox"},
     .hint = flatpak_hides},
    {.browser = "librewolf-flatpak",
     .name = "LibreWolf (Flatpak)",
     .family = BrowserFamily::firefox,
     .packaging = Packaging::flatpak,
     .user_place = "~.var/app/io.gitlab.librewolf-community/.librewolf/native-messaging-hosts",
     .signs = {"~.var/app/io.gitlab.librewolf-community"},
     .hint = flatpak_hides},
    {.browser = "zen-flatpak",
     .name = "Zen (Flatpak)",
     .family = BrowserFamily::firefox,
     .packaging = Packaging::flatpak,
     .user_place = "~.var/app/app.zen_browser.zen/.mozilla/native-messaging-hosts",
     .signs = {"~.var/app/app.zen_browser.zen"},
     .hint = flatpak_hides},
    {.browser = "chrome-flatpak",
     .name = "Google Chrome (Flatpak)",
     .packaging = Packaging::flatpak,
     .user_place = "~.var/app/com.google.Chrome/config/google-chrome/NativeMessagingHosts",
     .signs = {"~.var/app/com.google.Chrome"},
     .hint = flatpak_hides},
    {.browser = "chromium-flatpak",
     .name = "Chromium (Flatpak)",
     .packaging = Packaging::flatpak,
     .user_place = "~.var/app/org.chromium.Chromium/config/chromium/NativeMessagingHosts",
     .signs = {"~.var/app/org.chromium.Chromium"},
     .hint = flatpak_hides},
    {.browser = "brave-flatpak",
     .name = "Brave (Flatpak)",
     .packaging = Packaging::flatpak,
     .user_place = "~.var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser/NativeMessagingHosts",
     .signs = {"~.var/app/com.brave.Browser"},
     .hint = flatpak_hides},
    {.browser = "edge-flatpak",
     .name = "Microsoft Edge (Flatpak)",
     .packaging = Packaging::flatpak,
     .user_place = "~.var/app/com.microsoft.Edge/config/microsoft-edge/NativeMessagingHosts",
     .signs = {"~.var/app/com.microsoft.Edge"},
     .hint = flatpak_hides},
    {.browser = "vivaldi-flatpak",
     .name = "Vivaldi (Flatpak)",
     .packaging = Packaging::flatpak,
     .user_place = "~.var/app/com.vivaldi.Vivaldi/config/vivaldi/NativeMessagingHosts",
     .signs = {"~.var/app/com.vivaldi.Vivaldi"},
     .hint = flatpak_hides},
});

}  // namespace

std::span<const BrowserRow> sandboxed_browsers() noexcept {
    return sandboxed_rows;
}

}  // namespace smallprint
