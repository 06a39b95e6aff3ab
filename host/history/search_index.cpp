#include "history/search_index.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "history/blocks.h"

namespace smallprint::history {

void index_block(Connection& connection, BlockId id, std::string_view text) {
    connection.query("INSERT INTO words (rowid, text) VALUES (?, ?)").integer(id).text(text).run();
}

void unindex_block(Connection& connection, BlockId id, std::string_view text) {
    connection.query("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)")
        .integer(id)
        .text(text)
        .run();
}

void note_uses(Connection& connection, std::int64_t document, std::uint32_t number,
               std::span<const BlockId> before, std::span<const BlockId> now) {
    const std::unordered_set<BlockId> known(before.begin(), before.end());
    BlockId first = 0;
    BlockId end = 0;
    bool foreign = false;
    for (const BlockId id : now) {
        if (known.contains(id)) {
            continue;
        }
        if (id < first || id >= end) {
            // The version that owns the frame may be the one being added, which has no row yet: then it is
            // ours.
            Query owner = connection.query(
                "SELECT f.first, f.first + f.count, v.document, f.version FROM frame f LEFT JOIN version v "
                "ON v.id = "
                "f.version "
                "WHERE f.first <= ? ORDER BY f.first DESC LIMIT 1");
            if (!owner.integer(id).step()) {
                continue;
            }
            first = owner.integer_at(0);
            end = owner.integer_at(1);
            // Nobody's since its document was forgotten, or another's.
            foreign = owner.integer_at(3) == 0 || (!owner.null_at(2) && owner.integer_at(2) != document);
        }
        if (foreign) {
            connection.query("INSERT OR IGNORE INTO block_use (block, document, number) VALUES (?, ?, ?)")
                .integer(id)
                .integer(document)
                .integer(number)
                .run();
        }
    }
}

void index_all_blocks(SQLite::Database& database) {
    struct Owner {
        std::int64_t version = 0;
        std::int64_t document = 0;
    };
    std::map<BlockId, Owner> frames;  // by first block
    SQLite::Statement all(database, "SELECT first, data FROM frame ORDER BY first");
    SQLite::Statement insert(database, "INSERT INTO words (rowid, text) VALUES (?, ?)");
    while (all.executeStep()) {
        BlockId id = all.getColumn(0).getInt64();
        frames.emplace(id, Owner{});
        const SQLite::Column data = all.getColumn(1);
        for (const Block& block : unpack_frame(
                 {static_cast<const char*>(data.getBlob()), static_cast<std::size_t>(data.getBytes())})) {
            insert.bind(1, id++);
            insert.bind(2, block.text);
            insert.exec();
            insert.reset();
        }
    }
    // Versions in the order in which they were recorded: the first that has a block of a frame brought it.
    std::map<std::int64_t, std::vector<BlockId>> lists;  // by document
    SQLite::Statement versions(database, "SELECT id, document, number, base, list FROM version ORDER BY id");
    SQLite::Statement own(database, "UPDATE frame SET version = ? WHERE first = ?");
    SQLite::Statement use(database,
                          "INSERT OR IGNORE INTO block_use (block, document, number) VALUES (?, ?, ?)");
    while (versions.executeStep()) {
        const std::int64_t version = versions.getColumn(0).getInt64();
        const std::int64_t document = versions.getColumn(1).getInt64();
        auto& list = lists[document];
        const SQLite::Column data = versions.getColumn(4);
        const std::string_view delta(static_cast<const char*>(data.getBlob()),
                                     static_cast<std::size_t>(data.getBytes()));
        list = decode_list(versions.getColumn(3).getInt64() == 0 ? std::span<const BlockId>{} : list, delta);
        for (const BlockId id : list) {
            auto frame = frames.upper_bound(id);
            if (frame == frames.begin()) {
                continue;
            }
            Owner& owner = (--frame)->second;
            if (owner.version == 0) {
                owner = {version, document};
                own.bind(1, version);
                own.bind(2, frame->first);
                own.exec();
                own.reset();
            } else if (owner.document != document) {
                use.bind(1, id);
                use.bind(2, document);
                use.bind(3, versions.getColumn(2).getInt64());
                use.exec();
                use.reset();
            }
        }
    }
}

}  // namespace smallprint::history
