#include "service/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/error.h"
#include "history/setting_rows.h"
#include "service/catalogue_look.h"
#include "service/retention.h"

namespace smallprint {
namespace {

constexpr std::int64_t most_hours = 8'760;
constexpr std::int64_t most_days = 36'500;
constexpr std::int64_t least_versions = 2;  // The newest, and what it was compared with.
constexpr std::int64_t most_versions = 100'000;
constexpr std::array<std::string_view, 8> days{"off",      "monday", "tuesday",  "wednesday",
                                               "thursday", "friday", "saturday", "sunday"};

std::optional<std::int64_t> whole_number(const JsonIn& value, std::int64_t least, std::int64_t most) {
    if (!value.is_number_integer()) {
        return std::nullopt;
    }
    const auto number = value.get<std::int64_t>();
    return number >= least && number <= most ? std::optional(number) : std::nullopt;
}

bool set_flag(bool& flag, const JsonIn& value) {
    if (!value.is_boolean()) {
        return false;
    }
    flag = value.get<bool>();
    return true;
}

bool set_limit(std::optional<std::int64_t>& limit, const JsonIn& value, std::int64_t least,
               std::int64_t most) {
    const auto number = whole_number(value, least, most);
    if (!number && !value.is_null()) {
        return false;
    }
    limit = number;
    return true;
}

JsonOut limit_json(const std::optional<std::int64_t>& limit) {
    return limit ? JsonOut(*limit) : JsonOut(nullptr);
}

struct Setting {
    std::string_view name;
    const char* must;  // For the one who set it wrongly.
    bool (*set)(Settings&, const JsonIn&);
    JsonOut (*get)(const Settings&);
};

constexpr const char* on_or_off = "true or false";

constexpr std::array table{
    Setting{"notifications", on_or_off,
            [](Settings& all, const JsonIn& value) { return set_flag(all.notifications, value); },
            [](const Settings& all) { return JsonOut(all.notifications); }},
    Setting{"digest_day", "off or a day of the week",
            [](Settings& all, const JsonIn& value) {
                if (!value.is_string() ||
                    std::find(days.begin(), days.end(), value.get_ref<const std::string&>()) == days.end()) {
                    return false;
                }
                all.digest_day = value.get<std::string>();
                return true;
            },
            [](const Settings& all) { return JsonOut(all.digest_day); }},
    Setting{"watch_interval_hours", "a number of hours from 1 to 8760",
            [](Settings& all, const JsonIn& value) {
                const auto number = whole_number(value, 1, most_hours);
                all.watch_interval_hours = number.value_or(all.watch_interval_hours);
                return number.has_value();
            },
            [](const Settings& all) { return JsonOut(all.watch_interval_hours); }},
    Setting{"watch_while_browsing", on_or_off,
            [](Settings& all, const JsonIn& value) { return set_flag(all.watch_while_browsing, value); },
            [](const Settings& all) { return JsonOut(all.watch_while_browsing); }},
    Setting{"catalogue_updates", on_or_off,
            [](Settings& all, const JsonIn& value) { return set_flag(all.catalogue_updates, value); },
            [](const Settings& all) { return JsonOut(all.catalogue_updates); }},
    Setting{"catalogue_url", "an address that begins with https://",
            [](Settings& all, const JsonIn& value) {
                if (!value.is_string() || !is_https_address(value.get_ref<const std::string&>())) {
                    return false;
                }
                all.catalogue_url = value.get<std::string>();
                return true;
            },
            [](const Settings& all) { return JsonOut(all.catalogue_url); }},
    Setting{
        "retention_days", "null (for ever) or a number of days from 1 to 36500",
        [](Settings& all, const JsonIn& value) { return set_limit(all.retention_days, value, 1, most_days); },
        [](const Settings& all) { return limit_json(all.retention_days); }},
    Setting{"retention_versions", "null (all) or a number of versions from 2 to 100000",
            [](Settings& all, const JsonIn& value) {
                return set_limit(all.retention_versions, value, least_versions, most_versions);
            },
            [](const Settings& all) { return limit_json(all.retention_versions); }},
};

const Setting& setting_of(std::string_view name) {
    const auto* const found =
        std::find_if(table.begin(), table.end(), [name](const Setting& one) { return one.name == name; });
    if (found == table.end()) {
        std::string names;
        for (const Setting& one : table) {
            names.append(names.empty() ? "" : ", ").append(one.name);
        }
        throw Error(ErrorCode::usage, "There is no setting \"" + std::string(name.substr(0, 80)) +
                                          "\"; the settings are " + names + ".");
    }
    return *found;
}

}  // namespace

Settings read_settings(const Store& store) {
    Settings settings;
    for (const auto& row : setting_rows(store)) {
        const auto* const found = std::find_if(table.begin(), table.end(),
                                               [&](const Setting& one) { return one.name == row.first; });
        if (found == table.end()) {
            continue;  // The program's own notes, or a newer program's setting.
        }
        const JsonIn value = JsonIn::parse(row.second, nullptr, false);
        if (!value.is_discarded()) {
            (void)found->set(settings, value);
        }
    }
    return settings;
}

JsonOut settings_json(const Settings& settings) {
    JsonOut all = JsonOut::object();
    for (const Setting& one : table) {
        all[std::string(one.name)] = one.get(settings);
    }
    return all;
}

Settings change_settings(Session& session, const JsonIn& changes) {
    if (!changes.is_object()) {
        throw Error(ErrorCode::usage, "The parameter `settings` must be an object.");
    }
    Store& store = session.writing();
    Settings settings = read_settings(store);
    const JsonOut defaults = settings_json(Settings{});
    std::vector<std::pair<std::string, std::optional<std::string>>> rows;
    for (const auto& [name, value] : changes.items()) {
        const Setting& setting = setting_of(name);
        if (!setting.set(settings, value)) {
            throw Error(ErrorCode::usage,
                        "The setting `" + name + "` must be " + std::string(setting.must) + ".");
        }
        const JsonOut now = setting.get(settings);
        rows.emplace_back(name, now == defaults.at(name) ? std::nullopt : std::optional(json_text(now)));
    }
    if (changes.contains("retention_days") || changes.contains("retention_versions")) {
        put_off_letting_go(rows, session.services().clock().now());
    }
    put_setting_rows(store, rows);
    return settings;
}

JsonIn setting_from_words(std::string_view name, std::string_view words) {
    const Setting& setting = setting_of(name);
    const std::string word = ascii_lowered(words);
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (failure == std::errc{} && end == word.data() + word.size()) {
        return JsonIn(number);
    }
    const bool takes_null = setting.get(Settings{}).is_null();
    if (takes_null &&
        (word == "forever" || word == "all" || word == "none" || word == "off" || word == "null")) {
        return JsonIn(nullptr);
    }
    if (setting.get(Settings{}).is_boolean()) {
        if (word == "on" || word == "yes" || word == "true") {
            return JsonIn(true);
        }
        if (word == "off" || word == "no" || word == "false") {
            return JsonIn(false);
        }
    }
    return JsonIn(setting.name == "digest_day" ? word : std::string(words));
}

}  // namespace smallprint
