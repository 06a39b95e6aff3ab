#include "history/list_delta.h"

#include <numeric>
#include <unordered_map>

#include "history/bytes.h"

namespace smallprint::history {

namespace {

constexpr std::size_t longest_list = std::size_t{8} << 20U;

// An operation starts with (length << 1 | is_new), then, zigzag, how far its start lies from where one would
// expect it: the old position after the last copy, or the id after the last new one.
void write_operation(ByteWriter& out, std::size_t length, bool is_new, std::int64_t offset) {
    out.number((static_cast<std::uint64_t>(length) << 1U) | (is_new ? 1U : 0U));
    out.signed_number(offset);
}

}  // namespace

std::string encode_list(std::span<const BlockId> before, std::span<const BlockId> after) {
    std::unordered_map<BlockId, std::size_t> position;
    position.reserve(before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        position.emplace(before[i], i);
    }
    ByteWriter out;
    std::size_t expected_position = 0;
    BlockId expected_id = 0;
    std::size_t i = 0;
    while (i < after.size()) {
        std::size_t start = expected_position;
        bool known = start < before.size() && before[start] == after[i];
        if (!known) {
            if (const auto found = position.find(after[i]); found != position.end()) {
                start = found->second;
                known = true;
            }
        }
        std::size_t length = 1;
        if (known) {
            while (i + length < after.size() && start + length < before.size() &&
                   before[start + length] == after[i + length]) {
                ++length;
            }
            write_operation(out, length, false,
                            static_cast<std::int64_t>(start) - static_cast<std::int64_t>(expected_position));
            expected_position = start + length;
        } else {
            const BlockId first = after[i];
            while (i + length < after.size() && after[i + length] == first + static_cast<BlockId>(length) &&
                   !position.contains(after[i + length])) {
                ++length;
            }
            write_operation(out, length, true, first - expected_id);
            expected_id = first + static_cast<BlockId>(length);
        }
        i += length;
    }
    return out.take();
}

std::vector<BlockId> decode_list(std::span<const BlockId> before, std::string_view delta) {
    std::vector<BlockId> after;
    after.reserve(before.size() + 16);
    ByteReader in(delta);
    std::int64_t expected_position = 0;
    BlockId expected_id = 0;
    while (!in.at_end()) {
        const std::uint64_t operation = in.number();
        const std::uint64_t length = operation >> 1U;
        const std::int64_t offset = in.signed_number();
        if (length == 0 || length > longest_list - after.size()) {
            throw_damaged();
        }
        const auto count = static_cast<std::int64_t>(length);
        const bool is_new = (operation & 1U) != 0;
        std::int64_t& expected = is_new ? expected_id : expected_position;
        std::int64_t start = 0;
        if (__builtin_add_overflow(expected, offset, &start) || start < 0 || start > INT64_MAX - count) {
            throw_damaged();
        }
        if (is_new) {
            after.resize(after.size() + length);
            std::iota(after.end() - count, after.end(), start);
        } else {
            if (start + count > static_cast<std::int64_t>(before.size())) {
                throw_damaged();
            }
            const auto from = before.begin() + start;
            after.insert(after.end(), from, from + count);
        }
        expected = start + count;
    }
    return after;
}

}  // namespace smallprint::history
