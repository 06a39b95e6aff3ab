// Mail addresses that a page hides from harvesters the way Cloudflare does: the address as hexadecimal
// digits, each byte XORed with the first, a new first byte at every request. A reader sees the address, so
// that is the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smallprint {

/// The address behind an element's attributes (data-cfemail, or a link to /cdn-cgi/l/email-protection#…);
/// nothing if it hides none, or none that looks like an address. At most 254 bytes (RFC 5321).
[[nodiscard]] std::optional<std::string> hidden_mail_address(std::string_view attributes);

}  // namespace smallprint
