#include "history/files.h"

#include <algorithm>
#include <system_error>

#include "base/error.h"

namespace smallprint::history {

void make_private_directory(const std::filesystem::path& directory) {
    std::error_code error;
    if (std::filesystem::is_directory(directory, error)) {
        return;
    }
    if (!directory.parent_path().empty()) {
        std::filesystem::create_directories(directory.parent_path(), error);
    }
    const bool made = std::filesystem::create_directory(directory, error);
    if (made) {
        std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
    } else if (!std::filesystem::is_directory(directory, error)) {
        throw Error(
            ErrorCode::store_unavailable,
            "The data directory " + directory.string() +
                " cannot be made. Check that you may write there, or choose another with --data-dir.");
    }
}

void make_private(const std::filesystem::path& file) noexcept {
    std::error_code error;
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
}

std::filesystem::path set_aside(const std::filesystem::path& file, TimeMs now) {
    std::string suffix = ".unreadable-" + to_rfc3339(now);
    std::replace(suffix.begin(), suffix.end(), ':', '-');  // not allowed in names on Windows
    std::filesystem::path target = file;
    target += suffix;
    std::error_code error;
    for (int again = 2; std::filesystem::exists(target, error); ++again) {
        target = file;
        target += suffix + "-" + std::to_string(again);
    }
    std::filesystem::rename(file, target, error);
    if (error) {
        throw Error(ErrorCode::store_unavailable,
                    "The file " + file.string() +
                        " is no history and cannot be set aside. Move it away and try again.");
    }
    // A write-ahead log left behind would be taken for the new store's own.
    for (const char* side : {"-wal", "-shm"}) {
        std::filesystem::path from = file;
        from += side;
        std::filesystem::path to = target;
        to += side;
        std::filesystem::rename(from, to, error);
    }
    return target;
}

}  // namespace smallprint::history
