// Where a browser's places are on a given computer. Pure functions of HostPlaces, so that a test may fake a
// home.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "install/browsers.h"
#include "install/registry.h"

namespace smallprint {

/// What must be known of a computer to find its browsers.
struct HostPlaces {
    System platform = System::gnu_linux;
    std::filesystem::path home;
    /// ~/.config; ~/Library/Application Support on macOS; %LOCALAPPDATA% on Windows, where manifests lie too.
    std::filesystem::path config;
    std::filesystem::path system_root = "/";          ///< Another directory in tests.
    std::vector<std::filesystem::path> program_dirs;  ///< Where installed programs are looked for.
    std::shared_ptr<Registry> registry;               ///< Windows: where browsers look for manifests.
};

/// The places of the running system: HOME, XDG_CONFIG_HOME (LOCALAPPDATA), PATH, the registry. Throws
/// Error(usage) without a home.
[[nodiscard]] HostPlaces this_computer();

/// The places of a faked or foreign home, with the platform's usual configuration directory and no programs.
[[nodiscard]] HostPlaces places_for(System platform, const std::filesystem::path& home);

/// Expands a template of the browser table: "~x" is x in the home, "@x" in the configuration directory, "/x"
/// in the system's root. Windows rows hold registry keys and have no path.
[[nodiscard]] std::filesystem::path place_path(const HostPlaces& places, std::string_view place);

/// True where one of the row's signs exists, or one of its programs is installed (snap's wrappers do not
/// count).
[[nodiscard]] bool is_present(const HostPlaces& places, const BrowserRow& row);

}  // namespace smallprint
