// Addresses of web pages as far as the catalogue needs them: scheme, host and path, in one comparable
// spelling.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smallprint {

struct WebAddress {
    std::string host;  ///< Lower case, without a leading "www.", port or user info.
    std::string path;  ///< From "/", without a trailing slash (but "/" itself), query or fragment.
};

/// Reads an http or https URL; nothing for anything else or without a host.
[[nodiscard]] std::optional<WebAddress> read_address(std::string_view url);

}  // namespace smallprint
