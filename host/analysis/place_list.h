// A list of places as terms write it: "the European Economic Area (EEA), the UK or Switzerland". Pure;
// linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace smallprint {

/// The places that a text begins with, as people say them ("the EEA, the UK or Switzerland", "outside the
/// US"); empty if it begins with none. Stops at the first word that is neither a place nor joins two, and
/// after 400 bytes. `used` gets the bytes read if it is not null.
[[nodiscard]] std::string places_at(std::string_view text, std::size_t* used = nullptr);

}  // namespace smallprint
