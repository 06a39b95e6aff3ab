#include "base/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/ascii.h"

namespace smallprint {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Length of the well-formed sequence at the start of `text`; 0 if there is none, with `bad` set to the length
// of the maximal ill-formed part (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t& bad) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    bad = 1;
    const unsigned char first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        low = first == 0xE0 ? 0xA0 : low;
        high = first == 0xED ? 0x9F : high;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        low = first == 0xF0 ? 0x90 : low;
        high = first == 0xF4 ? 0x8F : high;
    } else {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= text.size() || byte(i) < low || byte(i) > high) {
            bad = i;
            return 0;
        }
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

bool is_ascii(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string map_utf8(std::string_view text, int options) {
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                                 static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                                 static_cast<utf8proc_option_t>(options));
    struct Free {
        void operator()(utf8proc_uint8_t* p) const noexcept { std::free(p); }
    };
    const std::unique_ptr<utf8proc_uint8_t, Free> owner{mapped};
    if (length < 0) {
        return std::string{text};
    }
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

}  // namespace

bool is_valid_utf8(std::string_view text) noexcept {
    constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080U;
    while (!text.empty()) {
        // Most of most texts is ASCII: eight bytes at once.
        std::uint64_t eight = 0;
        while (text.size() >= sizeof eight) {
            std::memcpy(&eight, text.data(), sizeof eight);
            if ((eight & high_bits) != 0) {
                break;
            }
            text.remove_prefix(sizeof eight);
        }
        if (text.empty()) {
            return true;
        }
        std::size_t bad = 0;
        const std::size_t length = sequence_length(text, bad);
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::string mend_utf8(std::string_view text) {
    std::string mended;
    mended.reserve(text.size());
    while (!text.empty()) {
        std::size_t bad = 0;
        const std::size_t length = sequence_length(text, bad);
        if (length == 0) {
            append_utf8(mended, replacement);
            text.remove_prefix(bad);
        } else {
            mended.append(text.substr(0, length));
            text.remove_prefix(length);
        }
    }
    return mended;
}

char32_t next_code_point(std::string_view text, std::size_t& position) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(position);
    if (first < 0x80) {
        ++position;
        return first;
    }
    const std::size_t length = first >= 0xF0 ? 4U : first >= 0xE0 ? 3U : 2U;
    char32_t code_point = first & (0xFFU >> (length + 1));
    const std::size_t end = std::min(position + length, text.size());
    for (++position; position < end; ++position) {
        code_point = (code_point << 6U) | (byte(position) & 0x3FU);
    }
    return code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = replacement;
    }
    const auto put = [&](char32_t bits) {
        text.push_back(static_cast<char>(static_cast<unsigned char>(bits)));
    };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
        put(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    } else {
        put(0xF0U | (code_point >> 18U));
        put(0x80U | ((code_point >> 12U) & 0x3FU));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    }
}

std::string to_nfc(std::string_view text) {
    if (is_ascii(text)) {
        return std::string{text};
    }
    return map_utf8(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold_case(std::string_view text) {
    if (is_ascii(text)) {
        return ascii_lowered(text);
    }
    return map_utf8(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
}

std::string unicode_version() {
    return utf8proc_unicode_version();
}

}  // namespace smallprint
