// Names of files as text in UTF-8, which is what manifests, hashes and libraries take on every system.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace smallprint {

[[nodiscard]] inline std::string path_text(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

[[nodiscard]] inline std::filesystem::path path_from_text(std::string_view text) {
    return std::u8string(text.begin(), text.end());
}

}  // namespace smallprint
