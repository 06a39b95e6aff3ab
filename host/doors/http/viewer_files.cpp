#include "doors/http/viewer_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/error.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_bytes = std::size_t{32} * 1024 * 1024;
constexpr std::size_t longest_link = 160;

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
}};

std::string_view type_of(const fs::path& file) {
    const auto extension = file.extension().string();
    const auto found = std::ranges::find(types, std::string_view{extension},
                                         &std::pair<std::string_view, std::string_view>::first);
    return found == types.end() ? std::string_view{} : found->second;
}

// A lasting link: plain words parted by slashes ("/document/SP-D-ABCDEFGHIJ/compare/3/4"). No dot, so it is
// never a file that is missing, nor a way out of a directory.
bool is_view_path(std::string_view path) {
    if (!path.starts_with('/') || path.size() > longest_link) {
        return false;
    }
    char before = ' ';
    for (const char c : path) {
        const bool in_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                             c == '-' || c == '_';
        if (!in_word && (c != '/' || before == '/')) {
            return false;
        }
        before = c;
    }
    return path.size() == 1 || before != '/';
}

}  // namespace

std::optional<fs::path> find_viewer_directory(const fs::path& executable) {
    const auto above = executable.parent_path().parent_path();
    for (const auto& candidate : {above / "viewer", above / "share" / "smallprint" / "viewer"}) {
        std::error_code ignored;
        if (fs::is_regular_file(candidate / "index.html", ignored)) {
            return candidate;
        }
    }
    return std::nullopt;
}

ViewerFiles load_viewer_files(const fs::path& directory) {
    ViewerFiles files;
    std::size_t total = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto type = type_of(entry->path());
        if (type.empty() || entry->is_symlink(error) || !entry->is_regular_file(error)) {
            continue;
        }
        std::ifstream file(entry->path(), std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        total += bytes.size();
        if (total > most_bytes) {
            throw Error(ErrorCode::too_large, "The viewer's files are larger than 32 MiB.");
        }
        auto name = entry->path().lexically_relative(directory).generic_string();
        name.insert(name.begin(), '/');
        files.insert_or_assign(std::move(name), ViewerFile{std::string{type}, std::move(bytes)});
    }
    if (!files.contains("/index.html")) {
        throw Error(ErrorCode::not_found, "The viewer's files are missing in " + directory.string() +
                                              "; build or install Smallprint again.");
    }
    return files;
}

const ViewerFile* find_viewer_file(const ViewerFiles& files, std::string_view path) {
    auto found = files.find(path);
    if (found == files.end() && is_view_path(path)) {
        found = files.find("/index.html");
    }
    return found == files.end() ? nullptr : &found->second;
}

}  // namespace smallprint
