#include "catalogue/base64.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace smallprint {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t line_length = 76;
constexpr std::uint8_t no_digit = 0xFF;

constexpr std::array<std::uint8_t, 256> digits = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(no_digit);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        table.at(static_cast<unsigned char>(alphabet[i])) = static_cast<std::uint8_t>(i);
    }
    return table;
}();

}  // namespace

std::string encode_base64(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() / 3 * 4 + bytes.size() / 57 + 8);
    std::size_t column = 0;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = (group << 8U) | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            text.push_back(i <= count ? alphabet[(group >> (18 - 6 * i)) & 0x3FU] : '=');
        }
        column += 4;
        if (column == line_length || at + 3 >= bytes.size()) {
            text.push_back('\n');
            column = 0;
        }
    }
    return text;
}

std::optional<std::string> decode_base64(std::string_view text, std::size_t most) {
    std::string bytes;
    bytes.reserve(std::min(most, text.size() / 4 * 3 + 3));
    std::uint32_t group = 0;
    std::size_t count = 0;
    std::size_t padding = 0;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            continue;
        }
        const std::uint8_t digit = digits[static_cast<unsigned char>(c)];
        if (c == '=' && count >= 2) {
            ++padding;
        } else if (digit == no_digit || padding != 0) {
            return std::nullopt;
        }
        group = (group << 6U) | (c == '=' ? 0U : digit);
        if (++count < 4) {
            continue;
        }
        for (std::size_t i = 0; i + padding < 3; ++i) {
            bytes.push_back(static_cast<char>((group >> (16 - 8 * i)) & 0xFFU));
        }
        if (bytes.size() > most) {
            return std::nullopt;
        }
        group = 0;
        count = 0;
        if (padding != 0) {
            padding = 4;  // Nothing may follow.
        }
    }
    return count == 0 ? std::optional{std::move(bytes)} : std::nullopt;
}

}  // namespace smallprint
