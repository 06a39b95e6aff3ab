// Which addresses may be fetched from, and what an address is made of. Pure.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "doors/watcher/network_address.h"
#include "doors/watcher/web_url.h"

namespace smallprint {

TEST_CASE("which addresses are anybody's") {
    const auto v4 = [](std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d) {
        return reach_of(NetworkAddress{false, {a, b, c, d}});
    };
    CHECK(v4(93, 184, 216, 34) == AddressReach::world);
    CHECK(v4(172, 32, 0, 1) == AddressReach::world);
    CHECK(v4(100, 128, 0, 1) == AddressReach::world);
    for (const auto& own : {v4(10, 0, 0, 1), v4(127, 0, 0, 1), v4(127, 9, 9, 9), v4(172, 16, 0, 1),
                            v4(172, 31, 255, 255), v4(192, 168, 0, 1), v4(100, 64, 0, 1)}) {
        CHECK(own == AddressReach::own_network);
    }
    for (const auto& never :
         {v4(0, 0, 0, 0), v4(169, 254, 169, 254), v4(100, 100, 100, 200), v4(192, 0, 2, 1), v4(198, 19, 0, 1),
          v4(224, 0, 0, 1), v4(255, 255, 255, 255), v4(240, 0, 0, 1)}) {
        CHECK(never == AddressReach::never);
    }
    const auto v6 = [](std::array<std::uint8_t, 16> bytes) { return reach_of(NetworkAddress{true, bytes}); };
    CHECK(v6({0x26, 0x06, 0x28}) == AddressReach::world);
    CHECK(v6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}) == AddressReach::own_network);
    CHECK(v6({0xFD, 0x12}) == AddressReach::own_network);
    CHECK(v6({0xFD, 0x00, 0x0E, 0xC2}) == AddressReach::never);
    CHECK(v6({0xFE, 0x80}) == AddressReach::never);
    CHECK(v6({}) == AddressReach::never);
    CHECK(v6({0x20, 0x01, 0x0D, 0xB8}) == AddressReach::never);
    CHECK(v6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 10, 0, 0, 1}) == AddressReach::own_network);
    CHECK(v6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 169, 254, 169, 254}) == AddressReach::never);
    CHECK(v6({0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 127, 0, 0, 1}) == AddressReach::own_network);
    CHECK(v6({0x20, 0x02, 192, 168, 1, 1}) == AddressReach::own_network);
}

TEST_CASE("addresses are taken apart and put together as browsers do") {
    const auto base = parse_web_url("https://Terms.Example:443/legal/terms?v=2#top");
    REQUIRE(base.has_value());
    CHECK(base->text() == "https://terms.example/legal/terms?v=2");
    const auto leads = [&](std::string_view reference) {
        const auto url = resolve_reference(*base, reference);
        return url ? url->text() : std::string("none");
    };
    CHECK(leads("privacy") == "https://terms.example/legal/privacy");
    CHECK(leads("../x/./y/../z") == "https://terms.example/x/z");
    CHECK(leads("/a b\"\xC3\xA9") == "https://terms.example/a%20b%22%C3%A9");
    CHECK(leads("?v=3") == "https://terms.example/legal/terms?v=3");
    CHECK(leads("//other.example/") == "https://other.example/");
    CHECK(leads("/../../..") == "https://terms.example/");
    CHECK(leads("/x\r\nHost: evil") == "https://terms.example/x%0D%0AHost:%20evil");
    CHECK(leads("javascript:alert(1)") == "none");
    CHECK(leads("https://a@b/") == "none");
    CHECK(leads("https://ex\xC3\xA9mple.example/") == "none");
    CHECK(leads("https://host:99999/") == "none");
    CHECK(parse_web_url("https://[2001:db8::1]:8443/")->text() == "https://[2001:db8::1]:8443/");
    CHECK_FALSE(parse_web_url("https:///path").has_value());
    CHECK_FALSE(parse_web_url("https://host\\@evil/").value_or(WebUrl{}).host == "evil");
}

}  // namespace smallprint
