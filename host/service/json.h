// The two JSON types of the host: what comes in is looked up by name (and may be hostile, so a sorted map),
// what goes out keeps the order it is written in.
#pragma once

#include <nlohmann/json.hpp>

namespace smallprint {

using JsonIn = nlohmann::json;
using JsonOut = nlohmann::ordered_json;

/// Text for the wire: UTF-8, no spaces; what is not UTF-8 becomes U+FFFD, so that it cannot fail.
template <typename Json>
[[nodiscard]] std::string json_text(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace smallprint
