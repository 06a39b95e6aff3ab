#include <winsock2.h>
#include <ws2tcpip.h>

#include <cstring>
#include <memory>
#include <type_traits>

#include "doors/watcher/resolve.h"

namespace smallprint {
namespace {

/// Sockets must be asked for on Windows before any is used; asking again costs nothing.
class Winsock {
public:
    Winsock() {
        WSADATA data{};
        ready_ = WSAStartup(MAKEWORD(2, 2), &data) == 0;
    }
    ~Winsock() {
        if (ready_) {
            WSACleanup();
        }
    }
    Winsock(const Winsock&) = delete;
    Winsock& operator=(const Winsock&) = delete;

private:
    bool ready_ = false;
};

}  // namespace

std::vector<NetworkAddress> system_resolve(const std::string& host) {
    const Winsock winsock;
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) {
        return {};
    }
    const auto free_all = [](addrinfo* list) { freeaddrinfo(list); };
    const std::unique_ptr<addrinfo, decltype(free_all)> all(found, free_all);
    std::vector<NetworkAddress> addresses;
    for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
        if (one->ai_family == AF_INET) {
            sockaddr_in v4{};
            std::memcpy(&v4, one->ai_addr, sizeof v4);
            add_address(addresses, &v4.sin_addr, false);
        } else if (one->ai_family == AF_INET6) {
            sockaddr_in6 v6{};
            std::memcpy(&v6, one->ai_addr, sizeof v6);
            add_address(addresses, &v6.sin6_addr, true);
        }
    }
    return addresses;
}

}  // namespace smallprint
