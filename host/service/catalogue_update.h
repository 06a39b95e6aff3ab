// Updates of the catalogue: a signed bundle comes in, is checked, and takes the place of the one in use;
// anything wrong with it leaves everything as it was.
//
// Kept in the data directory: catalogue.bin (the catalogue itself, its own hash checked at every start) and
// catalogue.head (the signed lines it came with; its version is the least that will be taken from then on,
// even after a reset). The built-in catalogue is used where there is none, where it is damaged, and where the
// built-in one is newer.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "catalogue/bundle.h"
#include "catalogue/catalogue.h"

namespace smallprint {

/// The catalogue to use with this data directory (empty: the built-in one). Never throws for what is in it.
[[nodiscard]] Catalogue load_catalogue(const std::filesystem::path& data_directory);

struct CatalogueState {
    CatalogueInfo info;                ///< Of the catalogue that a program uses which starts now.
    bool updated = false;              ///< False: that is the built-in one.
    std::optional<BundleInfo> bundle;  ///< What was last installed, if its signature still holds.
    bool expired = false;              ///< It is, and the person should look for a newer one.
};

[[nodiscard]] CatalogueState catalogue_state(const std::filesystem::path& data_directory, TimeMs now,
                                             std::span<const Ed25519Public> keys = trusted_keys());

/// Installs the bundle. Throws Error(catalogue_invalid) with the reason for a wrong signature, a version
/// below the newest one ever installed, one that has expired, and anything that is no catalogue this program
/// can read; Error(store_unavailable) where it cannot be written.
BundleInfo install_catalogue(const std::filesystem::path& data_directory, std::string_view file, TimeMs now,
                             std::span<const Ed25519Public> keys = trusted_keys());

/// Goes back to the built-in catalogue. What was installed before is still the least that will be taken.
void reset_catalogue(const std::filesystem::path& data_directory);

}  // namespace smallprint
