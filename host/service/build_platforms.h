// Reads a whole collection of documents and says, for every service and document, which clause types it has,
// how serious and with what facts: the platforms of the catalogue (catalogue/platform_source.h).
//
// Facts, figures, hashes and fingerprints only; no sentence of a document is kept, and no fact longer than a
// name or an address. The same collection always gives the same platforms.
#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "catalogue/platform_source.h"
#include "service/services.h"

namespace smallprint {

struct PlatformsRequest {
    std::filesystem::path folder;
    /// Collections of old documents: they add services and wordings, but count in no prevalence.
    std::set<std::string, std::less<>> not_current{"tosback"};
    std::size_t threads = 0;  ///< 0: as many as there are cores.
};

struct PlatformsResult {
    PlatformSource source;
    std::size_t documents = 0;
    std::size_t clauses = 0;
    std::vector<std::string> left_out;  ///< Files that could not be read, with the reason.
};

/// Throws Error(unreadable_input) for what is no collection, Error(catalogue_invalid).
[[nodiscard]] PlatformsResult build_platforms(const Services& services, const PlatformsRequest& request);

}  // namespace smallprint
