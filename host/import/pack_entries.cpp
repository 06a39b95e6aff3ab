#include "import/pack_entries.h"

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>

#include "base/error.h"
#include "import/inflater.h"
#include "import/no_room.h"
#include "import/pack_sha1.h"

namespace smallprint::git {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 18U;
constexpr std::uint32_t known_version = 2;

Error damaged() {
    return {ErrorCode::unreadable_input, "The bundle is damaged: its pack is cut off or was changed."};
}

/// The bytes of a pack in order; what was taken is copied, hashed and, since `mark`, checked by CRC.
class PackInput {
public:
    PackInput(std::istream& in, std::ostream& copy) : in_(in), copy_(copy), buffer_(chunk, '\0') {}

    [[nodiscard]] std::uint64_t offset() const { return begun_at_ + at_; }

    std::uint8_t byte() {
        if (at_ == filled_) {
            fill();
        }
        return static_cast<std::uint8_t>(buffer_[at_++]);
    }

    std::uint32_t number() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            value = (value << 8U) | byte();
        }
        return value;
    }

    ObjectId id() {
        ObjectId id{};
        std::ranges::generate(id, [this] { return byte(); });
        return id;
    }

    void mark() {
        marked_ = at_;
        crc_ = 0;  // as zlib begins it
    }
    std::uint32_t crc_since_mark() {
        add_to_crc();
        return crc_;
    }

    /// Goes over what is deflated here; false unless it is `size` bytes.
    bool pass_deflated(std::uint64_t size) {
        z_stream& stream = inflater_.begin();
        std::uint64_t inflated = 0;
        for (int result = Z_OK; result != Z_STREAM_END;) {
            if (at_ == filled_) {
                fill();
            }
            stream.next_in = reinterpret_cast<Bytef*>(buffer_.data() + at_);
            stream.avail_in = static_cast<uInt>(filled_ - at_);
            stream.next_out = reinterpret_cast<Bytef*>(unused_.data());
            stream.avail_out = static_cast<uInt>(unused_.size());
            result = inflate(&stream, Z_NO_FLUSH);
            at_ = filled_ - stream.avail_in;
            inflated += unused_.size() - stream.avail_out;
            if ((result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) || inflated > size) {
                return false;
            }
        }
        return inflated == size;
    }

    /// The pack's checksum, which ends it.
    ObjectId end() {
        hash_and_copy();
        const ObjectId computed = hash_.finish();
        if (id() != computed) {
            throw damaged();
        }
        hash_and_copy();
        return computed;
    }

private:
    void fill() {
        hash_and_copy();
        add_to_crc();
        begun_at_ += filled_;
        in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        filled_ = static_cast<std::size_t>(in_.gcount());
        at_ = marked_ = done_ = 0;
        if (filled_ == 0) {
            throw damaged();
        }
    }

    void hash_and_copy() {
        const std::string_view taken(buffer_.data() + done_, at_ - done_);
        hash_.update(taken);
        if (!copy_.write(taken.data(), static_cast<std::streamsize>(taken.size()))) {
            throw no_room();
        }
        done_ = at_;
    }

    void add_to_crc() {
        crc_ =
            static_cast<std::uint32_t>(crc32(crc_, reinterpret_cast<const Bytef*>(buffer_.data() + marked_),
                                             static_cast<uInt>(at_ - marked_)));
        marked_ = at_;
    }

    std::istream& in_;
    std::ostream& copy_;
    Inflater inflater_;
    Sha1 hash_;
    std::string buffer_;
    std::array<char, std::size_t{1} << 16U> unused_{};
    std::uint64_t begun_at_ = 0;  // offset of the buffer's first byte
    std::size_t filled_ = 0;
    std::size_t at_ = 0;
    std::size_t marked_ = 0;  // up to here in the CRC
    std::size_t done_ = 0;    // up to here hashed and copied
    std::uint32_t crc_ = 0;
};

// Four bits with the type, then seven bits a byte, the lowest first.
void read_type_and_size(PackInput& in, PackEntry& entry) {
    std::uint8_t byte = in.byte();
    const unsigned type = (byte >> 4U) & 7U;
    if (type == 0 || type == 5) {
        throw damaged();
    }
    entry.type = static_cast<PackType>(type);
    entry.size = byte & 15U;
    for (unsigned shift = 4; (byte & 0x80U) != 0; shift += 7) {
        byte = in.byte();
        if (shift > 46) {
            throw damaged();
        }
        entry.size |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    }
    if (entry.size > largest_object) {
        throw Error(ErrorCode::unreadable_input,
                    "The bundle holds a file of more than 128 MB, which is no text of terms.");
    }
}

// How far back the base lies: seven bits a byte, the highest first, one added for each byte that goes on.
std::uint64_t read_distance(PackInput& in) {
    std::uint8_t byte = in.byte();
    std::uint64_t distance = byte & 0x7FU;
    while ((byte & 0x80U) != 0) {
        byte = in.byte();
        if (distance > (UINT64_MAX >> 9U)) {
            throw damaged();
        }
        distance = ((distance + 1) << 7U) | (byte & 0x7FU);
    }
    return distance;
}

PackEntry read_entry(PackInput& in, Pack& pack) {
    PackEntry entry;
    entry.offset = in.offset();
    in.mark();
    read_type_and_size(in, entry);
    if (entry.type == PackType::offset_delta) {
        const std::uint64_t distance = read_distance(in);
        const std::uint64_t wanted = entry.offset - distance;
        const auto base = std::ranges::lower_bound(pack.entries, wanted, {}, &PackEntry::offset);
        if (distance > entry.offset || base == pack.entries.end() || base->offset != wanted) {
            throw damaged();
        }
        entry.base = static_cast<std::uint32_t>(base - pack.entries.begin());
    } else if (entry.type == PackType::id_delta) {
        entry.base = static_cast<std::uint32_t>(pack.base_ids.size());
        pack.base_ids.push_back(in.id());
    }
    entry.data = in.offset();
    if (!in.pass_deflated(entry.size)) {
        throw damaged();
    }
    entry.end = in.offset();
    entry.crc = in.crc_since_mark();
    return entry;
}

}  // namespace

Pack read_pack(std::istream& in, std::ostream& copy,
               const std::function<void(std::size_t done, std::size_t total)>& progress) {
    PackInput input(in, copy);
    constexpr std::uint32_t signature = 0x5041434B;  // "PACK"
    if (input.number() != signature || input.number() != known_version) {
        throw damaged();
    }
    const std::uint32_t count = input.number();
    Pack pack;
    for (std::uint32_t i = 0; i < count; ++i) {
        const PackEntry entry = read_entry(input, pack);
        pack.entries.push_back(entry);
        progress(pack.entries.size(), count);
    }
    pack.checksum = input.end();
    return pack;
}

}  // namespace smallprint::git
