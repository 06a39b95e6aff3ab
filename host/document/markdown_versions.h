// Reads one version after the other of a Markdown document, each giving exactly what extract() gives for it.
// Most of a version is what the one before was: parts that were met before are not read again, which makes an
// archive's history five times faster to read.
//
// Owns what it remembers (a few times the size of the distinct parts read) until clear(). One thread at a
// time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"

namespace smallprint {

class MarkdownVersions {
public:
    /// Reads the next version. Throws as extract() does; what was read before then still counts.
    void read(std::string_view bytes);

    /// The blocks of the version read last, as numbers: equal numbers are equal blocks (links aside),
    /// whichever version they came with.
    [[nodiscard]] std::span<const std::uint32_t> sequence() const noexcept { return sequence_; }
    /// The block of a number, with the links it had when it was first met.
    [[nodiscard]] const Block& block(std::uint32_t number) const { return blocks_[number]; }
    [[nodiscard]] std::size_t block_count() const noexcept { return blocks_.size(); }

    /// The version read last, as extract() gives it but for links.
    [[nodiscard]] Document document() const;
    /// The same with the hashes of its clauses zero: for those who only compare it, as making these takes
    /// half of the time.
    [[nodiscard]] Document document_to_compare() const;

    void clear();

private:
    struct Piece {
        std::vector<std::uint32_t> blocks;
        std::string title;
    };
    [[nodiscard]] std::vector<Block> blocks() const;
    [[nodiscard]] const Piece* piece(std::string_view text);
    [[nodiscard]] bool read_pieces(std::string_view text);
    void read_whole(std::string_view text);
    [[nodiscard]] std::uint32_t number_of(Block block);

    // Parts are looked up by what stands in the version, without a copy.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };

    // By their text; none if not to be read alone.
    std::unordered_map<std::string, std::optional<Piece>, TextHash, std::equal_to<>> pieces_;
    std::unordered_map<std::string, std::uint32_t> numbers_;  // by kind, level and text
    std::vector<Block> blocks_;
    std::vector<std::uint32_t> sequence_;
    std::string title_;
};

}  // namespace smallprint
