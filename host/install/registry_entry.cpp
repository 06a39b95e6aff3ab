#include "install/registry_entry.h"

#include "base/path_text.h"
#include "install/manifest.h"

namespace smallprint {
namespace {

constexpr std::string_view mark = "MadeBySmallprint";

std::string parent_of(const std::string& key) {
    const auto end = key.rfind('\\');
    return end == std::string::npos ? std::string{} : key.substr(0, end);
}

void make_keys(Registry& registry, Hive hive, const std::string& key) {
    if (key.empty() || registry.has_key(hive, key)) {
        return;
    }
    make_keys(registry, hive, parent_of(key));
    registry.make_key(hive, key);
    registry.set_value(hive, key, mark, "1");
}

void remove_keys(Registry& registry, Hive hive, std::string key) {
    while (!key.empty() && registry.value(hive, key, mark) && registry.is_empty(hive, key, mark)) {
        registry.remove_key(hive, key);
        key = parent_of(key);
    }
}

}  // namespace

FileChange write_registry_entry(Registry& registry, Hive hive, std::string_view place,
                                std::string_view host_name, const std::filesystem::path& manifest) {
    const auto key = std::string(place) + '\\' + std::string(host_name);
    const auto before = registry.value(hive, key, "");
    if (before == path_text(manifest)) {
        return FileChange::unchanged;
    }
    make_keys(registry, hive, std::string(place));
    if (!registry.has_key(hive, key)) {
        registry.make_key(hive, key);
    }
    registry.set_value(hive, key, "", path_text(manifest));
    return before ? FileChange::rewritten : FileChange::written;
}

FileChange remove_registry_entry(Registry& registry, Hive hive, std::string_view place,
                                 std::string_view host_name, const std::filesystem::path& manifest) {
    const auto key = std::string(place) + '\\' + std::string(host_name);
    if (!registry.has_key(hive, key)) {
        return FileChange::absent;
    }
    const auto named = registry.value(hive, key, "");
    // An entry that leads nowhere under our name can only be ours; one that leads to something else is not.
    const auto text = named ? read_manifest_text(path_from_text(*named)) : std::nullopt;
    if (named && *named != path_text(manifest) && text && !is_our_manifest(*text, host_name)) {
        return FileChange::foreign;
    }
    registry.remove_key(hive, key);
    remove_keys(registry, hive, std::string(place));
    return FileChange::removed;
}

}  // namespace smallprint
