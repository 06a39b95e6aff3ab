// The embedded list of ids, and what is refused to be one.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"
#include "install/extension_ids.h"

namespace sp = smallprint;

TEST_CASE("the embedded ids are those of shared/protocol/ids.json") {
    std::ifstream file(SMALLPRINT_SOURCE_DIR "/shared/protocol/ids.json");
    const auto list = nlohmann::json::parse(file);
    const auto& ids = sp::extension_ids();
    CHECK(ids.host_name == "org.smallprint.host");
    REQUIRE(!ids.chromium.empty());
    REQUIRE(!ids.firefox.empty());
    CHECK(list["development"]["chromium"] == ids.chromium[0]);
    for (const auto& [channel, entry] : list.items()) {
        if (!entry.is_object()) {
            continue;
        }
        if (entry.contains("chromium") && entry["chromium"].is_string()) {
            CHECK(std::ranges::count(ids.chromium, entry["chromium"].get<std::string>()) == 1);
        }
        if (entry.contains("firefox") && entry["firefox"].is_string()) {
            CHECK(std::ranges::count(ids.firefox, entry["firefox"].get<std::string>()) == 1);
        }
    }
}

TEST_CASE("ids that stores have not given yet are left out") {
    const auto ids = sp::parse_extension_ids(R"({"host":"a.b","development":{"key":"zzz",
        "chromium":"abcdefghijklmnopabcdefghijklmnop","firefox":"x@y"},"edge":{"chromium":null},
        "amo":{"firefox":"{d3b1a5c0-0000-4000-8000-000000000000}"}})");
    CHECK(ids.chromium.size() == 1);
    CHECK(ids.firefox == std::vector<std::string>{"{d3b1a5c0-0000-4000-8000-000000000000}", "x@y"});
}

TEST_CASE("what could not be an id is refused, wildcards above all") {
    const auto with = [](const std::string& chromium, const std::string& firefox) {
        return R"({"host":"a.b","development":{"chromium":")" + chromium + R"(","firefox":")" + firefox +
               R"("}})";
    };
    const std::string good = "abcdefghijklmnopabcdefghijklmnop";
    CHECK_NOTHROW((void)sp::parse_extension_ids(with(good, "x@y")));
    for (const std::string bad :
         {"*", "abc", "abcdefghijklmnopabcdefghijklmnoq", "ABCDEFGHIJKLMNOPABCDEFGHIJKLMNOP"}) {
        CHECK_THROWS_AS((void)sp::parse_extension_ids(with(bad, "x@y")), sp::Error);
    }
    for (const std::string bad : {"*", "no-at", "a b@c", "x@"}) {
        CHECK_THROWS_AS((void)sp::parse_extension_ids(with(good, bad)), sp::Error);
    }
    for (const std::string bad : {"", "[]", "{}", R"({"host":"a.b"})"}) {
        CHECK_THROWS_AS((void)sp::parse_extension_ids(bad), sp::Error);
    }
}
