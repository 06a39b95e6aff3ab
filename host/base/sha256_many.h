// SHA-256 of many messages at once: their blocks side by side in the lanes of the processor's vectors, which
// is several times the speed of one after the other where the processor has no SHA instructions of its own.
//
// Pure. The digests are those of sha256().
#pragma once

#include <span>
#include <string_view>

#include "base/sha256.h"

namespace smallprint {

/// `digests[i]` becomes the SHA-256 of `messages[i]`; both spans must be of one size, else Error(internal).
void sha256_many(std::span<const std::string_view> messages, std::span<Sha256Digest> digests);

/// The same by vectors whatever the processor has; for tests and measurements.
void sha256_many_by_vectors(std::span<const std::string_view> messages, std::span<Sha256Digest> digests);

}  // namespace smallprint
