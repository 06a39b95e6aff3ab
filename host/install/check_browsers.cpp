#include "install/check_browsers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

#include "base/path_text.h"
#include "install/check_manifest.h"
#include "install/manifest.h"
#include "install/manifest_file.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_override_bytes = 65536;

bool is_something_at(const fs::path& path) {
    std::error_code error;
    const auto type = fs::symlink_status(path, error).type();
    return type != fs::file_type::not_found && type != fs::file_type::none;
}

bool is_inside(const fs::path& path, const fs::path& folder) {
    const auto relative = path.lexically_normal().lexically_relative(folder.lexically_normal());
    return !relative.empty() && *relative.begin() != "..";
}

fs::path chosen_manifest(const HostPlaces& places, const BrowserRow& row, const ExtensionIds& ids) {
    if (places.platform == System::windows) {
        for (const auto& [hive, place] :
             {std::pair{Hive::user, row.user_place}, {Hive::machine, row.system_place}}) {
            const auto key = std::string(place) + '\\' + ids.host_name;
            if (const auto named = places.registry ? places.registry->value(hive, key, "") : std::nullopt) {
                return path_from_text(*named);
            }
        }
        const char* family = row.family == BrowserFamily::chromium ? ".chromium.json" : ".firefox.json";
        return places.config / "Smallprint" / (ids.host_name + family);
    }
    const auto file = ids.host_name + ".json";
    auto user = place_path(places, row.user_place) / file;
    if (is_something_at(user) || row.system_place.empty()) {
        return user;
    }
    const auto system = place_path(places, row.system_place) / file;
    return is_something_at(system) ? system : user;
}

// Whether one of the words after "filesystems=" shows the program: "host", "home", "~/folder" or "/folder",
// each with ":ro" or the like behind it; "!" takes away. The system's /usr never shows.
bool shows(std::string_view word, const fs::path& program, const fs::path& home) {
    word = word.substr(0, word.find(':'));
    if (word == "host") {
        return !is_inside(program, "/usr");
    }
    if (word == "home" || word == "~") {
        return is_inside(program, home);
    }
    const fs::path folder = word.starts_with("~/") ? home / word.substr(2) : fs::path(word);
    return folder.is_absolute() && !is_inside(folder, "/usr") && is_inside(program, folder);
}

bool is_shown(const fs::path& program, std::string_view overrides, const fs::path& home) {
    constexpr std::string_view name = "filesystems=";
    bool shown = false;
    for (auto at = overrides.find(name); at != std::string_view::npos; at = overrides.find(name, at + 1)) {
        auto rest = overrides.substr(at + name.size());
        rest = rest.substr(0, rest.find('\n'));
        while (!rest.empty()) {
            const auto end = std::min(rest.find(';'), rest.size());
            shown = shown || shows(rest.substr(0, end), program, home);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return shown;
}

// Of a Flatpak's sandbox only its own folder and what was allowed outright can be seen.
void check_flatpak(BrowserCheck& check, const HostPlaces& places, const BrowserRow& row) {
    const auto own = place_path(places, row.signs[0]);
    if (check.program.empty() || is_inside(check.program, own)) {
        return;
    }
    const auto overrides = places.home / ".local/share/flatpak/overrides" / own.filename();
    const auto text = read_manifest_text(overrides).value_or("").substr(0, most_override_bytes);
    if (!is_shown(check.program, text, places.home)) {
        add_trouble(check, "flatpak_hides_program", (own / "smallprint").string());
    }
}

BrowserCheck check_row(const HostPlaces& places, const BrowserRow& row, const ExtensionIds& ids,
                       const fs::path& program) {
    BrowserCheck check{std::string(row.name), std::string(row.browser), row.family, {}, {}, {}};
    if (row.packaging == Packaging::snap && row.user_place.empty()) {
        add_trouble(check, "snap_cannot_start_programs");
        return check;
    }
    check.manifest = chosen_manifest(places, row, ids);
    if (check_manifest(check, ids)) {
        check_program(check, program);
        if (row.packaging == Packaging::flatpak) {
            check_flatpak(check, places, row);
        }
    }
    if (row.packaging == Packaging::snap) {
        add_trouble(check, "snap_asks_first");
    }
    return check;
}

}  // namespace

std::string BrowserCheck::state() const {
    // By what has to be mended first: a manifest before what it allows, and that before how the program does.
    for (const std::string_view state : {"missing", "forbidden", "failing", "too_old", "too_new"}) {
        if (std::ranges::any_of(troubles, [&](const Trouble& trouble) { return trouble.state == state; })) {
            return std::string(state);
        }
    }
    return "ok";
}

std::vector<BrowserCheck> check_browsers(const HostPlaces& places, const ExtensionIds& ids,
                                         const fs::path& program) {
    std::vector<BrowserCheck> checks;
    for (const auto& row : browser_table()) {
        const bool has_place = !row.user_place.empty() || row.packaging == Packaging::snap;
        if (row.platform != places.platform || !has_place || !is_present(places, row)) {
            continue;
        }
        auto check = check_row(places, row, ids, program);
        // A browser that has two places needs one of them to be right.
        const auto same = std::ranges::find(checks, check.name, &BrowserCheck::name);
        if (same == checks.end()) {
            checks.push_back(std::move(check));
        } else if (same->state() != "ok" && check.state() == "ok") {
            *same = std::move(check);
        }
    }
    return checks;
}

}  // namespace smallprint
