#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

#include "doors/http/sockets.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0  // macOS has SO_NOSIGPIPE in its place, and the program ignores the signal.
#endif

namespace smallprint::sockets {
namespace {

Waited wait(socket_t socket, short events, int milliseconds) noexcept {
    pollfd waiting{socket, events, 0};
    const int ready = ::poll(&waiting, 1, milliseconds);
    return ready > 0 ? Waited::ready : ready == 0 || errno == EINTR ? Waited::not_yet : Waited::broken;
}

}  // namespace

Waited wait_readable(socket_t socket, int milliseconds) noexcept {
    return wait(socket, POLLIN, milliseconds);
}

Waited wait_writable(socket_t socket, int milliseconds) noexcept {
    return wait(socket, POLLOUT, milliseconds);
}

std::ptrdiff_t receive(socket_t socket, char* bytes, std::size_t size) noexcept {
    return ::recv(socket, bytes, size, 0);
}

std::ptrdiff_t send(socket_t socket, const char* bytes, std::size_t size) noexcept {
    return ::send(socket, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void take_port_alone(socket_t socket) noexcept {
    const int yes = 1;
    (void)setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

void set_nonblocking(socket_t socket) noexcept {
    const int flags = ::fcntl(socket, F_GETFL);
    ::fcntl(socket, F_SETFL, flags | O_NONBLOCK);
}

void set_receive_timeout(socket_t socket, int milliseconds) noexcept {
    timeval time{};
    time.tv_sec = milliseconds / 1000;
    time.tv_usec = static_cast<decltype(time.tv_usec)>(milliseconds % 1000) * 1000;
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
}

void shutdown_sending(socket_t socket) noexcept {
    ::shutdown(socket, SHUT_WR);
}

void shutdown_both(socket_t socket) noexcept {
    ::shutdown(socket, SHUT_RDWR);
}

void close(socket_t socket) noexcept {
    ::close(socket);
}

socket_t duplicate(socket_t socket) noexcept {
    return ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
}

}  // namespace smallprint::sockets
