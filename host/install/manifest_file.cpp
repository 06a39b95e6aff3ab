#include "install/manifest_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "base/error.h"
#include "install/manifest.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t largest_manifest = 65536;  // Ours are under 1 kB; more is not one.

[[noreturn]] void cannot(const char* what, const fs::path& path, const std::error_code& why) {
    throw Error(ErrorCode::not_permitted,
                std::string{"Cannot "} + what + " " + path.string() + ": " + why.message() + ".");
}

// Browsers of all users must be able to read a manifest, whatever the umask of whoever registers.
constexpr auto file_permissions =
    fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read;
constexpr auto folder_permissions =
    file_permissions | fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;

void replace_file(const fs::path& path, std::string_view text) {
    auto temporary = path;
    temporary += ".new";
    std::error_code error;
    fs::remove(temporary, error);  // Left by a crash; never written through, since it might be a link.
    {
        std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
        file.write(text.data(), static_cast<std::streamsize>(text.size()));
        file.close();
        if (!file) {
            const auto why = std::make_error_code(std::errc::permission_denied);
            fs::remove(temporary, error);
            cannot("write", path, why);
        }
    }
    fs::permissions(temporary, file_permissions, error);
    fs::rename(temporary, path, error);
    if (error) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        cannot("write", path, error);
    }
}

// Stands in every folder that was made for a manifest, and says so to people who find it.
fs::path note_in(const fs::path& folder) {
    return folder / ".made-by-smallprint";
}
constexpr std::string_view note_text =
    "Smallprint made this folder; `smallprint unregister` removes it again.\n";

}  // namespace

void make_noted_folders(const fs::path& directory, bool for_all_users) {
    std::vector<fs::path> missing;
    std::error_code error;
    for (auto path = directory; !fs::exists(path, error) && path.has_relative_path();
         path = path.parent_path()) {
        missing.push_back(path);
    }
    fs::create_directories(directory, error);
    if (error) {
        cannot("make the folder", directory, error);
    }
    for (const auto& path : missing) {
        if (for_all_users) {
            fs::permissions(path, folder_permissions, error);
        }
        replace_file(note_in(path), note_text);
    }
}

void remove_noted_folders(const fs::path& directory) {
    fs::path folder = directory;
    std::error_code error;
    while (read_manifest_text(note_in(folder)) == note_text) {
        const auto entries = std::distance(fs::directory_iterator(folder, error), fs::directory_iterator());
        if (error || entries != 1) {
            return;
        }
        fs::remove(note_in(folder), error);
        if (!fs::remove(folder, error) || error) {
            return;
        }
        folder = folder.parent_path();
    }
}

void write_whole_file(const fs::path& path, std::string_view text) {
    replace_file(path, text);
}

std::optional<std::string> read_manifest_text(const fs::path& path) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) {
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    std::string text(largest_manifest, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return text;
}

FileChange write_manifest_file(const fs::path& path, std::string_view text, bool for_all_users) {
    std::error_code error;
    const bool there = fs::symlink_status(path, error).type() != fs::file_type::not_found;
    if (there && !fs::is_symlink(path, error) && read_manifest_text(path) == text) {
        return FileChange::unchanged;
    }
    make_noted_folders(path.parent_path(), for_all_users);
    replace_file(path, text);
    return there ? FileChange::rewritten : FileChange::written;
}

FileChange remove_manifest_file(const fs::path& path, std::string_view host_name) {
    std::error_code error;
    if (fs::symlink_status(path, error).type() == fs::file_type::not_found) {
        return FileChange::absent;
    }
    const auto text = read_manifest_text(path);
    if (!text || !is_our_manifest(*text, host_name)) {
        return FileChange::foreign;
    }
    if (!fs::remove(path, error) || error) {
        cannot("remove", path, error);
    }
    remove_noted_folders(path.parent_path());
    return FileChange::removed;
}

}  // namespace smallprint
