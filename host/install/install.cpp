#include "install/install.h"

#include <algorithm>

#include "base/error.h"
#include "base/path_text.h"
#include "install/manifest.h"
#include "install/registry_entry.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

struct Target {
    std::string browsers;
    BrowserFamily family = BrowserFamily::chromium;
    fs::path directory;  ///< Empty where the browser cannot be registered.
    std::string note;
    std::string key{};  ///< Windows: the registry key that is to name the manifest.
};

bool is_called(const BrowserRow& row, std::string_view name) {
    return row.browser == name ||
           (!name.empty() && std::ranges::find(row.programs, name) != row.programs.end());
}

std::vector<const BrowserRow*> rows_of(System platform) {
    std::vector<const BrowserRow*> rows;
    for (const auto& row : browser_table()) {
        if (row.platform == platform) {
            rows.push_back(&row);
        }
    }
    return rows;
}

void check_names(const RegisterRequest& request, System platform) {
    for (const auto& name : request.browsers) {
        const auto rows = rows_of(platform);
        if (std::ranges::any_of(rows, [&](const auto* row) { return is_called(*row, name); })) {
            continue;
        }
        std::string known;
        for (const auto& browser : browser_names(platform)) {
            known.append(known.empty() ? "" : ", ").append(browser);
        }
        throw Error(ErrorCode::usage, "No browser is called \"" + name + "\" here; known are " + known + ".");
    }
}

bool is_named(const RegisterRequest& request, const BrowserRow& row) {
    return std::ranges::any_of(request.browsers, [&](const auto& name) { return is_called(row, name); });
}

// Firefox takes no manifest from a profile, only from its HOME; Chromium only from its user data directory.
fs::path profile_place(const fs::path& profile, BrowserFamily family, System platform) {
    if (family == BrowserFamily::chromium) {
        return profile / "NativeMessagingHosts";
    }
    const auto home = places_for(platform, profile);
    return platform == System::macos ? home.config / "Mozilla" / "NativeMessagingHosts"
                                     : home.home / ".mozilla" / "native-messaging-hosts";
}

// Browsers on Windows ask the registry where the manifest is; ours lie in one folder.
std::optional<Target> windows_target(const BrowserRow& row, const RegisterRequest& request,
                                     const HostPlaces& places, bool only_present) {
    // A key that another browser reads too is nobody's sign: only the browser itself counts.
    if (!request.system && only_present && request.browsers.empty() && !is_present(places, row)) {
        return std::nullopt;
    }
    return Target{std::string{row.name}, row.family, places.config / "Smallprint", std::string{row.hint},
                  std::string{request.system ? row.system_place : row.user_place}};
}

// Where a row's manifest goes for this request; nothing if the request does not mean the row.
std::optional<Target> target_of(const BrowserRow& row, const RegisterRequest& request,
                                const HostPlaces& places, bool only_present) {
    if (!request.browsers.empty() && !is_named(request, row)) {
        return std::nullopt;
    }
    Target target{std::string{row.name}, row.family, {}, std::string{row.hint}};
    if (request.profile_dir) {
        target.directory = profile_place(fs::absolute(*request.profile_dir), row.family, places.platform);
        target.note.clear();
        return target;
    }
    if (places.platform == System::windows) {
        return windows_target(row, request, places, only_present);
    }
    if (request.system) {
        if (row.system_place.empty() || (row.needs_sign && !is_present(places, row))) {
            return std::nullopt;
        }
        target.directory = place_path(places, row.system_place);
        return target;
    }
    if (only_present && request.browsers.empty() && !is_present(places, row)) {
        return std::nullopt;
    }
    if (!row.user_place.empty()) {
        target.directory = place_path(places, row.user_place);
        return target;
    }
    // A row for the system's places only says nothing about this user's; a browser that cannot start hosts
    // does.
    return row.hint.empty() ? std::nullopt : std::optional{target};
}

std::vector<Target> targets_of(const RegisterRequest& request, const HostPlaces& places, bool only_present) {
    check_names(request, places.platform);
    if (request.profile_dir && request.browsers.size() != 1) {
        throw Error(ErrorCode::usage, "--profile-dir needs one --browser, which says whose profile it is.");
    }
    if (request.profile_dir && request.system) {
        throw Error(ErrorCode::usage, "--profile-dir and --system exclude each other.");
    }
    if (places.platform == System::windows && !places.registry) {
        throw Error(ErrorCode::internal, "There is no registry on this computer.");
    }
    std::vector<Target> targets;
    for (const auto* row : rows_of(places.platform)) {
        auto target = target_of(*row, request, places, only_present);
        if (!target) {
            continue;
        }
        const auto same = std::ranges::find_if(targets, [&](const Target& other) {
            return !target->directory.empty() && other.directory == target->directory &&
                   other.key == target->key;
        });
        if (same == targets.end()) {
            targets.push_back(std::move(*target));
            continue;
        }
        if (same->browsers != target->browsers) {
            same->browsers += ", " + target->browsers;
        }
        same->note += same->note.empty() || target->note.empty() ? target->note : "; " + target->note;
    }
    if (targets.empty() && !request.browsers.empty()) {
        throw Error(ErrorCode::usage, "That browser has no place for manifests of this kind.");
    }
    return targets;
}

// On Windows both families' manifests lie in one folder; elsewhere a browser finds its own by the host's
// name.
std::string manifest_name(const Target& target, const ExtensionIds& ids) {
    const char* family = target.family == BrowserFamily::chromium ? ".chromium" : ".firefox";
    return ids.host_name + (target.key.empty() ? "" : family) + ".json";
}

Hive hive_of(const RegisterRequest& request) noexcept {
    return request.system ? Hive::machine : Hive::user;
}

// A manifest that no browser is led to any more goes as well.
void remove_unused_manifests(const HostPlaces& places, const ExtensionIds& ids) {
    for (const char* family : {".chromium.json", ".firefox.json"}) {
        const auto manifest = places.config / "Smallprint" / (ids.host_name + family);
        const bool used = std::ranges::any_of(rows_of(places.platform), [&](const auto* row) {
            const auto key = std::string(row->user_place) + '\\' + ids.host_name;
            return places.registry->value(Hive::user, key, "") == path_text(manifest) ||
                   places.registry->value(Hive::machine, key, "") == path_text(manifest);
        });
        if (!used) {
            remove_manifest_file(manifest, ids.host_name);
        }
    }
}

template <typename Act>
std::vector<Placement> at_each(const std::vector<Target>& targets, const ExtensionIds& ids, const Act& act) {
    std::vector<Placement> placements;
    for (const auto& target : targets) {
        Placement placement{target.browsers, {}, {}, std::nullopt, target.note};
        if (!target.directory.empty()) {
            placement.manifest = target.directory / manifest_name(target, ids);
            placement.key = target.key;
            try {
                placement.change = act(target, placement.manifest);
            } catch (const Error& error) {
                placement.note = error.what();
            }
        }
        placements.push_back(std::move(placement));
    }
    return placements;
}

}  // namespace

std::vector<Placement> register_host(const RegisterRequest& request, const HostPlaces& places,
                                     const ExtensionIds& ids) {
    const auto targets = targets_of(request, places, true);
    // Made before anything is written, so that a program that cannot be named leaves nothing half done.
    const auto chromium = make_manifest(BrowserFamily::chromium, request.program, ids);
    const auto firefox = make_manifest(BrowserFamily::firefox, request.program, ids);
    return at_each(targets, ids, [&](const Target& target, const fs::path& manifest) {
        const auto file = write_manifest_file(
            manifest, target.family == BrowserFamily::chromium ? chromium : firefox, request.system);
        if (target.key.empty()) {
            return file;
        }
        const auto entry =
            write_registry_entry(*places.registry, hive_of(request), target.key, ids.host_name, manifest);
        return entry == FileChange::unchanged ? file : entry;
    });
}

std::vector<Placement> unregister_host(const RegisterRequest& request, const HostPlaces& places,
                                       const ExtensionIds& ids) {
    auto placements =
        at_each(targets_of(request, places, false), ids, [&](const Target& target, const fs::path& manifest) {
            return target.key.empty() ? remove_manifest_file(manifest, ids.host_name)
                                      : remove_registry_entry(*places.registry, hive_of(request), target.key,
                                                              ids.host_name, manifest);
        });
    if (places.platform == System::windows && !request.profile_dir) {
        remove_unused_manifests(places, ids);
    }
    std::erase_if(placements, [](const Placement& placement) {
        return placement.manifest.empty() || placement.change == FileChange::absent;
    });
    return placements;
}

std::vector<std::string> browser_names(System platform) {
    std::vector<std::string> names;
    for (const auto* row : rows_of(platform)) {
        if (std::ranges::find(names, row->browser) == names.end()) {
            names.emplace_back(row->browser);
        }
    }
    return names;
}

}  // namespace smallprint
