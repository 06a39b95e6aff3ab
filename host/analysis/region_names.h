// Names of countries, parts of the world and American states, and how people say them. Data; owned by nobody.
#pragma once

#include <string_view>

namespace smallprint {

struct RegionName {
    std::string_view name;  ///< Lower case, as words with one space ("united states").
    std::string_view said;  ///< "the US"
    bool is_state = false;  ///< Of the US.
};

/// Nothing for a name that is not known.
[[nodiscard]] const RegionName* find_region(std::string_view name) noexcept;

/// Whether a capitalised word of the text begins a known name: tells most texts to name no place, without
/// memory.
[[nodiscard]] bool may_name_region(std::string_view text) noexcept;

}  // namespace smallprint
