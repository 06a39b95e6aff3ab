#include "install/install.h"

#include <algorithm>

#include "base/error.h"
#include "install/manifest.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

struct Target {
    std::string browsers;
    BrowserFamily family = BrowserFamily::chromium;
    fs::path directory;  ///< Empty where the browser cannot be registered.
    std::string note;
};

bool is_called(const BrowserRow& row, std::string_view name) {
    return row.browser == name ||
           (!name.empty() && std::ranges::find(row.programs, name) != row.programs.end());
}

std::vector<const BrowserRow*> rows_of(Platform platform) {
    std::vector<const BrowserRow*> rows;
    for (const auto& row : browser_table()) {
        if (row.platform == platform) {
            rows.push_back(&row);
        }
    }
    return rows;
}

void check_names(const RegisterRequest& request, Platform platform) {
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
fs::path profile_place(const fs::path& profile, BrowserFamily family, Platform platform) {
    if (family == BrowserFamily::chromium) {
        return profile / "NativeMessagingHosts";
    }
    const auto home = places_for(platform, profile);
    return platform == Platform::macos ? home.config / "Mozilla" / "NativeMessagingHosts"
                                       : home.home / ".mozilla" / "native-messaging-hosts";
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
    if (places.platform == Platform::windows) {
        throw Error(ErrorCode::usage, "This version cannot register itself on Windows.");
    }
    std::vector<Target> targets;
    for (const auto* row : rows_of(places.platform)) {
        auto target = target_of(*row, request, places, only_present);
        if (!target) {
            continue;
        }
        const auto same = std::ranges::find_if(targets, [&](const Target& other) {
            return !target->directory.empty() && other.directory == target->directory;
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

template <typename Act>
std::vector<Placement> at_each(const std::vector<Target>& targets, const ExtensionIds& ids, const Act& act) {
    std::vector<Placement> placements;
    for (const auto& target : targets) {
        Placement placement{target.browsers, {}, std::nullopt, target.note};
        if (!target.directory.empty()) {
            placement.manifest = target.directory / (ids.host_name + ".json");
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
        return write_manifest_file(manifest, target.family == BrowserFamily::chromium ? chromium : firefox,
                                   request.system);
    });
}

std::vector<Placement> unregister_host(const RegisterRequest& request, const HostPlaces& places,
                                       const ExtensionIds& ids) {
    auto placements = at_each(targets_of(request, places, false), ids,
                              [&](const Target& /*target*/, const fs::path& manifest) {
                                  return remove_manifest_file(manifest, ids.host_name);
                              });
    std::erase_if(placements, [](const Placement& placement) {
        return placement.manifest.empty() || placement.change == FileChange::absent;
    });
    return placements;
}

std::vector<std::string> browser_names(Platform platform) {
    std::vector<std::string> names;
    for (const auto* row : rows_of(platform)) {
        if (std::ranges::find(names, row->browser) == names.end()) {
            names.emplace_back(row->browser);
        }
    }
    return names;
}

}  // namespace smallprint
