// A manifest on the disk: written as a whole or not at all, removed without a trace.
//
// Folders that had to be made for it are remembered in a small file beside it, so that removing the manifest
// removes exactly those again and never a folder that was there before.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace smallprint {

enum class FileChange : std::uint8_t {
    written,    ///< New.
    rewritten,  ///< Was there with other content (a moved program, other ids, damage).
    unchanged,  ///< Was there with the same content.
    removed,
    absent,   ///< Nothing was there to be removed.
    foreign,  ///< A file of that name is there that Smallprint did not write; left alone.
};

/// Puts `text` at `path` (file and rename, so that a browser never reads half of it), making folders as
/// needed (readable by everybody if it is `for_all_users`). Throws Error(not_permitted) with the path where
/// that cannot be done.
FileChange write_manifest_file(const std::filesystem::path& path, std::string_view text, bool for_all_users);

/// Removes the file if it is our manifest, and the folders made for it if they are empty now.
/// Throws Error(not_permitted) with the path where that cannot be done.
FileChange remove_manifest_file(const std::filesystem::path& path, std::string_view host_name);

}  // namespace smallprint
