#include "install/extension_ids.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "install/embedded_ids.h"

namespace smallprint {
namespace {

bool is_chromium_id(std::string_view id) {
    return id.size() == 32 && std::ranges::all_of(id, [](char c) { return c >= 'a' && c <= 'p'; });
}

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

// What Firefox takes: name@domain, or a GUID in braces.
bool is_firefox_id(std::string_view id) {
    if (id.size() == 38 && id.front() == '{' && id.back() == '}') {
        return std::ranges::all_of(id.substr(1, 36), is_word_character);
    }
    const auto at = id.find('@');
    return id.size() <= 80 && at != std::string_view::npos && at + 1 < id.size() &&
           std::ranges::all_of(id.substr(0, at), is_word_character) &&
           std::ranges::all_of(id.substr(at + 1), is_word_character);
}

bool is_host_name(std::string_view name) {
    return !name.empty() && name.front() != '.' && name.back() != '.' &&
           std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
           });
}

[[noreturn]] void refuse(const std::string& what) {
    throw Error(ErrorCode::internal, "The list of extension ids is wrong: " + what + ".");
}

// The file lists channels (development, each store), each with an id per family; null is "not given yet".
std::vector<std::string> ids_of(const nlohmann::json& list, const char* family,
                                bool (*is_id)(std::string_view)) {
    std::vector<std::string> ids;
    for (const auto& [channel, entry] : list.items()) {
        const auto value = entry.is_object() ? entry.find(family) : entry.end();
        // NOLINTNEXTLINE(readability-container-size-empty): empty() of a JSON string is always false.
        if (!entry.is_object() || value == entry.end() || value->is_null() || *value == "") {
            continue;
        }
        if (!value->is_string() || !is_id(value->get_ref<const std::string&>())) {
            refuse("the id of " + channel + " for " + family + " is not one");
        }
        if (const auto& id = value->get_ref<const std::string&>(); std::ranges::find(ids, id) == ids.end()) {
            ids.push_back(id);
        }
    }
    if (ids.empty()) {
        refuse(std::string{"no id for "} + family);
    }
    return ids;
}

}  // namespace

ExtensionIds parse_extension_ids(std::string_view json) {
    const auto list = nlohmann::json::parse(json, nullptr, false);
    if (!list.is_object()) {
        refuse("it is no JSON object");
    }
    ExtensionIds ids;
    const auto host = list.find("host");
    if (host == list.end() || !host->is_string() || !is_host_name(host->get_ref<const std::string&>())) {
        refuse("no host name");
    }
    ids.host_name = host->get<std::string>();
    ids.chromium = ids_of(list, "chromium", is_chromium_id);
    ids.firefox = ids_of(list, "firefox", is_firefox_id);
    return ids;
}

const ExtensionIds& extension_ids() {
    static const ExtensionIds ids = parse_extension_ids(embedded_ids_json());
    return ids;
}

}  // namespace smallprint
