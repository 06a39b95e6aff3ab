// A git pack read once from its beginning to its end: where each object's entry lies and what it builds on.
// git's gitformat-pack says how a pack is written. Nothing of it is trusted: memory grows with what is there,
// never with what is claimed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <vector>

#include "import/collection.h"

namespace smallprint::git {

enum class PackType : std::uint8_t {
    commit = 1,
    tree = 2,
    blob = 3,
    tag = 4,
    offset_delta = 6,
    id_delta = 7
};

struct PackEntry {
    std::uint64_t offset = 0;  ///< Of the entry in the pack.
    std::uint64_t data = 0;    ///< Of what is deflated in it.
    std::uint64_t end = 0;     ///< Where the next one begins.
    std::uint64_t size = 0;    ///< Of what it inflates to.
    std::uint32_t crc = 0;     ///< CRC-32 of all of the entry.
    PackType type = PackType::blob;
    std::uint32_t base = 0;  ///< For offset_delta: which entry; for id_delta: which of `Pack::base_ids`.
};

struct Pack {
    std::vector<PackEntry> entries;  ///< In the order of their offsets.
    std::vector<ObjectId> base_ids;
    ObjectId checksum{};  ///< SHA-1 of the pack; it was compared.
};

/// An object larger than this is no text of terms; a pack with one is refused.
inline constexpr std::uint64_t largest_object = std::uint64_t{128} << 20U;

/// Reads the pack that `in` stands at and writes it to `copy`. `progress` gets the objects read and those
/// there are. Throws Error(unreadable_input) for a pack that is cut off, damaged or of an unknown kind.
[[nodiscard]] Pack read_pack(std::istream& in, std::ostream& copy,
                             const std::function<void(std::size_t done, std::size_t total)>& progress);

}  // namespace smallprint::git
