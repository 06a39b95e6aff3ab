// The header of a git bundle (gitformat-bundle(5)): what it needs, what it has, where its pack begins. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smallprint {

struct BundleHeader {
    std::vector<std::string> prerequisites;  ///< Commits, in hexadecimal, that it does not hold.
    std::vector<std::pair<std::string, std::string>> references;  ///< (name, commit in hexadecimal).
    std::string object_format = "sha1";
    std::size_t pack_begin = 0;  ///< Bytes before "PACK".
};

/// True for what begins as a bundle does.
[[nodiscard]] bool is_bundle(std::string_view begin) noexcept;

/// The header; nothing if `begin`, the first bytes of the file, is no bundle, a damaged one, or holds less
/// than the whole header.
[[nodiscard]] std::optional<BundleHeader> parse_bundle_header(std::string_view begin);

}  // namespace smallprint
