// What a person may set, with its defaults and limits. Kept in the history, so that every browser and program
// on it goes by the same; what only concerns one browser is kept by the extension.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "service/json.h"
#include "service/services.h"

namespace smallprint {

struct Settings {
    bool notifications = true;
    std::string digest_day = "monday";  ///< A weekday or "off".
    std::int64_t watch_interval_hours = 24;
    bool watch_while_browsing = true;                ///< The extension may have the watch list checked.
    bool catalogue_updates = false;                  ///< Look for a newer catalogue by itself, once a day.
    std::optional<std::int64_t> retention_days;      ///< Earlier versions go so long after; none: never.
    std::optional<std::int64_t> retention_versions;  ///< So many of the newest stay; none: all.
    std::string catalogue_url = "https://smallprint.org/catalogue.bundle";  ///< Where; always https.
};

/// What is set, over the defaults; values that make no sense (any more) count as not set. Throws
/// Error(store_unavailable | store_too_new).
[[nodiscard]] Settings read_settings(const Store& store);

/// All settings by their names on the wire.
[[nodiscard]] JsonOut settings_json(const Settings& settings);

/// Sets what `changes` (an object) names; all or nothing. Throws Error(usage) for a name or a value that is
/// none, and as above.
[[nodiscard]] Settings change_settings(Session& session, const JsonIn& changes);

/// A value as a person writes it: on, off, yes, no, forever, none, a number, else words. `null` where the
/// setting takes it. Throws Error(usage) for an unknown name.
[[nodiscard]] JsonIn setting_from_words(std::string_view name, std::string_view words);

}  // namespace smallprint
