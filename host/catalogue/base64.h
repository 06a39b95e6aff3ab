// Base64 (RFC 4648) in lines, for the signed catalogue. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace smallprint {

/// Lines of 76 characters, each ended.
[[nodiscard]] std::string encode_base64(std::string_view bytes);

/// Line ends are passed over. Nothing for any other character, wrong padding, or more than `most` bytes.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text, std::size_t most);

}  // namespace smallprint
