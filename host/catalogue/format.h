// The file of a built catalogue.
//
//   offset  size  what
//        0     8  magic "SMPRCAT\n"
//        8     4  format number, 1
//       12     4  number of sections
//       16    32  SHA-256 of everything after byte 48
//       48  24·n  section table: 4 bytes name, 4 bytes zero, 8 bytes offset from the start, 8 bytes length
//        …        the sections
//
// Numbers are little-endian. Sections: "INFO" (version, date, counts), "SERV" (services and their addresses),
// "CONT" (terms, signals, clause types, regulations, provisions), each in the encoding of archive.h. A reader
// that does not know the format number refuses the file; unknown sections are skipped, so that a newer
// catalogue may bring more.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smallprint {

inline constexpr std::uint32_t catalogue_format = 1;

/// Puts sections (four-letter name, bytes) into one file.
[[nodiscard]] std::string pack_catalogue(const std::vector<std::pair<std::string, std::string>>& sections);

enum class HashCheck : std::uint8_t { skip, verify };

/// The sections of a catalogue file, as views into `bytes`. Only the header is read, unless the hash is to be
/// verified. Throws Error(catalogue_invalid) for anything that is not a whole catalogue of this format.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> open_catalogue(
    std::string_view bytes, HashCheck check);

}  // namespace smallprint
