// Addresses as they may be kept, and whose they are (DESIGN 3.2). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smallprint {

/// An address without fragment, user information, default port and all query parameters but those that choose
/// the document (see document_parameters in address.cpp and PROTOCOL.md).
struct ReducedAddress {
    std::string scheme;  ///< "http", "https" or "file".
    std::string host;    ///< Lower case; empty for files.
    std::string port;    ///< Only where it is not the scheme's own.
    std::string path;    ///< Begins with '/'; at most 2,048 bytes.
    std::string query;   ///< Without '?'; parameters sorted by name.

    [[nodiscard]] std::string text() const;
};

/// Nothing for what is no absolute http, https or file address, or longer than a mebibyte.
[[nodiscard]] std::optional<ReducedAddress> reduce_address(std::string_view url);

/// The part of a host name that someone registered ("example.co.uk" of "www.example.co.uk"), by the Public
/// Suffix List; the host itself for IP addresses, single labels and public suffixes.
[[nodiscard]] std::string registrable_domain(std::string_view host);

}  // namespace smallprint
