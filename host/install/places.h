// Where a browser's places are on a given computer. Pure functions of HostPlaces, so that a test may fake a
// home.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "install/browsers.h"

namespace smallprint {

/// What must be known of a computer to find its browsers.
struct HostPlaces {
    Platform platform = Platform::gnu_linux;
    std::filesystem::path home;
    std::filesystem::path config;             ///< ~/.config, or ~/Library/Application Support on macOS.
    std::filesystem::path system_root = "/";  ///< Another directory in tests.
    std::vector<std::filesystem::path> program_dirs;  ///< Where installed programs are looked for.
};

/// The places of the running system: HOME, XDG_CONFIG_HOME, PATH. Throws Error(usage) without a home.
[[nodiscard]] HostPlaces this_computer();

/// The places of a faked or foreign home, with the platform's usual configuration directory and no programs.
[[nodiscard]] HostPlaces places_for(Platform platform, const std::filesystem::path& home);

/// Expands a template of the browser table: "~x" is x in the home, "@x" in the configuration directory, "/x"
/// in the system's root. Windows rows hold registry keys and have no path.
[[nodiscard]] std::filesystem::path place_path(const HostPlaces& places, std::string_view place);

/// True where one of the row's signs exists, or one of its programs is installed (snap's wrappers do not
/// count).
[[nodiscard]] bool is_present(const HostPlaces& places, const BrowserRow& row);

}  // namespace smallprint
