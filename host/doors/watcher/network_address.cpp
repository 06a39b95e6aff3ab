#include "doors/watcher/network_address.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <span>

namespace smallprint {
namespace {

struct Range {
    std::array<std::uint8_t, 16> prefix;
    unsigned bits;
    AddressReach reach;
};

constexpr auto own = AddressReach::own_network;
constexpr auto never = AddressReach::never;

// The first that holds counts.
constexpr std::array<Range, 20> v4_ranges{{
    {{100, 100, 100, 200}, 32, never},  // A cloud's metadata service.
    {{192, 0, 0, 192}, 32, never},      // Another's.
    {{10}, 8, own},
    {{127}, 8, own},
    {{172, 16}, 12, own},
    {{192, 168}, 16, own},
    {{100, 64}, 10, own},
    {{0}, 8, never},
    {{169, 254}, 16, never},
    {{192, 0, 0}, 24, never},
    {{192, 0, 2}, 24, never},
    {{192, 31, 196}, 24, never},
    {{192, 52, 193}, 24, never},
    {{192, 88, 99}, 24, never},
    {{192, 175, 48}, 24, never},
    {{198, 18}, 15, never},
    {{198, 51, 100}, 24, never},
    {{203, 0, 113}, 24, never},
    {{224}, 4, never},
    {{240}, 4, never},
}};

constexpr std::array<Range, 3> v6_ranges{{
    {{0xFD, 0x00, 0x0E, 0xC2}, 32, never},  // A cloud's metadata service, in the middle of what is private.
    {{0xFC}, 7, own},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, own},
}};

// Only 2000::/3 is given out at all; these parts of it are not the world's.
constexpr std::array<Range, 4> v6_special{{
    {{0x20, 0x01, 0x00}, 23, never},        // Protocols of their own, Teredo among them.
    {{0x20, 0x01, 0x0D, 0xB8}, 32, never},  // Documentation.
    {{0x3F, 0xFF}, 20, never},              // Documentation.
    {{0x5F}, 16, never},
}};

bool within(std::span<const std::uint8_t> address, const Range& range) noexcept {
    for (unsigned bit = 0; bit < range.bits; bit += 8) {
        const std::size_t at = bit / 8;
        const unsigned left = std::min(8U, range.bits - bit);
        const auto mask = static_cast<std::uint8_t>(0xFF00U >> left);
        if ((address[at] & mask) != (range.prefix.at(at) & mask)) {
            return false;
        }
    }
    return true;
}

AddressReach reach_of_v4(std::span<const std::uint8_t> address) noexcept {
    for (const Range& range : v4_ranges) {
        if (within(address, range)) {
            return range.reach;
        }
    }
    return AddressReach::world;
}

bool starts_with(std::span<const std::uint8_t> address, std::span<const std::uint8_t> prefix) noexcept {
    return std::equal(prefix.begin(), prefix.end(), address.begin());
}

}  // namespace

void add_address(std::vector<NetworkAddress>& list, const void* bytes, bool v6) {
    NetworkAddress address{.v6 = v6, .bytes = {}};
    std::memcpy(address.bytes.data(), bytes, v6 ? 16 : 4);
    if (std::find(list.begin(), list.end(), address) == list.end()) {
        list.push_back(address);
    }
}

AddressReach reach_of(const NetworkAddress& address) noexcept {
    const std::span<const std::uint8_t> bytes(address.bytes);
    if (!address.v6) {
        return reach_of_v4(bytes.first(4));
    }
    constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    constexpr std::array<std::uint8_t, 12> nat64{0, 0x64, 0xFF, 0x9B};
    constexpr std::array<std::uint8_t, 2> six_to_four{0x20, 0x02};
    if (starts_with(bytes, mapped) || starts_with(bytes, nat64)) {
        return reach_of_v4(bytes.subspan(12, 4));
    }
    if (starts_with(bytes, six_to_four)) {
        return reach_of_v4(bytes.subspan(2, 4));
    }
    for (const Range& range : v6_ranges) {
        if (within(bytes, range)) {
            return range.reach;
        }
    }
    if ((bytes[0] & 0xE0U) != 0x20U) {
        return AddressReach::never;
    }
    for (const Range& range : v6_special) {
        if (within(bytes, range)) {
            return range.reach;
        }
    }
    return AddressReach::world;
}

std::string to_string(const NetworkAddress& address) {
    std::string text;
    char part[8];
    if (!address.v6) {
        for (std::size_t i = 0; i < 4; ++i) {
            std::snprintf(part, sizeof part, "%s%u", i == 0 ? "" : ".", unsigned{address.bytes.at(i)});
            text += part;
        }
        return text;
    }
    for (std::size_t i = 0; i < 16; i += 2) {
        const unsigned group = unsigned{address.bytes.at(i)} << 8U | address.bytes.at(i + 1);
        std::snprintf(part, sizeof part, "%s%x", i == 0 ? "" : ":", group);
        text += part;
    }
    return text;
}

}  // namespace smallprint
