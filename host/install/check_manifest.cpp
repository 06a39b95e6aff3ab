#include "install/check_manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/path_text.h"
#include "install/manifest.h"
#include "install/manifest_file.h"

namespace smallprint {
namespace fs = std::filesystem;
using nlohmann::json;
namespace {

constexpr auto any_read = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
constexpr auto any_exec = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
constexpr auto others_write = fs::perms::others_write;

#ifndef _WIN32
// Looked up by bits and not by trying: whoever runs this may be root, the browser is not.
fs::perms permissions_of(const fs::path& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    return error ? fs::perms::none : status.permissions();
}
#endif

std::string text_of(const json& manifest, const char* member) {
    const auto found = manifest.find(member);
    return found != manifest.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

// What the manifest allows, and the member in which its family says so.
void check_callers(BrowserCheck& check, const json& manifest, const ExtensionIds& ids) {
    const bool chromium = check.family == BrowserFamily::chromium;
    const char* own = chromium ? "allowed_origins" : "allowed_extensions";
    const char* other = chromium ? "allowed_extensions" : "allowed_origins";
    if (manifest.contains(own) && manifest.contains(other)) {
        add_trouble(check, "manifest_two_families");
    }
    const auto list = manifest.find(own);
    if (list == manifest.end() || !list->is_array()) {
        add_trouble(check, manifest.contains(other) ? "manifest_wrong_family" : "ids_missing", own);
        return;
    }
    std::vector<std::string> wanted;
    for (const auto& id : chromium ? ids.chromium : ids.firefox) {
        wanted.push_back(chromium ? "chrome-extension://" + id + "/" : id);
    }
    for (const auto& entry : *list) {
        const auto caller = entry.is_string() ? entry.get<std::string>() : entry.dump();
        if (caller.find('*') != std::string::npos) {
            add_trouble(check, "ids_wildcard", caller);
        } else if (std::erase(wanted, caller) == 0) {
            add_trouble(check, "ids_foreign", caller);
        }
    }
    if (!wanted.empty()) {
        add_trouble(check, "ids_missing", wanted.front());
    }
}

}  // namespace

void add_trouble(BrowserCheck& check, std::string_view id, std::string detail) {
    check.troubles.push_back(make_trouble(
        id, {check.browser, check.name, check.manifest.string(), check.program.string(), std::move(detail)}));
}

bool check_manifest(BrowserCheck& check, const ExtensionIds& ids) {
    std::error_code error;
    const auto link = fs::symlink_status(check.manifest, error);
    if (link.type() == fs::file_type::not_found || link.type() == fs::file_type::none) {
        add_trouble(check, "manifest_missing");
        return false;
    }
    const auto status = fs::status(check.manifest, error);
    if (fs::is_symlink(link) && status.type() == fs::file_type::not_found) {
        add_trouble(check, "manifest_dangling");
        return false;
    }
    if (!fs::is_regular_file(status)) {
        add_trouble(check, "manifest_not_a_file");
        return false;
    }
    if ((status.permissions() & any_read) == fs::perms::none) {
        add_trouble(check, "manifest_unreadable");
        return false;
    }
    if ((status.permissions() & others_write) != fs::perms::none) {
        add_trouble(check, "manifest_writable_by_others");
    }
    const auto text = read_manifest_text(check.manifest);
    const auto manifest = json::parse(text.value_or(""), nullptr, false);
    if (!text || !manifest.is_object()) {
        add_trouble(check, text ? "manifest_not_json" : "manifest_unreadable");
        return false;
    }
    check.program = path_from_text(text_of(manifest, "path"));
    if (const auto name = text_of(manifest, "name"); name != ids.host_name) {
        add_trouble(check, "manifest_name_wrong", name.empty() ? "no name" : name);
    }
    if (text_of(manifest, "type") != "stdio") {
        add_trouble(check, "manifest_type_wrong");
    }
    if (text_of(manifest, "description").empty()) {
        add_trouble(check, "manifest_description_empty");
    }
    check_callers(check, manifest, ids);
    return true;
}

void check_program(BrowserCheck& check, const fs::path& own) {
    if (!check.program.is_absolute()) {
        add_trouble(check, "program_path_relative");
        return;
    }
    std::error_code error;
    const auto status = fs::status(check.program, error);
    if (status.type() == fs::file_type::not_found || status.type() == fs::file_type::none) {
        add_trouble(check, "program_missing");
        return;
    }
    if (!fs::is_regular_file(status)) {
        add_trouble(check, "program_not_a_file");
        return;
    }
#ifndef _WIN32
    if ((status.permissions() & any_exec) == fs::perms::none) {
        add_trouble(check, "program_not_executable");
        return;
    }
    const auto folder = permissions_of(check.program.parent_path());
    const bool open_folder =
        (folder & others_write) != fs::perms::none && (folder & fs::perms::sticky_bit) == fs::perms::none;
    if ((status.permissions() & others_write) != fs::perms::none || open_folder) {
        add_trouble(check, "program_writable_by_others");
    }
#endif
    if (!own.empty() && !fs::equivalent(check.program, own, error)) {
        add_trouble(check, "program_other_copy");
    }
}

}  // namespace smallprint
