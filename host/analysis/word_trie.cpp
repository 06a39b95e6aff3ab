#include "analysis/word_trie.h"

#include <cstring>
#include <utility>

namespace smallprint {

WordTrie::WordTrie() : nodes_(1), prefix_lists_(1, 0), words_(1) {}

std::uint32_t WordTrie::step(std::uint32_t node, char byte) const {
    if (node == 0) {
        return root_[static_cast<unsigned char>(byte)];
    }
    std::uint32_t child = nodes_[node].child;
    while (child != 0 && nodes_[child].byte != byte) {
        child = nodes_[child].sibling;
    }
    return child;
}

std::uint32_t WordTrie::symbol_of(std::string_view word, bool prefix) {
    std::uint32_t node = 0;
    for (const char byte : word) {
        std::uint32_t child = step(node, byte);
        if (child == 0) {
            child = static_cast<std::uint32_t>(nodes_.size());
            Node made;
            made.byte = byte;
            if (node == 0) {
                root_[static_cast<unsigned char>(byte)] = child;
            } else {
                made.sibling = nodes_[node].child;
                nodes_[node].child = child;
            }
            nodes_.push_back(made);
        }
        node = child;
    }
    std::uint32_t& symbol = prefix ? nodes_[node].prefix : nodes_[node].exact;
    if (symbol == 0) {
        symbol = count();
        words_.emplace_back(word);
    }
    return symbol;
}

void WordTrie::prepare() {
    // Lists are shared: a node without a prefix of its own has its parent's.
    prefix_lists_.assign(1, 0);
    struct Visit {
        std::uint32_t node;
        std::uint32_t list;
    };
    std::vector<Visit> open;
    for (const std::uint32_t child : root_) {
        if (child != 0) {
            open.push_back({child, 0});
        }
    }
    while (!open.empty()) {
        const Visit visit = open.back();
        open.pop_back();
        std::uint32_t list = visit.list;
        if (nodes_[visit.node].prefix != 0) {
            const std::uint32_t count = prefix_lists_[list];
            const auto made = static_cast<std::uint32_t>(prefix_lists_.size());
            prefix_lists_.push_back(count + 1);
            for (std::uint32_t i = 1; i <= count; ++i) {
                prefix_lists_.push_back(prefix_lists_[list + i]);
            }
            prefix_lists_.push_back(nodes_[visit.node].prefix);
            list = made;
        }
        nodes_[visit.node].prefix_list = list;
        for (std::uint32_t child = nodes_[visit.node].child; child != 0; child = nodes_[child].sibling) {
            open.push_back({child, list});
        }
    }
}

WordSymbols WordTrie::look_up(std::string_view key) const {
    WordSymbols symbols;
    std::uint32_t node = 0;
    for (const char byte : key) {
        const std::uint32_t child = step(node, byte);
        if (child == 0) {
            symbols.prefixes = nodes_[node].prefix_list;
            return symbols;
        }
        node = child;
    }
    symbols.exact = nodes_[node].exact;
    symbols.prefixes = nodes_[node].prefix_list;
    return symbols;
}

WordSymbols WordMemo::look_up(const WordTrie& trie, std::string_view key) {
    if (key.empty() || key.size() > longest) {
        return trie.look_up(key);
    }
    std::array<std::uint64_t, 2> bytes{};
    std::memcpy(bytes.data(), key.data(), key.size());
    // Any spread will do: an entry is only used where it is the very word. The multiplier is 2^64 over the
    // golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
    constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15U;
    const std::uint64_t hash = (bytes[0] ^ (bytes[1] * multiplier)) * multiplier;
    auto& [first, second] = sets_[(hash >> 52U) % size];
    const auto is_word = [&bytes](const Entry& entry) {
        return entry.low == bytes[0] && entry.high == bytes[1];
    };
    if (!is_word(first)) {
        std::swap(first, second);
        if (!is_word(first)) {
            first = {bytes[0], bytes[1], trie.look_up(key)};
        }
    }
    return first.symbols;
}

}  // namespace smallprint
