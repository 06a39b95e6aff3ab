#include "base/sha256.h"

#include <doctest/doctest.h>

#include <string>

namespace smallprint {

TEST_CASE("SHA-256 of the standard's examples (FIPS 180-4)") {
    CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("pieces give the digest of the whole") {
    CHECK(Sha256{}.update("a").update("").update("bc").finish() == sha256("abc"));
}

TEST_CASE("digests are read back from hexadecimal") {
    const auto digest = sha256("abc");
    CHECK(digest_from_hex(to_hex(digest)) == digest);
    CHECK(digest_from_hex("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD") == digest);
    CHECK_FALSE(digest_from_hex("ba78").has_value());
    CHECK_FALSE(digest_from_hex(std::string(64, 'g')).has_value());
}

TEST_CASE("base32 as in RFC 4648") {
    const std::string text = "foobar";
    const std::span bytes{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};  // NOLINT
    CHECK(to_base32(bytes, 8) == "MZXW6YTB");
    CHECK(to_base32(bytes.first(5), 4) == "MZXW");
}

}  // namespace smallprint
