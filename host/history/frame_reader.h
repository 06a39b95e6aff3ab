// Blocks read one after the other, mostly neighbours: the frame last unpacked is kept at hand.
#pragma once

#include <cstddef>
#include <vector>

#include "history/blocks.h"
#include "history/bytes.h"
#include "history/connection.h"

namespace smallprint::history {

class FrameReader {
public:
    explicit FrameReader(Connection& connection) : connection_(connection) {}

    /// Makes the last frame that begins at or below `id` the one at hand; false if there is none.
    bool move_to(BlockId id) {
        if (id >= first_ && id < end()) {
            return true;
        }
        Query found =
            connection_.query("SELECT first, data FROM frame WHERE first <= ? ORDER BY first DESC LIMIT 1");
        if (!found.integer(id).step()) {
            return false;
        }
        if (first_ != found.integer_at(0) || blocks_.empty()) {
            first_ = found.integer_at(0);
            blocks_ = unpack_frame(found.blob_at(1));
            ++unpacked_;
        }
        return true;
    }

    [[nodiscard]] BlockId end() const { return first_ + static_cast<BlockId>(blocks_.size()); }
    [[nodiscard]] bool has(BlockId id) const { return id >= first_ && id < end(); }

    /// Throws Error(store_unavailable) unless the frame at hand has it.
    [[nodiscard]] const Block& block(BlockId id) const {
        if (!has(id)) {
            throw_damaged();
        }
        return blocks_[static_cast<std::size_t>(id - first_)];
    }

    /// How many frames were unpacked so far.
    [[nodiscard]] std::size_t unpacked() const { return unpacked_; }

private:
    Connection& connection_;
    BlockId first_ = 0;
    std::vector<Block> blocks_;
    std::size_t unpacked_ = 0;
};

}  // namespace smallprint::history
