// An object of a git pack made from another one: copies of parts of it and new bytes in between.
#pragma once

#include <string>
#include <string_view>

namespace smallprint::git {

/// Throws Error(unreadable_input) for a delta that is damaged, is not for `base`, or makes more than
/// `largest_object` (pack_entries.h).
[[nodiscard]] std::string apply_delta(std::string_view base, std::string_view delta);

}  // namespace smallprint::git
