// Bytes as text for JSON (RFC 4648, section 4). Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace smallprint {

[[nodiscard]] inline std::string to_base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view part = bytes.substr(at, 3);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = group << 8U | (i < part.size() ? static_cast<std::uint8_t>(part[i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            text.push_back(i <= part.size() ? digits[group >> (18U - 6U * i) & 0x3FU] : '=');
        }
    }
    return text;
}

}  // namespace smallprint
