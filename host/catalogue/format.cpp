#include "catalogue/format.h"

#include <cstddef>

#include "base/error.h"
#include "base/sha256.h"

namespace smallprint {
namespace {

constexpr std::string_view magic = "SMPRCAT\n";
constexpr std::size_t header_size = 48;
constexpr std::size_t entry_size = 24;
constexpr std::uint64_t most_sections = 64;

void put(std::string& bytes, std::uint64_t value, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) {
        bytes.push_back(static_cast<char>((value >> (8U * i)) & 0xffU));
    }
}

std::uint64_t get(std::string_view bytes, std::size_t offset, std::size_t width) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[offset + i])) << (8U * i);
    }
    return value;
}

[[noreturn]] void refuse(const char* why) {
    throw Error(ErrorCode::catalogue_invalid, std::string("The catalogue cannot be used: ") + why + ".");
}

}  // namespace

std::string pack_catalogue(const std::vector<std::pair<std::string, std::string>>& sections) {
    std::string table;
    std::uint64_t offset = header_size + entry_size * sections.size();
    for (const auto& [name, bytes] : sections) {
        table.append(name.substr(0, 4));
        put(table, 0, 4);
        put(table, offset, 8);
        put(table, bytes.size(), 8);
        offset += bytes.size();
    }
    for (const auto& section : sections) {
        table.append(section.second);
    }
    std::string file(magic);
    put(file, catalogue_format, 4);
    put(file, sections.size(), 4);
    for (const std::uint8_t byte : sha256(table)) {
        file.push_back(static_cast<char>(byte));
    }
    file.append(table);
    return file;
}

std::vector<std::pair<std::string_view, std::string_view>> open_catalogue(std::string_view bytes,
                                                                          HashCheck check) {
    if (bytes.size() < header_size || bytes.substr(0, magic.size()) != magic) {
        refuse("it is not a catalogue file");
    }
    if (get(bytes, 8, 4) != catalogue_format) {
        refuse("it has another format than this version of Smallprint reads");
    }
    const std::uint64_t count = get(bytes, 12, 4);
    if (count > most_sections || bytes.size() < header_size + entry_size * count) {
        refuse("its table of sections is cut off");
    }
    if (check == HashCheck::verify) {
        const Sha256Digest digest = sha256(bytes.substr(header_size));
        for (std::size_t i = 0; i < digest.size(); ++i) {
            if (digest[i] != static_cast<std::uint8_t>(bytes[16 + i])) {
                refuse("its SHA-256 does not match, so it is damaged");
            }
        }
    }
    std::vector<std::pair<std::string_view, std::string_view>> sections;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = header_size + entry_size * i;
        const std::uint64_t offset = get(bytes, entry + 8, 8);
        const std::uint64_t length = get(bytes, entry + 16, 8);
        if (offset > bytes.size() || length > bytes.size() - offset) {
            refuse("a section lies outside the file");
        }
        sections.emplace_back(bytes.substr(entry, 4), bytes.substr(static_cast<std::size_t>(offset),
                                                                   static_cast<std::size_t>(length)));
    }
    return sections;
}

}  // namespace smallprint
