// Tells browsers where the host is, and takes that back: the native messaging manifests of this user or
// computer.
//
// Owns no state but the files it writes. Every function is told the computer's places, so that tests fake a
// home.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "install/extension_ids.h"
#include "install/manifest_file.h"
#include "install/places.h"

namespace smallprint {

struct RegisterRequest {
    std::filesystem::path program;      ///< The host, absolute. Not used by unregister_host.
    std::vector<std::string> browsers;  ///< Names of the table; empty for every browser that is present.
    /// A throw-away profile: Chromium's user data directory, or the HOME a Firefox is started with. Needs a
    /// browser.
    std::optional<std::filesystem::path> profile_dir;
    bool system = false;  ///< For all users; then browsers that are installed later count too.
};

/// What was done at one place.
struct Placement {
    std::string browsers;            ///< For people: "Firefox", or "Firefox, Zen" where they share the place.
    std::filesystem::path manifest;  ///< Empty where this browser cannot be registered.
    std::string key;                 ///< Windows: the registry key that names it; else empty.
    std::optional<FileChange> change;
    std::string note;  ///< What the person should know; empty if nothing. For a failure its cause.
};

/// Writes a manifest for every chosen browser; one per place, idempotent. A place that cannot be written
/// becomes a placement without `change`; the others are still done. Throws Error(usage) for an unknown
/// browser or a browser that is named but has no place.
[[nodiscard]] std::vector<Placement> register_host(const RegisterRequest& request, const HostPlaces& places,
                                                   const ExtensionIds& ids);

/// Removes the manifests again from every place of the chosen browsers (all if none is named), present or
/// not. Only files that are ours by name and content; what was not there is left out of the list.
[[nodiscard]] std::vector<Placement> unregister_host(const RegisterRequest& request, const HostPlaces& places,
                                                     const ExtensionIds& ids);

/// The names that `--browser` takes on a platform, in the table's order, each once.
[[nodiscard]] std::vector<std::string> browser_names(System platform);

}  // namespace smallprint
