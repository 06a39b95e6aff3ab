#include "import/bundle_header.h"

#include <algorithm>

namespace smallprint {
namespace {

constexpr std::string_view version_2 = "# v2 git bundle\n";
constexpr std::string_view version_3 = "# v3 git bundle\n";
constexpr std::size_t shortest_id = 40;
constexpr std::size_t longest_id = 64;

bool is_object_id(std::string_view text) noexcept {
    return (text.size() == shortest_id || text.size() == longest_id) &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// False for a line that no bundle has.
bool read_line(std::string_view line, bool capabilities, BundleHeader& header) {
    if (line.front() == '@') {
        constexpr std::string_view object_format = "@object-format=";
        if (line.starts_with(object_format)) {
            header.object_format = line.substr(object_format.size());
        }
        return capabilities;
    }
    const bool needed = line.front() == '-';
    line.remove_prefix(needed ? 1 : 0);
    const std::size_t space = std::min(line.find(' '), line.size());
    if (!is_object_id(line.substr(0, space))) {
        return false;
    }
    std::string id{line.substr(0, space)};
    if (needed) {
        header.prerequisites.push_back(std::move(id));
    } else if (space + 1 < line.size()) {
        header.references.emplace_back(line.substr(space + 1), std::move(id));
    }
    return true;
}

}  // namespace

bool is_bundle(std::string_view begin) noexcept {
    return begin.starts_with(version_2) || begin.starts_with(version_3);
}

std::optional<BundleHeader> parse_bundle_header(std::string_view begin) {
    if (!is_bundle(begin)) {
        return std::nullopt;
    }
    const bool capabilities = begin.starts_with(version_3);
    BundleHeader header;
    for (std::size_t at = version_2.size(); at < begin.size();) {
        const std::size_t end = begin.find('\n', at);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        if (end == at) {
            header.pack_begin = end + 1;
            return header;
        }
        if (!read_line(begin.substr(at, end - at), capabilities, header)) {
            return std::nullopt;
        }
        at = end + 1;
    }
    return std::nullopt;
}

}  // namespace smallprint
