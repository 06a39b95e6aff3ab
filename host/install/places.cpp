#include "install/places.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "base/error.h"
#include "base/path_text.h"
#include "base/paths.h"

namespace smallprint {
namespace {

constexpr System this_platform() {
#if defined(_WIN32)
    return System::windows;
#elif defined(__APPLE__)
    return System::macos;
#else
    return System::gnu_linux;
#endif
}

std::vector<std::filesystem::path> directories_of(std::string_view list) {
    std::vector<std::filesystem::path> directories;
    while (!list.empty()) {
        const auto end = list.find(':');
        const auto part = list.substr(0, end);
        // A relative entry of PATH would make the result depend on where the command is run.
        if (!part.empty() && part.front() == '/') {
            directories.emplace_back(part);
        }
        list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
    }
    return directories;
}

bool is_there(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

bool is_program_of_snap(const std::filesystem::path& path) {
    std::error_code ignored;
    const auto target = std::filesystem::canonical(path, ignored).string();
    return path.string().starts_with("/snap/") || target.starts_with("/snap/") ||
           target.ends_with("/bin/snap");
}

}  // namespace

HostPlaces places_for(System platform, const std::filesystem::path& home) {
    HostPlaces places;
    places.platform = platform;
    places.home = home;
    switch (platform) {
        case System::gnu_linux:
            places.config = home / ".config";
            break;
        case System::macos:
            places.config = home / "Library" / "Application Support";
            break;
        case System::windows:
            places.config = home / "AppData" / "Local";
            break;
    }
    return places;
}

HostPlaces this_computer() {
    auto places = places_for(this_platform(), std::filesystem::absolute(home_directory()));
    if (places.platform == System::gnu_linux) {
        if (const auto config = environment("XDG_CONFIG_HOME"); config && config->front() == '/') {
            places.config = *config;
        }
    }
    if (places.platform == System::windows) {
        if (const auto local = environment("LOCALAPPDATA")) {
            places.config = path_from_text(*local);
        }
        places.registry = system_registry();
        return places;
    }
    places.program_dirs = directories_of(environment("PATH").value_or(""));
    return places;
}

std::filesystem::path place_path(const HostPlaces& places, std::string_view place) {
    const auto rest = place.substr(place.empty() ? 0 : 1);
    switch (place.empty() ? '\0' : place.front()) {
        case '~':
            return places.home / rest;
        case '@':
            return places.config / rest;
        case '/':
            return places.system_root / rest;
        default:
            throw Error(ErrorCode::internal, "A row of the browser table has no usable path.");
    }
}

bool is_present(const HostPlaces& places, const BrowserRow& row) {
    if (places.platform == System::windows) {
        return places.registry && std::ranges::any_of(row.signs, [&](std::string_view sign) {
                   return !sign.empty() && (places.registry->has_key(Hive::user, sign) ||
                                            places.registry->has_key(Hive::machine, sign));
               });
    }
    for (const auto sign : row.signs) {
        if (!sign.empty() && is_there(place_path(places, sign))) {
            return true;
        }
    }
    for (const auto program : row.programs) {
        for (const auto& directory : places.program_dirs) {
            if (program.empty()) {
                continue;
            }
            const auto path = directory / program;
            if (is_there(path) && !is_program_of_snap(path)) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace smallprint
