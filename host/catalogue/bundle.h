// A signed catalogue, as it is handed on: one text file.
//
//   smallprint-catalogue-bundle 1
//   key <first 16 hex digits of the signer's public key>
//   version <number, greater with every bundle>
//   created <RFC 3339>
//   expires <RFC 3339>
//   length <bytes of the catalogue>
//   sha256 <of the catalogue>
//   signature <Ed25519 over every line above, line ends included>
//   <the catalogue in base64>
//
// Nothing of the catalogue is decoded before the signature holds, and nothing is allocated by what an
// unsigned line says. The ideas of version, expiry and pinned keys are those of The Update Framework
// (theupdateframework.io); one signer and one file are enough here. Text, so that every web server hands it
// out unchanged. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ed25519.h"
#include "base/sha256.h"

namespace smallprint {

/// Larger files are not read at all.
inline constexpr std::size_t largest_bundle = std::size_t{64} << 20U;

struct BundleInfo {
    std::uint64_t version = 0;
    TimeMs created = 0;
    TimeMs expires = 0;
    std::uint64_t length = 0;
    Sha256Digest sha256{};
};

struct Bundle {
    BundleInfo info;
    std::string head;       ///< The signed lines and the signature, to be kept.
    std::string catalogue;  ///< The bytes of a built catalogue, not looked into yet.
};

/// The keys that this program trusts (shared/catalogue/update_keys.txt).
[[nodiscard]] std::span<const Ed25519Public> trusted_keys();

/// `info` without length and hash, which are the catalogue's.
[[nodiscard]] std::string make_bundle(std::string_view catalogue, BundleInfo info,
                                      const Ed25519Secret& secret);

/// Throws Error(catalogue_invalid) saying why: no bundle, an unknown key, a wrong signature, cut off,
/// changed, too large. Neither expiry nor rollback is looked at: that needs a clock and a memory.
[[nodiscard]] Bundle open_bundle(std::string_view file, std::span<const Ed25519Public> keys);

/// The information of a head alone, as kept beside an installed catalogue. Throws as open_bundle.
[[nodiscard]] BundleInfo open_bundle_head(std::string_view head, std::span<const Ed25519Public> keys);

}  // namespace smallprint
