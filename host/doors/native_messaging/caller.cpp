#include "doors/native_messaging/caller.h"

#include <algorithm>

namespace smallprint {
namespace {

constexpr std::string_view chromium_scheme = "chrome-extension://";

bool is_chromium_call(std::span<const std::string_view> arguments) noexcept {
    return !arguments.empty() && arguments[0].starts_with(chromium_scheme);
}

bool contains(const std::vector<std::string>& ids, std::string_view id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

bool is_browser_call(std::span<const std::string_view> arguments) noexcept {
    if (is_chromium_call(arguments)) {
        return true;
    }
    // No command of ours ends in ".json" and none of ours is a path, so a person cannot mean this.
    return arguments.size() >= 2 && arguments[0].ends_with(".json") &&
           arguments[0].find_first_of("/\\") != std::string_view::npos;
}

bool is_trusted_caller(std::span<const std::string_view> arguments, const ExtensionIds& ids) {
    if (is_chromium_call(arguments)) {
        std::string_view id = arguments[0].substr(chromium_scheme.size());
        if (id.ends_with('/')) {
            id.remove_suffix(1);
        }
        return contains(ids.chromium, id);
    }
    return is_browser_call(arguments) && contains(ids.firefox, arguments[1]);
}

}  // namespace smallprint
