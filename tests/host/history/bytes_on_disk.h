// What lies in the files of a data directory, for tests of what must be in none of them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace smallprint::test {

/// The bytes of every file below the directory, one after the other.
inline std::string all_bytes(const std::filesystem::path& directory) {
    std::string bytes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (entry.is_regular_file()) {
            std::ifstream file(entry.path(), std::ios::binary);
            bytes.append(std::istreambuf_iterator<char>(file), {});
        }
    }
    return bytes;
}

inline bool has(const std::string& bytes, const std::string& word) {
    return bytes.find(word) != std::string::npos;
}

}  // namespace smallprint::test
