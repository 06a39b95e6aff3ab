// A look at a JSON message before it is parsed: is it nested too deeply, and which method does it call? Pure,
// linear, without memory of its own, so that a 60 MiB message costs the reading thread milliseconds and
// nothing else.
#pragma once

#include <string_view>

namespace smallprint {

/// How deep arrays and objects of a message may be nested.
inline constexpr int deepest_message = 64;

struct MessageOutline {
    bool too_deep = false;
    /// The last string member `method` of the outermost object, without unescaping; empty if there is none.
    /// Right for well-formed messages; anything may be in it for others.
    std::string_view method;
};

[[nodiscard]] MessageOutline outline_message(std::string_view text) noexcept;

}  // namespace smallprint
