#include "import/pack_index.h"

#include <algorithm>
#include <numeric>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "import/pack_sha1.h"

namespace smallprint::git {
namespace {

constexpr std::uint64_t first_large_offset = std::uint64_t{1} << 31U;

void put(std::string& out, std::uint64_t value, unsigned bytes) {
    for (unsigned i = bytes; i > 0; --i) {
        out.push_back(static_cast<char>((value >> (8 * (i - 1))) & 0xFFU));
    }
}

void put(std::string& out, const ObjectId& id) {
    out.append(reinterpret_cast<const char*>(id.data()), id.size());
}

}  // namespace

void write_pack_index(std::ostream& out, const Pack& pack, std::span<const ObjectId> ids) {
    std::vector<std::uint32_t> order(ids.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t entry) { return ids[entry]; });

    std::string index = "\377tOc";
    put(index, 2, 4);
    std::size_t up_to = 0;
    for (unsigned first_byte = 0; first_byte < 256; ++first_byte) {
        while (up_to < order.size() && ids[order[up_to]][0] <= first_byte) {
            ++up_to;
        }
        put(index, up_to, 4);
    }
    for (const std::uint32_t entry : order) {
        put(index, ids[entry]);
    }
    for (const std::uint32_t entry : order) {
        put(index, pack.entries[entry].crc, 4);
    }
    std::string large;
    for (const std::uint32_t entry : order) {
        const std::uint64_t offset = pack.entries[entry].offset;
        if (offset < first_large_offset) {
            put(index, offset, 4);
        } else {
            put(index, first_large_offset | (large.size() / 8), 4);
            put(large, offset, 8);
        }
    }
    index += large;
    put(index, pack.checksum);
    Sha1 hash;
    hash.update(index);
    put(index, hash.finish());
    out.write(index.data(), static_cast<std::streamsize>(index.size()));
}

}  // namespace smallprint::git
