// The section "PLAT" of a catalogue: tables of fixed rows, so that it can be used where it is mapped.
//
//   offset  what
//        0  magic "SPPLAT1\n"
//        8  4 bytes each: services with a counted document of kind terms, privacy, rules
//       20  4 bytes: zero
//       24  table of tables: for each, 4 bytes offset from the start, 4 bytes rows; row widths are fixed here
//        …  the tables
//
// Numbers are little-endian and nothing is aligned. Texts are named by their row in `strings` (offset and
// length into `characters`); names, hosts and types are sorted by their text, hashes by themselves.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace smallprint::platforms_layout {

inline constexpr std::string_view magic = "SPPLAT1\n";
inline constexpr std::uint32_t totals_at = 8;
inline constexpr std::uint32_t directory_at = 24;

enum Table : std::uint32_t {
    strings,     ///< 4 offset, 4 length.
    characters,  ///< 1: bytes of all strings.
    types,       ///< 4 text, 4 first row in examples, 4 number of them, 3 × 4 services with it by kind.
    platforms,   ///< 4 name, 4 operator, 4 first document, 2 documents, 1 known, 1 flags (1: generative AI).
    names,       ///< 4 text (a name key), 4 platform.
    hosts,       ///< 4 text, 4 platform.
    documents,   ///< 4 platform, 4 terms type, 4 url, 4 date, 4 first clause, 2 clauses, 1 kind,
                 ///< 1 flags (1: current, 2: counted), 32 sha256.
    clauses,   ///< 4 document, 4 first fact, 4 exact, 2 type, 2 way, 2 words, 2 hashes, 1 facts, 1 negations,
               ///< 1 severity, 1 stance.
    facts,     ///< 4 name, 4 value, 1 kind (0 bool, 1 number, 2 text, 3 list parted by U+001F).
    examples,  ///< 4 clause.
    hashes,    ///< 4 hash, 4 clause.
    table_count
};

inline constexpr std::array<std::uint32_t, table_count> widths{8, 1, 24, 16, 8, 8, 56, 24, 9, 4, 8};
inline constexpr std::uint32_t header_size = directory_at + 8 * table_count;

}  // namespace smallprint::platforms_layout
