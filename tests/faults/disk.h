// A disk that fails when told to: SQLite's own way to files (its VFS), wrapped. While a Disk lives, every
// database that is opened uses it. One thread.
//
// After "Atomic Commit In SQLite" and "How SQLite Is Tested" (sqlite.org): I/O errors at every operation in
// turn, and crashes after which what was not synced is partly or wholly gone.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace smallprint::test {

class Disk {
public:
    Disk();
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    /// What counts as an operation: writing, syncing, cutting short or removing a file.
    [[nodiscard]] std::size_t operations() const noexcept { return operations_; }
    /// From now on the `number`-th operation (1 is the next) fails with `result` (SQLITE_IOERR, SQLITE_FULL);
    /// all later ones too if it stays so.
    void fail_at(std::size_t number, int result, bool stays);
    /// From now on the `number`-th operation does not happen, and nothing after it: the power is gone.
    void cut_at(std::size_t number);
    /// True once the failure or the cut has come.
    [[nodiscard]] bool struck() const noexcept { return struck_; }
    /// Nothing fails any more.
    void mend() noexcept;
    /// After a cut, with all databases closed: files are as they were last synced, and of what was written
    /// since, some is there and some is not.
    void restore(std::mt19937& random);

    /// For the wrapped file operations: the result of the operation that is about to be done, SQLITE_OK to do
    /// it.
    [[nodiscard]] int next_operation();
    void wrote(const std::string& path, const void* bytes, int size, sqlite3_int64 offset);
    void cut_short(const std::string& path, sqlite3_int64 size);
    void synced(const std::string& path);
    void removed(const std::string& path);
    [[nodiscard]] sqlite3_vfs& below() const noexcept { return *below_; }

private:
    /// A change that is not synced: bytes written, or (without bytes) the file cut to `offset`.
    struct Change {
        sqlite3_int64 offset = 0;
        std::string bytes;
        bool cut = false;
    };
    struct File {
        std::string durable;
        std::vector<Change> since;
    };
    static void apply(std::string& content, const Change& change);

    sqlite3_vfs* below_;
    sqlite3_vfs vfs_{};
    std::map<std::string, File> files_;
    std::size_t operations_ = 0;
    std::size_t strike_ = 0;  ///< 0 is never.
    int result_ = SQLITE_OK;
    bool stays_ = false;
    bool cut_ = false;
    bool struck_ = false;
};

}  // namespace smallprint::test
