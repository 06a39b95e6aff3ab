// What is wrong with one native messaging manifest and with the program it leads to.
#pragma once

#include "install/check_browsers.h"

namespace smallprint {

/// Adds the troubles of `check.manifest` and sets `check.program`. False if the browser would find no
/// manifest there.
bool check_manifest(BrowserCheck& check, const ExtensionIds& ids);

/// Adds the troubles of `check.program`, which the manifest names; `own` is the running program.
void check_program(BrowserCheck& check, const std::filesystem::path& own);

/// Adds a trouble of this browser.
void add_trouble(BrowserCheck& check, std::string_view id, std::string detail = {});

}  // namespace smallprint
