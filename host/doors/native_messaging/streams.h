// The two pipes that a browser gives its host, as file descriptors of our own. The platform's part is in
// streams_posix.cpp (streams_win32.cpp).
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace smallprint {

struct BrowserStreams {
    int in = -1;
    int out = -1;
};

/// Takes standard input and output for frames alone: both are moved to descriptors that no child inherits,
/// standard input becomes empty, and whatever a library prints goes to standard error. Writing to a browser
/// that has gone no longer raises a signal. Throws Error(internal). To be called once, before anything else
/// runs.
[[nodiscard]] BrowserStreams take_standard_streams();

/// Reads until `buffer` is full or the stream ends; how many bytes it got. A stream that fails has ended.
[[nodiscard]] std::size_t read_full(int descriptor, std::span<char> buffer) noexcept;

/// Writes all of `bytes`; false if the other side has gone.
[[nodiscard]] bool write_full(int descriptor, std::string_view bytes) noexcept;

}  // namespace smallprint
