// Where the files of an export go: a folder, or one zip file. Whoever exports names files and gives their
// bytes; the sink keeps count and the list of hashes for `sha256sum -c`.
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace smallprint {

class FileSink {
public:
    FileSink() = default;
    virtual ~FileSink() = default;
    FileSink(const FileSink&) = delete;
    FileSink& operator=(const FileSink&) = delete;

    /// `name` is a relative path of plain words, each file once. Throws Error(unreadable_input) if it cannot
    /// be written.
    void write(const std::string& name, std::string_view content);
    /// Writes SHA256SUMS, over all files before it, and ends. Nothing may be written after it.
    void finish();

    [[nodiscard]] std::size_t files() const noexcept { return files_; }

protected:
    virtual void put(const std::string& name, std::string_view content) = 0;
    virtual void end() {}

private:
    std::string sums_;
    std::size_t files_ = 0;
};

/// A folder that is new or empty; Error(usage) for one that has something in it. What was written is taken
/// away again, and a new folder with it, unless it was finished: half of the evidence looks like all of it.
class FolderSink final : public FileSink {
public:
    explicit FolderSink(std::filesystem::path folder);
    ~FolderSink() override;
    FolderSink(const FolderSink&) = delete;
    FolderSink& operator=(const FolderSink&) = delete;

private:
    void put(const std::string& name, std::string_view content) override;
    void end() override { whole_ = true; }
    std::filesystem::path folder_;
    std::set<std::filesystem::path> written_;  ///< What stands in the folder itself.
    bool made_ = false;
    bool whole_ = false;
};

/// A zip file. The same files give the same bytes: no times, no order but that of writing.
class ZipSink final : public FileSink {
public:
    /// Writes to `file`, which is open for reading and writing, empty, and stays the caller's.
    explicit ZipSink(std::FILE* file);
    ~ZipSink() override;
    ZipSink(const ZipSink&) = delete;
    ZipSink& operator=(const ZipSink&) = delete;

private:
    void put(const std::string& name, std::string_view content) override;
    void end() override;
    struct Archive;
    std::unique_ptr<Archive> archive_;
};

}  // namespace smallprint
