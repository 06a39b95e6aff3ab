// Looks at what each browser of this user would find when it wants to start the host. Changes nothing, starts
// nothing.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "install/extension_ids.h"
#include "install/places.h"
#include "install/troubles.h"

namespace smallprint {

/// One present browser (or several that share a place).
struct BrowserCheck {
    std::string browser;  ///< For people.
    std::string name;     ///< What `--browser` takes.
    BrowserFamily family = BrowserFamily::chromium;
    std::filesystem::path
        manifest;                   ///< The one that counts (the user's before the system's); may be missing.
    std::filesystem::path program;  ///< What it would start; empty if that is not known.
    std::vector<Trouble> troubles;

    /// The worst state of the troubles, as the popup names it; "ok" if there are only notes.
    [[nodiscard]] std::string state() const;
};

/// Every browser of the table that is present at these places, in the table's order. `program` is this
/// program, absolute.
[[nodiscard]] std::vector<BrowserCheck> check_browsers(const HostPlaces& places, const ExtensionIds& ids,
                                                       const std::filesystem::path& program);

}  // namespace smallprint
