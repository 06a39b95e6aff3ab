// A signed catalogue is taken whole and unchanged, or not at all.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalogue/base64.h"
#include "catalogue/bundle.h"

namespace sp = smallprint;

namespace {

const sp::Ed25519Secret secret = sp::make_ed25519_secret();
const std::array<sp::Ed25519Public, 1> keys{sp::ed25519_public(secret)};

std::string content(std::size_t size = 100'000) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) {
        bytes.push_back(static_cast<char>((i * i) >> 3U));
    }
    return bytes;
}

std::string bundle(std::uint64_t version = 7, const std::string& bytes = content()) {
    sp::BundleInfo info;
    info.version = version;
    info.created = 1'700'000'000'000;
    info.expires = 1'800'000'000'000;
    return sp::make_bundle(bytes, info, secret);
}

std::string reason(const std::string& file) {
    try {
        (void)sp::open_bundle(file, keys);
    } catch (const sp::Error& error) {
        CHECK(error.code() == sp::ErrorCode::catalogue_invalid);
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("base64 gives back what it took, and refuses what it did not write") {
    for (std::size_t size : {0U, 1U, 2U, 3U, 56U, 57U, 58U, 1000U}) {
        CHECK(sp::decode_base64(sp::encode_base64(content(size)), size) == content(size));
    }
    CHECK(sp::encode_base64("foobar") == "Zm9vYmFy\n");
    CHECK(sp::encode_base64("f") == "Zg==\n");
    for (const char* bad : {"Zg=", "Zg===", "=", "Z", "Zg==Zg==", "Zm9v!", "Zm\xc3\xb6"}) {
        CHECK_MESSAGE(!sp::decode_base64(bad, 100), bad);
    }
    CHECK(!sp::decode_base64("Zm9vYmFy", 5));
}

TEST_CASE("a good bundle comes back as it was") {
    const auto opened = sp::open_bundle(bundle(), keys);
    CHECK(opened.catalogue == content());
    CHECK(opened.info.version == 7);
    CHECK(opened.info.created == 1'700'000'000'000);
    CHECK(opened.info.expires == 1'800'000'000'000);
    CHECK(sp::open_bundle_head(opened.head, keys).version == 7);
    CHECK(!sp::trusted_keys().empty());
}

TEST_CASE("every byte counts: a bundle with one changed is refused") {
    const auto good = bundle(7, content(300));
    for (std::size_t i = 0; i < good.size(); ++i) {
        auto bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        // Only a line end of the base64 part may become another that is passed over.
        CHECK_MESSAGE(!reason(bad).empty(), i);
    }
}

TEST_CASE("cut off anywhere, with something added, huge, or nothing at all: refused") {
    const auto good = bundle(7, content(300));
    for (std::size_t size = 0; size + 1 < good.size(); ++size) {
        CHECK_MESSAGE(!reason(good.substr(0, size)).empty(), size);
    }
    CHECK(!reason(good + "AAAA").empty());
    CHECK(reason(std::string(sp::largest_bundle + 1, 'A')).find("larger") != std::string::npos);
}

TEST_CASE("another key's bundle is refused, and so is one that names ours but is not signed by it") {
    const auto other = sp::make_ed25519_secret();
    sp::BundleInfo info;
    info.version = 9;
    auto foreign = sp::make_bundle(content(10), info, other);
    CHECK(reason(foreign).find("trust") != std::string::npos);
    const auto own_id = sp::to_hex(keys[0]).substr(0, 16);
    foreign.replace(foreign.find("key ") + 4, 16, own_id);
    CHECK(reason(foreign).find("signature") != std::string::npos);
}

TEST_CASE("a signed head with another's content is refused") {
    const auto good = bundle(7, content(300));
    const auto other = bundle(7, content(301));
    const auto head = good.substr(0, good.find("signature "));
    const auto end = good.find('\n', head.size()) + 1;
    const auto other_end = other.find('\n', other.find("signature ")) + 1;
    CHECK(!reason(good.substr(0, end) + other.substr(other_end)).empty());
}
