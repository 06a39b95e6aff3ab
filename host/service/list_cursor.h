// The cursors of paged lists: `next_cursor` of one reply is `cursor` of the next request. Opaque to callers.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "service/json.h"
#include "service/params.h"

namespace smallprint {

/// Where the page begins that the parameter `cursor` asks for; 0 without one. Throws Error(usage).
[[nodiscard]] inline std::uint32_t cursor_offset(const Params& params) {
    const std::string_view cursor = params.text_or("cursor", "0");
    std::uint32_t offset = 0;
    const char* const end = cursor.data() + cursor.size();
    const auto [stopped, failure] = std::from_chars(cursor.data(), end, offset);
    if (failure != std::errc{} || stopped != end || offset > 0x7FFF'FFFFU) {
        throw Error(ErrorCode::usage,
                    "The parameter `cursor` must be the `next_cursor` of an earlier reply.");
    }
    return offset;
}

[[nodiscard]] inline JsonOut cursor_json(std::optional<std::uint32_t> next_offset) {
    return next_offset ? JsonOut(std::to_string(*next_offset)) : JsonOut(nullptr);
}

}  // namespace smallprint
