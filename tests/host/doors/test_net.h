// A fetcher whose names and addresses are a test's own: connections to addresses of the world are led to a
// server on this machine behind the last check.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "doors/watcher/fetch_page.h"

namespace test_net {

inline constexpr smallprint::NetworkAddress world{false, {93, 184, 216, 34}};
inline constexpr smallprint::NetworkAddress loopback{false, {127, 0, 0, 1}};
inline constexpr smallprint::NetworkAddress private_address{false, {192, 168, 1, 5}};

/// A fetcher whose world is one server on this machine.
struct Net {
    std::map<std::string, std::vector<smallprint::NetworkAddress>> names{{"terms.example", {world}}};
    std::vector<smallprint::ExchangeRequest> asked;
    int resolved = 0;
    smallprint::FetcherOptions options;

    explicit Net(std::uint16_t port, std::filesystem::path authority = {}) {
        options.resolve = [this](const std::string& host) {
            ++resolved;
            const auto found = names.find(host);
            return found == names.end() ? std::vector<smallprint::NetworkAddress>{} : found->second;
        };
        options.exchange = [this, port,
                            authority = std::move(authority)](const smallprint::ExchangeRequest& request) {
            asked.push_back(request);
            smallprint::ExchangeRequest led = request;
            led.address = loopback;
            led.url.port = port;
            return smallprint::exchange(led, authority);
        };
    }

    smallprint::FetchResult get(const std::string& url, smallprint::FetchRequest request = {}) {
        request.url = url;
        return fetch_page(request, options);
    }
};

}  // namespace test_net
