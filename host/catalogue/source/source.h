// The catalogue as its JSON files say it: read strictly, checked, and built into bytes. Used by the build
// tool, by `smallprint catalogue build` and by tests; the running host never reads JSON catalogues.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/content.h"
#include "catalogue/platform_source.h"

namespace smallprint {

/// A sentence in our own words that a type must, or must not, match: its unit test.
struct Example {
    std::string text;
    std::vector<std::string> heading;
    std::vector<std::pair<std::string, FactValue>> facts;
};

struct Examples {
    std::vector<Example> match;
    std::vector<Example> no_match;
};

struct CatalogueSource {
    Catalogue::Content content;
    std::vector<ServiceEntry> services;
    std::map<std::string, Examples> examples;  ///< By clause type.
    PlatformSource platforms;                  ///< What other services say; may be empty.
    std::string date;                          ///< The newest date any file names.
};

/// Reads a folder laid out as shared/catalogue/README.md says. Throws Error(catalogue_invalid) with one
/// sentence that names file and field.
[[nodiscard]] CatalogueSource read_catalogue_source(const std::filesystem::path& folder);

/// What holds between files: names unique, terms there, ids known, no term inside itself. Throws likewise.
void check_catalogue_source(const CatalogueSource& source);

/// The bytes of a catalogue file. The same source always gives the same bytes.
[[nodiscard]] std::string build_catalogue(const CatalogueSource& source);

}  // namespace smallprint
