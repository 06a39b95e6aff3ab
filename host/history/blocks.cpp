#include "history/blocks.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/sha256_many.h"
#include "history/block_keys.h"
#include "history/bytes.h"
#include "history/compression.h"
#include "history/search_index.h"

namespace smallprint::history {

namespace {

constexpr std::size_t key_size = 16;
constexpr std::size_t most_links = 20000;
constexpr std::size_t longest_target = 2048;
constexpr std::size_t most_link_bytes = std::size_t{1} << 20U;

}  // namespace

// All heads first, then all texts: both pack better, and a block is found without reading the texts before
// it.
std::string pack_frame(std::span<const Block* const> blocks) {
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

std::vector<Block> unpack_frame(std::string_view packed) {
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

std::string block_key(const Block& block) {
    const std::array<char, 2> head{static_cast<char>(block.kind), static_cast<char>(block.level)};
    const Sha256Digest digest =
        Sha256().update(std::string_view(head.data(), head.size())).update(block.text).finish();
    std::string key(key_size, '\0');
    std::transform(digest.begin(), digest.begin() + key_size, key.begin(),
                   [](std::uint8_t byte) { return static_cast<char>(byte); });
    return key;
}

std::vector<std::string> block_keys(std::span<const Block> blocks) {
    std::size_t size = 0;
    for (const Block& block : blocks) {
        size += block.text.size() + 2;
    }
    std::string texts;  // kind, level and words of each, one after the other
    texts.reserve(size);
    std::vector<std::string_view> views;
    views.reserve(blocks.size());
    for (const Block& block : blocks) {
        const std::size_t begin = texts.size();
        texts.push_back(static_cast<char>(block.kind));
        texts.push_back(static_cast<char>(block.level));
        texts.append(block.text);
        views.emplace_back(texts.data() + begin, texts.size() - begin);
    }
    std::vector<Sha256Digest> digests(views.size());
    sha256_many(views, digests);
    std::vector<std::string> keys;
    keys.reserve(digests.size());
    for (const Sha256Digest& digest : digests) {
        keys.emplace_back(reinterpret_cast<const char*>(digest.data()), key_size);
    }
    return keys;
}

std::optional<BlockId> find_block(Connection& connection, std::string_view key) {
    Query known = connection.query("SELECT id FROM block WHERE hash = ?");
    if (!known.blob(key).step()) {
        return std::nullopt;
    }
    return known.integer_at(0);
}

void add_frame(Connection& connection, BlockId first, const FreshBlocks& fresh, std::int64_t version) {
    const std::string frame = pack_frame(fresh.blocks);
    connection.query("INSERT INTO frame (first, count, data, version) VALUES (?, ?, ?, ?)")
        .integer(first)
        .integer(static_cast<std::int64_t>(fresh.blocks.size()))
        .blob(frame)
        .integer(version)
        .run();
    for (std::size_t i = 0; i < fresh.blocks.size(); ++i) {
        const BlockId id = first + static_cast<BlockId>(i);
        connection.query("INSERT INTO block (hash, id) VALUES (?, ?)").blob(fresh.keys[i]).integer(id).run();
        index_block(connection, id, fresh.blocks[i]->text);
    }
}

std::vector<BlockId> store_blocks(Connection& connection, std::span<const Block> blocks,
                                  std::int64_t version) {
    std::vector<BlockId> ids;
    ids.reserve(blocks.size());
    FreshBlocks fresh;
    std::unordered_map<std::string, BlockId> added;  // the same new block may stand twice in one document
    const BlockId first = next_block_id(connection);
    BlockId next = first;
    std::vector<std::string> keys = block_keys(blocks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        std::string& key = keys[i];
        if (const auto known = find_block(connection, key)) {
            ids.push_back(*known);
            continue;
        }
        const auto [entry, is_new] = added.try_emplace(key, next);
        ids.push_back(entry->second);
        if (is_new) {
            fresh.blocks.push_back(&block);
            fresh.keys.push_back(std::move(key));
            ++next;
        }
    }
    if (!fresh.blocks.empty()) {
        add_frame(connection, first, fresh, version);
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
            frame = unpack_frame(found.blob_at(1));
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

void remember_links(Connection& connection, std::int64_t document, std::span<const Block> blocks) {
    const std::string links = pack_links(blocks);
    {
        Query stored = connection.query("SELECT data FROM link WHERE document = ?");
        if (stored.integer(document).step() && stored.blob_at(0) == links) {
            return;
        }
    }
    connection.query("INSERT OR REPLACE INTO link (document, data) VALUES (?, ?)")
        .integer(document)
        .blob(links)
        .run();
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
