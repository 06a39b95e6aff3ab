// The few things about sockets that systems do in their own ways, for streams that keep their own time. The
// platform's part is in sockets_posix.cpp and sockets_win32.cpp.
#pragma once

#include <httplib.h>

#include <cstddef>
#include <cstdint>

namespace smallprint::sockets {

enum class Waited : std::uint8_t { ready, not_yet, broken };

/// Waits for the socket to have bytes, or room for some, at most so long; `not_yet` also where a signal came.
[[nodiscard]] Waited wait_readable(socket_t socket, int milliseconds) noexcept;
[[nodiscard]] Waited wait_writable(socket_t socket, int milliseconds) noexcept;

/// As many bytes as come or go at once; 0 at the end, negative on failure. Sending raises no signal and never
/// waits.
[[nodiscard]] std::ptrdiff_t receive(socket_t socket, char* bytes, std::size_t size) noexcept;
[[nodiscard]] std::ptrdiff_t send(socket_t socket, const char* bytes, std::size_t size) noexcept;

/// Before listening: no other process may have the port too, and one that we left a moment ago can be had
/// again.
void take_port_alone(socket_t socket) noexcept;

void set_nonblocking(socket_t socket) noexcept;
void set_receive_timeout(socket_t socket, int milliseconds) noexcept;
void shutdown_sending(socket_t socket) noexcept;
void shutdown_both(socket_t socket) noexcept;
void close(socket_t socket) noexcept;

/// A second handle of the same connection, for another thread to end it by; INVALID_SOCKET on failure.
[[nodiscard]] socket_t duplicate(socket_t socket) noexcept;

}  // namespace smallprint::sockets
