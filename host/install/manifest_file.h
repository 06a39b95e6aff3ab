// A manifest on the disk: written as a whole or not at all, removed without a trace.
//
// Folders that had to be made for it are remembered in a small file beside it, so that removing the manifest
// removes exactly those again and never a folder that was there before.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
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

/// The text of a manifest, at most 64 KiB of it; nothing if no regular file is there or it cannot be opened.
[[nodiscard]] std::optional<std::string> read_manifest_text(const std::filesystem::path& path);

/// Puts `text` at `path` (file and rename, so that a browser never reads half of it), making folders as
/// needed (readable by everybody if it is `for_all_users`). Throws Error(not_permitted) with the path where
/// that cannot be done.
FileChange write_manifest_file(const std::filesystem::path& path, std::string_view text, bool for_all_users);

/// Makes the folder and those above it that are missing, each with a note in it.
void make_noted_folders(const std::filesystem::path& directory, bool for_all_users);

/// Removes the folder and those above it as long as they were made so and hold nothing else any more.
void remove_noted_folders(const std::filesystem::path& directory);

/// Puts `text` at `path`, whose folder is there, as a whole or not at all. Throws as write_manifest_file.
void write_whole_file(const std::filesystem::path& path, std::string_view text);

/// Removes the file if it is our manifest, and the folders made for it if they are empty now.
/// Throws Error(not_permitted) with the path where that cannot be done.
FileChange remove_manifest_file(const std::filesystem::path& path, std::string_view host_name);

}  // namespace smallprint
