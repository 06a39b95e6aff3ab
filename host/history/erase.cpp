#include "history/erase.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "history/blocks.h"
#include "history/bytes.h"
#include "history/search_index.h"

namespace smallprint::history {

namespace {

struct Frame {
    BlockId first = 0;
    std::vector<Block> blocks;
};

std::optional<Frame> frame_of(Connection& connection, BlockId id) {
    Query found =
        connection.query("SELECT first, data FROM frame WHERE first <= ? ORDER BY first DESC LIMIT 1");
    if (!found.integer(id).step()) {
        return std::nullopt;
    }
    return Frame{found.integer_at(0), unpack_frame(found.blob_at(1))};
}

}  // namespace

void erase_blocks(Connection& connection, const std::set<BlockId>& gone) {
    for (auto id = gone.begin(); id != gone.end();) {
        auto frame = frame_of(connection, *id);
        if (!frame) {
            throw_damaged();
        }
        const BlockId end = frame->first + static_cast<BlockId>(frame->blocks.size());
        if (*id >= end) {
            throw_damaged();
        }
        for (; id != gone.end() && *id < end; ++id) {
            Block& block = frame->blocks[static_cast<std::size_t>(*id - frame->first)];
            unindex_block(connection, *id, block.text);
            connection.query("DELETE FROM block WHERE hash = ? AND id = ?")
                .blob(block_key(block))
                .integer(*id)
                .run();
            block = Block{};
        }
        const bool empty = std::all_of(frame->blocks.begin(), frame->blocks.end(),
                                       [](const Block& block) { return block.text.empty(); });
        if (empty) {
            connection.query("DELETE FROM frame WHERE first = ?").integer(frame->first).run();
            continue;
        }
        std::vector<const Block*> kept;
        for (const Block& block : frame->blocks) {
            kept.push_back(&block);
        }
        const std::string packed = pack_frame(kept);
        connection.query("UPDATE frame SET data = ? WHERE first = ?")
            .blob(packed)
            .integer(frame->first)
            .run();
    }
}

bool clear_traces(Connection& connection) {
    SQLite::Database& database = connection.database();
    database.exec("INSERT INTO words (words) VALUES ('optimize')");
    database.exec("VACUUM");
    SQLite::Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
    return checkpoint.executeStep() && checkpoint.getColumn(0).getInt() == 0;
}

}  // namespace smallprint::history
