#include "import/bundle.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <random>
#include <string>
#include <system_error>
#include <thread>

#include "base/path_text.h"
#include "base/sha256.h"
#include "import/bundle_header.h"
#include "import/git_handles.h"
#include "import/no_room.h"
#include "import/pack_entries.h"
#include "import/pack_index.h"
#include "import/pack_names.h"

namespace smallprint::git {
namespace {

constexpr std::size_t longest_header = std::size_t{16} << 20U;
constexpr std::size_t chunk = std::size_t{1} << 20U;

Error damaged(const std::filesystem::path& bundle) {
    return {ErrorCode::unreadable_input,
            bundle.string() + " is no git bundle that can be read; make it anew."};
}

// The branch a clone would check out: HEAD, else main, else master, else the first branch, else whatever is
// there.
const std::string* main_reference(const BundleHeader& header) {
    for (const char* name : {"HEAD", "refs/heads/main", "refs/heads/master"}) {
        for (const auto& [reference, id] : header.references) {
            if (reference == name) {
                return &id;
            }
        }
    }
    for (const auto& [reference, id] : header.references) {
        if (reference.starts_with("refs/heads/")) {
            return &id;
        }
    }
    return header.references.empty() ? nullptr : &header.references.front().second;
}

BundleHeader read_header(std::ifstream& file, const std::filesystem::path& bundle) {
    std::string begin;
    std::string more(chunk, '\0');
    while (begin.size() < longest_header) {
        file.read(more.data(), static_cast<std::streamsize>(more.size()));
        begin.append(more, 0, static_cast<std::size_t>(file.gcount()));
        if (auto header = parse_bundle_header(begin)) {
            return *header;
        }
        if (!file) {
            break;
        }
    }
    throw damaged(bundle);
}

// As git names a pack; the name is of no consequence.
std::string pack_name(const ObjectId& checksum) {
    return "pack-" + to_hex(checksum);
}

// Unpacks into `folder`: the pack as it is, and its index.
void index_pack(std::istream& in, const std::filesystem::path& folder, const CollectionProgress& progress) {
    const auto copied = folder / "new.pack";
    Pack pack;
    {
        std::ofstream copy(copied, std::ios::binary);
        pack = read_pack(in, copy, [&](std::size_t done, std::size_t total) {
            progress(CollectionStep::unpacking, done / 2, total);
        });
        if (!copy.flush()) {
            throw no_room();
        }
    }
    constexpr std::size_t most_threads = 4;  // each may keep 256 MB, of a pack that is made for it
    const std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_threads);
    const std::size_t count = pack.entries.size();
    const auto ids = name_objects(pack, copied, threads, [&](std::size_t done) {
        progress(CollectionStep::unpacking, (count + done) / 2, count);
    });
    std::ofstream index(folder / (pack_name(pack.checksum) + ".idx"), std::ios::binary);
    write_pack_index(index, pack, ids);
    if (!index.flush()) {
        throw no_room();
    }
    std::filesystem::rename(copied, folder / (pack_name(pack.checksum) + ".pack"));
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::random_device random;
    for (int attempt = 0;; ++attempt) {
        path_ = std::filesystem::temp_directory_path() / ("smallprint-import-" + std::to_string(random()));
        std::error_code error;
        if (std::filesystem::create_directory(path_, error)) {
            std::filesystem::permissions(path_, std::filesystem::perms::owner_all, error);
            return;
        }
        constexpr int most_attempts = 8;
        if (attempt == most_attempts) {
            throw Error(ErrorCode::unreadable_input,
                        "No temporary folder could be made to unpack the bundle in; see TMPDIR.");
        }
    }
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

bool is_bundle_file(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        return false;
    }
    std::ifstream file(path, std::ios::binary);
    std::array<char, 32> begin{};
    file.read(begin.data(), begin.size());
    return is_bundle({begin.data(), static_cast<std::size_t>(file.gcount())});
}

ObjectId unpack_bundle(const std::filesystem::path& bundle, const std::filesystem::path& folder,
                       const CollectionProgress& progress) {
    std::ifstream file(bundle, std::ios::binary);
    const BundleHeader header = read_header(file, bundle);
    const std::string* tip = main_reference(header);
    if (tip == nullptr || header.object_format != "sha1") {
        throw Error(
            ErrorCode::unreadable_input,
            bundle.string() +
                " holds no branch that can be read here; make it with `git bundle create FILE HEAD`.");
    }
    if (!header.prerequisites.empty()) {
        throw Error(
            ErrorCode::unreadable_input,
            bundle.string() +
                " holds only a part of the history; make it whole with `git bundle create FILE --all`.");
    }
    const auto packs = folder / "objects" / "pack";
    std::filesystem::create_directories(packs);
    file.clear();
    file.seekg(static_cast<std::streamoff>(header.pack_begin));
    index_pack(file, packs, progress);
    git_repository* made = nullptr;
    check(git_repository_init(&made, path_text(folder).c_str(), 1), "The bundle could not be unpacked");
    const RepositoryHandle repository(made);
    git_oid id{};
    check(git_oid_fromstr(&id, tip->c_str()), "The bundle is damaged");
    return from_git(id);
}

}  // namespace smallprint::git
