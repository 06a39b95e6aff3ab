// Time stamps after RFC 3161, by OpenSSL: asking an authority to sign that a SHA-256 existed at a time, and
// checking its answer. Makes and reads bytes only; sending them is for a door.
//
// Whatever comes from an authority is hostile until checked: sizes are bounded, nothing of it is used before
// the signature holds.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/sha256.h"

namespace smallprint {

/// The largest answer that is looked at, in bytes; real ones are a few kilobytes.
inline constexpr std::size_t largest_time_stamp = std::size_t{256} << 10U;

/// A TimeStampReq in DER for the digest: version 1, a random nonce, the authority's certificate asked for.
/// Throws Error(internal) if OpenSSL fails.
[[nodiscard]] std::string time_stamp_request(const Sha256Digest& digest);

/// What a checked answer says.
struct TimeStamp {
    TimeMs at = 0;          ///< The authority's time.
    std::string authority;  ///< Subject of the certificate that signed it, in one line.
};

/// Checks a TimeStampResp in DER: granted, for this request's digest and nonce, signed for time stamping by a
/// certificate that leads to one of `trusted` (a PEM file; without one, what this computer trusts). Throws
/// Error(unreadable_input) with what does not hold.
[[nodiscard]] TimeStamp check_time_stamp(std::string_view request, std::string_view reply,
                                         const std::optional<std::filesystem::path>& trusted);

/// True if the reply is for the request and is whole, whoever signed it: what `history verify` can say
/// without knowing whom to trust.
[[nodiscard]] bool time_stamp_fits(std::string_view request, std::string_view reply);

}  // namespace smallprint
