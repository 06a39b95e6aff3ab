#include "history/blocks.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "history/bytes.h"
#include "history/compression.h"

namespace smallprint::history {

namespace {

constexpr std::size_t key_size = 16;
constexpr std::size_t most_links = 20000;
constexpr std::size_t longest_target = 2048;
constexpr std::size_t most_link_bytes = std::size_t{1} << 20U;

// All heads first, then all texts: both pack better, and a block is found without reading the texts before
// it.
std::string encode_frame(std::span<const Block* const> blocks) {
    ByteWriter out;
    out.number(blocks.size());
    for (const Block* block : blocks) {
        out.byte(static_cast<std::uint8_t>(block->kind));
        out.byte(block->level);
        out.number(block->text.size());
    }
    for (const Block* block : blocks) {
        out.raw(block->text);
    }
    return pack(out.bytes());
}

std::vector<Block> decode_frame(std::string_view packed) {
    const std::string bytes = unpack(packed);
    ByteReader in(bytes);
    std::vector<Block> blocks(in.count());
    std::vector<std::size_t> sizes(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::uint8_t kind = in.byte();
        if (kind < static_cast<std::uint8_t>(BlockKind::heading) ||
            kind > static_cast<std::uint8_t>(BlockKind::table_row)) {
            throw_damaged();
        }
        blocks[i].kind = static_cast<BlockKind>(kind);
        blocks[i].level = in.byte();
        sizes[i] = static_cast<std::size_t>(in.number());
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        blocks[i].text = in.raw(sizes[i]);
    }
    return blocks;
}

BlockId next_block_id(Connection& connection) {
    Query last = connection.query("SELECT first + count FROM frame ORDER BY first DESC LIMIT 1");
    return last.step() ? last.integer_at(0) : 1;
}

}  // namespace

std::string block_key(const Block& block) {
    const std::array<char, 2> head{static_cast<char>(block.kind), static_cast<char>(block.level)};
    const Sha256Digest digest =
        Sha256().update(std::string_view(head.data(), head.size())).update(block.text).finish();
    std::string key(key_size, '\0');
    std::transform(digest.begin(), digest.begin() + key_size, key.begin(),
                   [](std::uint8_t byte) { return static_cast<char>(byte); });
    return key;
}

std::vector<BlockId> store_blocks(Connection& connection, std::span<const Block> blocks) {
    std::vector<BlockId> ids;
    ids.reserve(blocks.size());
    std::vector<const Block*> fresh;
    std::unordered_map<std::string, BlockId> added;  // the same new block may stand twice in one document
    BlockId next = next_block_id(connection);
    const BlockId first = next;
    for (const Block& block : blocks) {
        std::string key = block_key(block);
        Query known = connection.query("SELECT id FROM block WHERE hash = ?");
        if (known.blob(key).step()) {
            ids.push_back(known.integer_at(0));
            continue;
        }
        const auto [entry, is_new] = added.try_emplace(std::move(key), next);
        ids.push_back(entry->second);
        if (is_new) {
            fresh.push_back(&block);
            ++next;
        }
    }
    if (fresh.empty()) {
        return ids;
    }
    const std::string frame = encode_frame(fresh);
    connection.query("INSERT INTO frame (first, count, data) VALUES (?, ?, ?)")
        .integer(first)
        .integer(static_cast<std::int64_t>(fresh.size()))
        .blob(frame)
        .run();
    for (const auto& [key, id] : added) {
        connection.query("INSERT INTO block (hash, id) VALUES (?, ?)").blob(key).integer(id).run();
    }
    return ids;
}

std::vector<Block> load_blocks(Connection& connection, std::span<const BlockId> ids) {
    std::vector<std::size_t> order(ids.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });

    std::vector<Block> blocks(ids.size());
    std::vector<Block> frame;
    BlockId first = 0;
    for (const std::size_t position : order) {
        const BlockId id = ids[position];
        if (frame.empty() || id - first >= static_cast<BlockId>(frame.size())) {
            Query found = connection.query(
                "SELECT first, data FROM frame WHERE first <= ? ORDER BY first DESC LIMIT 1");
            if (!found.integer(id).step()) {
                throw_damaged();
            }
            first = found.integer_at(0);
            frame = decode_frame(found.blob_at(1));
            if (id - first >= static_cast<BlockId>(frame.size())) {
                throw_damaged();
            }
        }
        blocks[position] = frame[static_cast<std::size_t>(id - first)];
    }
    return blocks;
}

std::string pack_links(std::span<const Block> blocks) {
    ByteWriter out;
    std::size_t links = 0;
    std::size_t before = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        for (const Link& link : blocks[i].links) {
            if (link.target.size() > longest_target || link.end < link.begin) {
                continue;
            }
            if (++links > most_links || out.bytes().size() > most_link_bytes) {
                return pack(out.bytes());
            }
            out.number(i - before);
            out.number(link.begin);
            out.number(link.end - link.begin);
            out.text(link.target);
            before = i;
        }
    }
    return pack(out.bytes());
}

void unpack_links(std::string_view packed, std::span<Block> blocks) {
    const std::string bytes = unpack(packed);
    ByteReader in(bytes);
    std::size_t index = 0;
    while (!in.at_end()) {
        const std::uint64_t skip = in.number();
        Link link;
        link.begin = in.number32();
        const std::uint64_t end = link.begin + in.number();
        link.target = in.text();
        if (skip >= blocks.size() - index || end > blocks[index + skip].text.size()) {
            return;
        }
        index += static_cast<std::size_t>(skip);
        link.end = static_cast<std::uint32_t>(end);
        blocks[index].links.push_back(std::move(link));
    }
}

}  // namespace smallprint::history
