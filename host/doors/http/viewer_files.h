// The viewer's own files: found beside the program, read once at the start, served from memory by exact name.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace smallprint {

struct ViewerFile {
    std::string type;  ///< Content-Type.
    std::string bytes;
};

/// By path as it is asked for ("/index.html", "/main.js", …).
using ViewerFiles = std::map<std::string, ViewerFile, std::less<>>;

/// The viewer's directory for a program at `executable`: `../viewer` (a build) or
/// `../share/smallprint/viewer` (an installation); nothing if neither holds an index.html.
[[nodiscard]] std::optional<std::filesystem::path> find_viewer_directory(
    const std::filesystem::path& executable);

/// Reads every file of a known kind below a directory; links are not followed. Throws Error(not_found)
/// without an index.html, Error(too_large) above 32 MiB altogether.
[[nodiscard]] ViewerFiles load_viewer_files(const std::filesystem::path& directory);

/// The file for a path: the exact name; index.html for "/" and for plain words parted by slashes (a lasting
/// link such as "/document/SP-D-ABCDEFGHIJ/compare/3/4", which the page itself understands), at most 160
/// bytes. Nothing for anything else.
[[nodiscard]] const ViewerFile* find_viewer_file(const ViewerFiles& files, std::string_view path);

}  // namespace smallprint
