// One request and its answer: to one address that was chosen beforehand, over TLS that is verified, within
// limits of size and time whatever the server does.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "doors/watcher/network_address.h"
#include "doors/watcher/web_url.h"

namespace smallprint {

struct ExchangeRequest {
    WebUrl url;
    NetworkAddress address;  ///< The only one that is connected to; names are not looked up again.
    std::vector<std::pair<std::string, std::string>> headers;
    std::chrono::steady_clock::time_point deadline;  ///< For everything: connecting, TLS, reading.
    std::size_t most_bytes = 0;                      ///< Of the body as sent.
};

enum class ExchangeFailure : std::uint8_t {
    none,
    connection,   ///< Not connected, cut off, no HTTP.
    slow,         ///< The deadline passed.
    certificate,  ///< The server is not who it should be, or cannot prove it.
    too_large,    ///< The body, or the headers, are above the limit.
};

struct ExchangeAnswer {
    ExchangeFailure failure = ExchangeFailure::none;
    int status = 0;
    std::map<std::string, std::string>
        headers;       ///< By lower-case name; the first of each, but every encoding.
    std::string body;  ///< As sent; only of status 200.
};

/// May be called from several threads at once.
using Exchange = std::function<ExchangeAnswer(const ExchangeRequest&)>;

/// By cpp-httplib and OpenSSL. `certificates` is a PEM file of authorities to trust instead of the system's;
/// empty: the system's (or SSL_CERT_FILE's).
[[nodiscard]] ExchangeAnswer exchange(const ExchangeRequest& request,
                                      const std::filesystem::path& certificates = {});

}  // namespace smallprint
