#include "history/list_delta.h"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

#include "base/error.h"

namespace smallprint::history {

namespace {

void check_round_trip(const std::vector<BlockId>& before, const std::vector<BlockId>& after) {
    CHECK(decode_list(before, encode_list(before, after)) == after);
}

}  // namespace

TEST_CASE("a list comes back from its difference to another") {
    check_round_trip({}, {});
    check_round_trip({}, {1, 2, 3});
    check_round_trip({1, 2, 3}, {});
    check_round_trip({1, 2, 3, 4, 5}, {1, 2, 9, 4, 5});
    check_round_trip({1, 2, 3, 4, 5}, {4, 5, 1, 2, 3, 3, 3});
    check_round_trip({7, 7, 7, 8}, {8, 7, 7, 7, 7, 1'000'000'000'000});
}

TEST_CASE("random lists come back, and an edit of one block costs a few bytes") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<BlockId> before(random() % 60);
        std::vector<BlockId> after(random() % 60);
        for (BlockId& id : before) {
            id = 1 + static_cast<BlockId>(random() % 40);
        }
        for (BlockId& id : after) {
            id = 1 + static_cast<BlockId>(random() % 40);
        }
        check_round_trip(before, after);
    }
    std::vector<BlockId> before(3000);
    std::iota(before.begin(), before.end(), 1);
    std::vector<BlockId> after = before;
    after[1500] = 100'000;
    CHECK(encode_list(before, after).size() < 16);
    CHECK(encode_list({}, before).size() < 8);
}

TEST_CASE("damaged differences are refused, not followed") {
    const std::vector<BlockId> before{1, 2, 3};
    const std::string good = encode_list(before, std::vector<BlockId>{1, 2, 3, 9});
    for (std::size_t cut = 1; cut < good.size(); ++cut) {
        try {
            const std::vector<BlockId> shorter = decode_list(before, good.substr(0, cut));
            CHECK(shorter.size() < 4);
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::store_unavailable);
        }
    }
    // A run of 2^40 new ids, a copy from beyond the end, an empty run.
    CHECK_THROWS_AS(decode_list(before, std::string("\x81\x80\x80\x80\x80\x40\x00", 7)), Error);
    CHECK_THROWS_AS(decode_list(before, std::string("\x08\x00", 2)), Error);
    CHECK_THROWS_AS(decode_list(before, std::string("\x00\x00", 2)), Error);
    CHECK_THROWS_AS(decode_list(before, std::string("\x02\x01", 2)), Error);
}

}  // namespace smallprint::history
