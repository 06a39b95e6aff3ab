// The ids under which Smallprint's extension is known, per family: shared/protocol/ids.json, embedded by the
// build.
//
// The manifests, the host's check of its caller and later `doctor` all read this one list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smallprint {

struct ExtensionIds {
    std::string host_name;              ///< "org.smallprint.host"
    std::vector<std::string> chromium;  ///< 32 letters a–p each: development, Chrome Web Store, Edge.
    std::vector<std::string> firefox;   ///< Add-on ids such as "name@domain".
};

/// The ids built into this program. Throws Error(internal) if the file was not a valid list.
[[nodiscard]] const ExtensionIds& extension_ids();

/// Reads the text of an ids.json: `host`, and channels with an id per family; null is an id that a store has
/// not given yet and is left out. Anything that could not be an id is refused, since it would end in a
/// manifest: throws Error(internal).
[[nodiscard]] ExtensionIds parse_extension_ids(std::string_view json);

}  // namespace smallprint
