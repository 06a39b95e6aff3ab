#include "import/pack_delta.h"

#include <cstdint>

#include "base/error.h"
#include "import/pack_entries.h"

namespace smallprint::git {
namespace {

Error damaged() {
    return {ErrorCode::unreadable_input, "The bundle is damaged: a text in it cannot be put together."};
}

class DeltaReader {
public:
    explicit DeltaReader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    std::uint8_t byte() {
        if (rest_.empty()) {
            throw damaged();
        }
        const auto value = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }

    /// Seven bits a byte, the lowest first.
    std::uint64_t size() {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            const std::uint8_t next = byte();
            if (shift > 49) {
                throw damaged();
            }
            value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
            if ((next & 0x80U) == 0) {
                return value;
            }
        }
    }

    /// The bytes of a number that `present` has a bit for, the lowest first.
    std::size_t sparse_number(unsigned present, unsigned bytes) {
        std::size_t value = 0;
        for (unsigned i = 0; i < bytes; ++i) {
            if ((present & (1U << i)) != 0) {
                value |= static_cast<std::size_t>(byte()) << (8 * i);
            }
        }
        return value;
    }

    std::string_view take(std::size_t count) {
        if (count > rest_.size()) {
            throw damaged();
        }
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

private:
    std::string_view rest_;
};

}  // namespace

std::string apply_delta(std::string_view base, std::string_view delta) {
    DeltaReader in(delta);
    const std::uint64_t base_size = in.size();
    const std::uint64_t result_size = in.size();
    if (base_size != base.size() || result_size > largest_object) {
        throw damaged();
    }
    std::string result;
    result.reserve(static_cast<std::size_t>(result_size));
    while (!in.at_end()) {
        const unsigned operation = in.byte();
        std::string_view part;
        if ((operation & 0x80U) != 0) {
            constexpr std::size_t size_for_none = 0x10000;
            const std::size_t offset = in.sparse_number(operation & 15U, 4);
            std::size_t size = in.sparse_number((operation >> 4U) & 7U, 3);
            size = size == 0 ? size_for_none : size;
            if (offset > base.size() || size > base.size() - offset) {
                throw damaged();
            }
            part = base.substr(offset, size);
        } else if (operation != 0) {
            part = in.take(operation);
        } else {
            throw damaged();  // Kept for later by git.
        }
        if (part.size() > result_size - result.size()) {
            throw damaged();
        }
        result.append(part);
    }
    if (result.size() != result_size) {
        throw damaged();
    }
    return result;
}

}  // namespace smallprint::git
