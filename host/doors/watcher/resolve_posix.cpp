#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <memory>

#include "doors/watcher/resolve.h"

namespace smallprint {

std::vector<NetworkAddress> system_resolve(const std::string& host) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) {
        // On a machine without any network but its own, AI_ADDRCONFIG hides even loopback addresses.
        hints.ai_flags = 0;
        if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) {
            return {};
        }
    }
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> all(found, &freeaddrinfo);
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
