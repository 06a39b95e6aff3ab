// Whether a person sits in front of a standard stream, and how wide the window is. The platform's part is in
// console_posix.cpp and console_win32.cpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace smallprint {

enum class StandardStream : std::uint8_t { in, out, error };

[[nodiscard]] bool is_terminal(StandardStream stream) noexcept;

/// Columns of the window that standard output goes to; 0 where it is none or does not say.
[[nodiscard]] std::size_t terminal_columns() noexcept;

}  // namespace smallprint
