// A git bundle made readable: libgit2 opens none, so its pack is put into a bare repository in a temporary
// folder, with an index made here: libgit2's own indexer takes four times as long, on one thread.
#pragma once

#include <filesystem>

#include "import/collection.h"

namespace smallprint::git {

/// A folder of its own in the system's place for temporary files, removed with everything in it at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

/// True for a regular file that begins as a bundle.
[[nodiscard]] bool is_bundle_file(const std::filesystem::path& path);

/// Puts the bundle's pack into a new bare repository at `folder` and gives the commit its history ends in.
/// Throws Error(unreadable_input) for a bundle that is damaged, needs commits it does not hold, or is not of
/// SHA-1.
[[nodiscard]] ObjectId unpack_bundle(const std::filesystem::path& bundle, const std::filesystem::path& folder,
                                     const CollectionProgress& progress);

}  // namespace smallprint::git
