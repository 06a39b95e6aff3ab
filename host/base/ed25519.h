// Ed25519 signatures (RFC 8032) by OpenSSL.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace smallprint {

using Ed25519Public = std::array<std::uint8_t, 32>;
using Ed25519Secret = std::array<std::uint8_t, 32>;  ///< The seed, not the expanded key.
using Ed25519Signature = std::array<std::uint8_t, 64>;

/// A new secret from the system's random numbers. Throws Error(internal).
[[nodiscard]] Ed25519Secret make_ed25519_secret();

/// The public half. Throws Error(internal).
[[nodiscard]] Ed25519Public ed25519_public(const Ed25519Secret& secret);

/// Throws Error(internal).
[[nodiscard]] Ed25519Signature ed25519_sign(const Ed25519Secret& secret, std::string_view message);

/// False for every signature that is not this key's over exactly this message.
[[nodiscard]] bool ed25519_verify(const Ed25519Public& key, std::string_view message,
                                  const Ed25519Signature& signature) noexcept;

}  // namespace smallprint
