// The lexicon's words as numbers: one trie over bytes gives a word its symbol and the prefixes ("train*")
// that it begins with.
//
// Built once, then only read and shared by threads. A WordMemo is one thread's shortcut: the few thousand
// words that make up nearly all of any text are looked up without walking the trie.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint {

/// What the trie knows of a word: looked up once, used by every sentence the word is in.
struct WordSymbols {
    std::uint32_t exact = 0;     ///< Symbol of the very word, 0 for none.
    std::uint32_t prefixes = 0;  ///< Names a list of prefix symbols, 0 for the empty one.
};

class WordTrie {
public:
    WordTrie();

    /// The symbol of a word, or of a prefix; made if it is new. Only before prepare(). Symbols count from 1.
    [[nodiscard]] std::uint32_t symbol_of(std::string_view word, bool prefix);
    /// To be called once, after the last symbol_of().
    void prepare();

    /// Symbols run from 1 to count() - 1.
    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(words_.size()); }
    [[nodiscard]] const std::string& word(std::uint32_t symbol) const { return words_[symbol]; }

    [[nodiscard]] WordSymbols look_up(std::string_view key) const;
    [[nodiscard]] std::span<const std::uint32_t> prefixes(std::uint32_t list) const {
        return std::span(prefix_lists_).subspan(list + 1, prefix_lists_[list]);
    }

private:
    struct Node {
        std::uint32_t child = 0;    ///< First child, 0 for none.
        std::uint32_t sibling = 0;  ///< Next child of the same parent.
        std::uint32_t exact = 0;
        std::uint32_t prefix = 0;       ///< Symbol of the prefix that ends here, 0 for none.
        std::uint32_t prefix_list = 0;  ///< Into prefix_lists_: count, symbols….
        char byte = 0;
    };

    [[nodiscard]] std::uint32_t step(std::uint32_t node, char byte) const;

    std::vector<Node> nodes_;
    std::array<std::uint32_t, 256> root_{};  ///< Child of the root by byte.
    std::vector<std::uint32_t> prefix_lists_;
    std::vector<std::string> words_;
};

/// Remembers what a trie said of the words met last. Belongs to one thread and to one prepared trie.
class WordMemo {
public:
    WordMemo() : sets_(size) {}
    [[nodiscard]] WordSymbols look_up(const WordTrie& trie, std::string_view key);

private:
    static constexpr std::size_t size = 4096;   ///< Sets of two words, the one asked for last in front.
    static constexpr std::size_t longest = 16;  ///< Bytes; longer words are rare and go to the trie.

    struct Entry {
        std::uint64_t low = 0;  ///< The word's bytes, zeros behind; a key never holds a zero byte.
        std::uint64_t high = 0;
        WordSymbols symbols;
    };
    std::vector<std::array<Entry, 2>> sets_;
};

}  // namespace smallprint
