// Many hashes at once are the hashes one by one, whatever the lengths, and with idle lanes.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "base/sha256_many.h"

namespace smallprint {
namespace {

std::vector<Sha256Digest> by_vectors(const std::vector<std::string>& texts) {
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    std::vector<Sha256Digest> digests(texts.size());
    sha256_many_by_vectors(views, digests);
    return digests;
}

TEST_CASE("many texts hashed side by side give the digests of each alone") {
    std::vector<std::string> texts;
    for (std::size_t size = 0; size < 300; ++size) {  // all ways in which the padding falls
        std::string text;
        for (std::size_t i = 0; i < size; ++i) {
            text.push_back(static_cast<char>((i * 37 + size * 11) & 0xFFU));
        }
        texts.push_back(std::move(text));
    }
    texts.emplace_back(100'001, 'x');  // one lane goes on long after the others
    const auto digests = by_vectors(texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CAPTURE(texts[i].size());
        CHECK(digests[i] == sha256(texts[i]));
    }
}

TEST_CASE("the known digest of abc comes out of vectors too") {
    CHECK(to_hex(by_vectors({"abc"}).front()) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(by_vectors({}).empty());
}

TEST_CASE("sha256_many chooses a way and gives the same") {
    const std::vector<std::string> texts{"", "a", "bc", std::string(1000, 'd'), "efg", std::string(64, 'h')};
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    std::vector<Sha256Digest> digests(texts.size());
    sha256_many(views, digests);
    CHECK(digests == by_vectors(texts));
    std::vector<Sha256Digest> too_few(2);
    CHECK_THROWS_AS(sha256_many(views, too_few), Error);
}

}  // namespace
}  // namespace smallprint
