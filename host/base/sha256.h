// SHA-256 by OpenSSL, and the two spellings of a digest that Smallprint uses.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace smallprint {

/// The 32 bytes of a SHA-256 (FIPS 180-4).
using Sha256Digest = std::array<std::uint8_t, 32>;

/// A hash made from several pieces, so that a long text need not be copied together first.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    Sha256& update(std::string_view bytes);
    /// The digest of all updates so far. The object must not be used afterwards.
    [[nodiscard]] Sha256Digest finish();

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

[[nodiscard]] Sha256Digest sha256(std::string_view bytes);

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);
/// The digest written as 64 hexadecimal digits of either case; nothing if the text is anything else.
[[nodiscard]] std::optional<Sha256Digest> digest_from_hex(std::string_view hex);

/// The first `characters` of the RFC 4648 base32 alphabet (A–Z, 2–7) spelling of `bytes`, without padding:
/// the short record ids of DESIGN 3.3 are made of it.
[[nodiscard]] std::string to_base32(std::span<const std::uint8_t> bytes, std::size_t characters);

/// Hash of a digest for unordered containers: its first bytes, which are uniform already.
struct Sha256DigestHash {
    std::size_t operator()(const Sha256Digest& digest) const noexcept {
        std::size_t value = 0;
        for (std::size_t i = 0; i < sizeof(value); ++i) {
            value = (value << 8U) | digest[i];
        }
        return value;
    }
};

}  // namespace smallprint
