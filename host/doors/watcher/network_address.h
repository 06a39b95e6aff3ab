// Which network addresses a page may be fetched from. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace smallprint {

/// An IPv4 address lies in the first four bytes.
struct NetworkAddress {
    bool v6 = false;
    std::array<std::uint8_t, 16> bytes{};
    friend bool operator==(const NetworkAddress&, const NetworkAddress&) = default;
};

/// Adds the address at `bytes`, 16 of them if it is IPv6 and 4 if not, unless the list has it.
void add_address(std::vector<NetworkAddress>& list, const void* bytes, bool v6);

enum class AddressReach : std::uint8_t {
    world,        ///< Anybody's.
    own_network,  ///< This computer or the network around it: private, loopback, shared (RFC 6598).
    never,  ///< Link-local with the metadata services of clouds, multicast, reserved, for documentation.
};

/// By the special-purpose registries of IANA (RFC 6890 and its successors). What carries an IPv4 address
/// inside (mapped, NAT64, 6to4) counts as that.
[[nodiscard]] AddressReach reach_of(const NetworkAddress& address) noexcept;

/// "192.0.2.1", "2001:db8:0:0:0:0:0:1".
[[nodiscard]] std::string to_string(const NetworkAddress& address);

}  // namespace smallprint
