#include "service/catalogue_update.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "base/error.h"
#include "history/files.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t longest_head = 4096;

fs::path catalogue_file(const fs::path& directory) {
    return directory / "catalogue.bin";
}

fs::path head_file(const fs::path& directory) {
    return directory / "catalogue.head";
}

// Nothing if it is not there, cannot be read or is larger than it may be.
std::optional<std::string> read(const fs::path& path, std::size_t most) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || size > most || !file) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

// As a whole or not at all.
void replace(const fs::path& path, std::string_view bytes) {
    auto temporary = path;
    temporary += ".new";
    std::error_code error;
    {
        std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        file.close();
        if (!file) {
            fs::remove(temporary, error);
            throw Error(ErrorCode::store_unavailable,
                        "The catalogue update cannot be written to " + path.parent_path().string() + ".");
        }
    }
    history::make_private(temporary);
    fs::rename(temporary, path, error);
    if (error) {
        fs::remove(temporary, error);
        throw Error(ErrorCode::store_unavailable, "The catalogue update cannot be put in its place.");
    }
}

std::optional<BundleInfo> installed(const fs::path& directory, std::span<const Ed25519Public> keys) {
    const auto head = directory.empty() ? std::nullopt : read(head_file(directory), longest_head);
    try {
        return head ? std::optional{open_bundle_head(*head, keys)} : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;  // Of a key that is no longer trusted, or damaged: as if it were not there.
    }
}

[[noreturn]] void refuse(const std::string& why) {
    throw Error(ErrorCode::catalogue_invalid,
                "This catalogue update was refused: " + why + ". The catalogue in use stays as it is.");
}

void refuse_older(const Bundle& bundle, const fs::path& directory, std::span<const Ed25519Public> keys) {
    if (const auto before = installed(directory, keys); before && bundle.info.version < before->version) {
        refuse("version " + std::to_string(bundle.info.version) + " is older than version " +
               std::to_string(before->version) + ", which was installed before");
    }
}

// A catalogue that is newer than the built-in one and whole.
std::optional<Catalogue> updated_catalogue(const fs::path& directory, const CatalogueInfo& built_in) {
    auto bytes = directory.empty() ? std::nullopt : read(catalogue_file(directory), largest_bundle);
    if (!bytes) {
        return std::nullopt;
    }
    try {
        auto catalogue = Catalogue::from_bytes(std::move(*bytes));
        return catalogue.info().date >= built_in.date ? std::optional{std::move(catalogue)} : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

Catalogue load_catalogue(const fs::path& data_directory) {
    auto built_in = Catalogue::embedded();
    auto updated = updated_catalogue(data_directory, built_in.info());
    return updated ? std::move(*updated) : std::move(built_in);
}

CatalogueState catalogue_state(const fs::path& data_directory, TimeMs now,
                               std::span<const Ed25519Public> keys) {
    CatalogueState state;
    const auto built_in = Catalogue::embedded();
    const auto updated = updated_catalogue(data_directory, built_in.info());
    state.updated = updated.has_value();
    state.info = updated ? updated->info() : built_in.info();
    state.bundle = installed(data_directory, keys);
    state.expired = state.updated && state.bundle && state.bundle->expires < now;
    return state;
}

BundleInfo install_catalogue(const fs::path& data_directory, std::string_view file, TimeMs now,
                             std::span<const Ed25519Public> keys) {
    const Bundle bundle = open_bundle(file, keys);
    if (bundle.info.expires < now) {
        refuse("it expired on " + to_rfc3339(bundle.info.expires).substr(0, 10));
    }
    refuse_older(bundle, data_directory, keys);
    try {
        // Everything is decoded once, so that what could not be used is never put in place.
        const auto catalogue = Catalogue::from_bytes(bundle.catalogue);
        (void)catalogue.content();
        (void)catalogue.services();
    } catch (const Error&) {
        refuse("this version of Smallprint cannot read it");
    }
    history::make_private_directory(data_directory);
    // Two browsers may look for updates at the same moment.
    const history::DirectoryLock lock(data_directory);
    refuse_older(bundle, data_directory, keys);
    // The head first: if the second file is not written any more, the old catalogue stays and this one may
    // come again.
    replace(head_file(data_directory), bundle.head);
    replace(catalogue_file(data_directory), bundle.catalogue);
    return bundle.info;
}

void reset_catalogue(const fs::path& data_directory) {
    std::error_code error;
    fs::remove(catalogue_file(data_directory), error);
    if (error) {
        throw Error(ErrorCode::store_unavailable, "The catalogue update cannot be removed.");
    }
}

}  // namespace smallprint
