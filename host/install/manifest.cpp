#include "install/manifest.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/path_text.h"
#include "base/utf8.h"

namespace smallprint {

std::string make_manifest(BrowserFamily family, const std::filesystem::path& program,
                          const ExtensionIds& ids) {
    const auto path = path_text(program);
    if (!program.is_absolute() || !is_valid_utf8(path)) {
        throw Error(ErrorCode::usage,
                    "The program's path cannot be written into a manifest; move Smallprint to a plainly "
                    "named folder.");
    }
    // Ordered, so that the file reads as people know it and equal registrations give equal bytes.
    nlohmann::ordered_json manifest = {
        {"name", ids.host_name},
        {"description", "Smallprint tells you, in plain words, what you are agreeing to."},
        {"path", path},
        {"type", "stdio"},
    };
    if (family == BrowserFamily::chromium) {
        auto& origins = manifest["allowed_origins"] = nlohmann::ordered_json::array();
        for (const auto& id : ids.chromium) {
            origins.push_back("chrome-extension://" + id + "/");
        }
    } else {
        manifest["allowed_extensions"] = ids.firefox;
    }
    return manifest.dump(2) + "\n";
}

bool is_our_manifest(std::string_view text, std::string_view host_name) {
    const auto manifest = nlohmann::json::parse(text, nullptr, false);
    if (!manifest.is_object()) {
        return false;
    }
    const auto name = manifest.find("name");
    const auto type = manifest.find("type");
    return name != manifest.end() && *name == host_name && type != manifest.end() && *type == "stdio" &&
           (manifest.contains("allowed_origins") || manifest.contains("allowed_extensions"));
}

}  // namespace smallprint
