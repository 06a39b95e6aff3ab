#include "doors/http/sockets.h"

#include <algorithm>
#include <climits>

namespace smallprint::sockets {
namespace {

Waited wait(socket_t socket, short events, int milliseconds) noexcept {
    WSAPOLLFD waiting{};
    waiting.fd = socket;
    waiting.events = events;
    const int ready = WSAPoll(&waiting, 1, milliseconds);
    return ready > 0 ? Waited::ready : ready == 0 ? Waited::not_yet : Waited::broken;
}

int at_once(std::size_t size) noexcept {
    return static_cast<int>(std::min<std::size_t>(size, INT_MAX));
}

}  // namespace

Waited wait_readable(socket_t socket, int milliseconds) noexcept {
    return wait(socket, POLLRDNORM, milliseconds);
}

Waited wait_writable(socket_t socket, int milliseconds) noexcept {
    return wait(socket, POLLWRNORM, milliseconds);
}

std::ptrdiff_t receive(socket_t socket, char* bytes, std::size_t size) noexcept {
    return ::recv(socket, bytes, at_once(size), 0);
}

std::ptrdiff_t send(socket_t socket, const char* bytes, std::size_t size) noexcept {
    // There is no flag for one call: what does not fit at once waits, and whoever calls has waited for room
    // before.
    return ::send(socket, bytes, at_once(size), 0);
}

void take_port_alone(socket_t socket) noexcept {
    // What SO_REUSEADDR means here is what this forbids.
    const int yes = 1;
    (void)setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char*>(&yes),
                     sizeof yes);
}

void set_nonblocking(socket_t socket) noexcept {
    u_long yes = 1;
    ::ioctlsocket(socket, FIONBIO, &yes);
}

void set_receive_timeout(socket_t socket, int milliseconds) noexcept {
    const DWORD time = static_cast<DWORD>(milliseconds);
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, reinterpret_cast<const char*>(&time), sizeof time);
}

void shutdown_sending(socket_t socket) noexcept {
    ::shutdown(socket, SD_SEND);
}

void shutdown_both(socket_t socket) noexcept {
    ::shutdown(socket, SD_BOTH);
}

void close(socket_t socket) noexcept {
    ::closesocket(socket);
}

socket_t duplicate(socket_t socket) noexcept {
    WSAPROTOCOL_INFOW info{};
    if (WSADuplicateSocketW(socket, GetCurrentProcessId(), &info) != 0) {
        return INVALID_SOCKET;
    }
    return WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0,
                      WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
}

}  // namespace smallprint::sockets
