// The data directory's files: made private, locked while being set up, set aside when they are no store.
// Platform parts are in files_posix.cpp and files_win32.cpp.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/clock.h"

namespace smallprint::history {

/// The history's one file in its data directory (with -wal and -shm beside it while in use).
inline constexpr const char* store_file_name = "history.db";

/// Makes the directory, and its parents, for the owner alone; one that is there is left as it is.
void make_private_directory(const std::filesystem::path& directory);

/// Leaves the file to its owner alone. Opens nothing: closing any descriptor of a database would drop the
/// locks that SQLite holds on it in this process.
void make_private(const std::filesystem::path& file) noexcept;

/// Held while a store is made, migrated or set aside, so that two programs starting at once do not do it
/// twice.
class DirectoryLock {
public:
    /// Waits for the lock. Where the system has none for directories the lock is not held and nothing is
    /// thrown: what it protects is then still safe, but may be done twice.
    explicit DirectoryLock(const std::filesystem::path& directory);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

/// Renames the file, and what SQLite keeps beside it, to "NAME.unreadable-TIME"; returns the new path.
std::filesystem::path set_aside(const std::filesystem::path& file, TimeMs now);

}  // namespace smallprint::history
