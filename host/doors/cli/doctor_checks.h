// What doctor looks at beyond the browsers: the history, the catalogue, the viewer's files, and whether a
// registered program answers. Each gives the troubles that it finds.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "install/check_browsers.h"
#include "install/troubles.h"

namespace smallprint {

/// The history in `directory`: usable, private, and every hash right (`thorough`; else only that it opens).
[[nodiscard]] std::vector<Trouble> check_store(const std::filesystem::path& directory, bool thorough);

/// The catalogue in the program: its own hash over every section.
[[nodiscard]] std::vector<Trouble> check_catalogue(const std::filesystem::path& data_directory);

[[nodiscard]] std::vector<Trouble> check_viewer(const std::filesystem::path& program);

/// Starts the program that the browser would start, with that browser's arguments, and says hello over real
/// frames. Adds the troubles to `check`; the time to the reply in milliseconds, or -1 without one.
int check_answer(BrowserCheck& check, const ExtensionIds& ids);

}  // namespace smallprint
