// The one table of browsers and of the places where each looks for native messaging manifests.
//
// Data only: who adds a browser adds rows here and nothing else. Paths are templates (see place_path in
// places.h), so that every platform's rows can be tested on any other with a faked home. Sources are in the
// project's notes on browsers: the browser's own documentation or code, or what other native hosts'
// installers have used for years.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace smallprint {

enum class System : std::uint8_t { gnu_linux, macos, windows };

/// The two families differ in the manifest's key for callers; one file can never serve both.
enum class BrowserFamily : std::uint8_t { chromium, firefox };

enum class Packaging : std::uint8_t {
    native,   ///< Starts programs of this computer as it should.
    snap,     ///< Firefox asks once through a portal; Chromium and Brave cannot start programs at all.
    flatpak,  ///< Sandboxed; the program must be visible inside.
};

/// One browser on one platform in one packaging.
struct BrowserRow {
    std::string_view browser{};  ///< What `--browser` takes, for example "chrome-beta".
    std::string_view name{};     ///< For people.
    BrowserFamily family = BrowserFamily::chromium;
    System platform = System::gnu_linux;
    Packaging packaging = Packaging::native;
    /// Directory of the user's manifest (Windows: registry key below HKEY_CURRENT_USER). Empty: it cannot be
    /// registered, and `hint` says why.
    std::string_view user_place{};
    /// Directory of the manifest for all users (Windows: key below HKEY_LOCAL_MACHINE); empty if there is
    /// none.
    std::string_view system_place{};
    /// The browser is present where one of these exists.
    std::array<std::string_view, 3> signs{};
    /// Or where one of these programs is among HostPlaces::program_dirs; `--browser` takes these names too.
    std::array<std::string_view, 3> programs{};
    /// The system place is of use only where a sign exists (a second library directory, for example).
    bool needs_sign = false;
    std::string_view hint{};  ///< What the person should know about this browser; empty if nothing.
};

/// All rows, in the order in which they are listed to people.
[[nodiscard]] std::span<const BrowserRow> browser_table() noexcept;

}  // namespace smallprint
