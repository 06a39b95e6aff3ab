// The text of a native messaging manifest, and whether a text is one of ours.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "install/browsers.h"
#include "install/extension_ids.h"

namespace smallprint {

/// The manifest of one family: `allowed_origins` for Chromium's, `allowed_extensions` for Firefox's, never
/// both. `program` must be absolute: browsers on Linux and macOS take nothing else.
[[nodiscard]] std::string make_manifest(BrowserFamily family, const std::filesystem::path& program,
                                        const ExtensionIds& ids);

/// True if the text is a native messaging manifest for our host name, whichever version of Smallprint wrote
/// it and whatever program it points to.
[[nodiscard]] bool is_our_manifest(std::string_view text, std::string_view host_name);

}  // namespace smallprint
