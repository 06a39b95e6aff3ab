// A view of text as RE2 wants it.
#pragma once

#include <re2/stringpiece.h>

#include <string_view>

namespace smallprint {

[[nodiscard]] inline re2::StringPiece piece(std::string_view text) noexcept {
    return {text.data(), text.size()};
}

}  // namespace smallprint
