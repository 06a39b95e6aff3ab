// Addresses as they are asked for: the parts of an http or https URL, and where a Location leads. Pure.
// (What may be kept of an address is another matter: service/address.h.)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace smallprint {

struct WebUrl {
    std::string scheme;      ///< "http" or "https".
    std::string host;        ///< Lower case, ASCII, without brackets.
    std::uint16_t port = 0;  ///< Never 0.
    std::string target;      ///< Path and query as sent: begins with '/', nothing to be escaped in it.

    [[nodiscard]] bool default_port() const noexcept { return port == (scheme == "https" ? 443 : 80); }
    /// "example.org:8443", "[2001:db8::1]"; the port only where it is not the scheme's own.
    [[nodiscard]] std::string authority() const;
    [[nodiscard]] std::string text() const { return scheme + "://" + authority() + target; }
};

/// Nothing for what is no absolute http or https address, for user information (never sent), for hosts that
/// are not ASCII, and above 8,192 bytes. The fragment is dropped.
[[nodiscard]] std::optional<WebUrl> parse_web_url(std::string_view text);

/// The address a reference means on the page at `base` (RFC 3986, 5.2). Nothing as above.
[[nodiscard]] std::optional<WebUrl> resolve_reference(const WebUrl& base, std::string_view reference);

}  // namespace smallprint
