#include "import/collection.h"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "base/path_text.h"
#include "base/utf8.h"
#include "import/bundle.h"
#include "import/git_handles.h"

namespace smallprint {

struct Collection::Repository {
    git::Library library;  // before and after everything else
    std::optional<git::TemporaryFolder> unpacked;
    git::RepositoryHandle repository;
    git::OdbHandle odb;
    std::optional<ObjectId> tip;  // of a bundle
};

namespace {

constexpr const char* damaged = "The repository is damaged or not whole";
constexpr std::size_t longest_name = 200;
constexpr std::int64_t most_seconds = 253'402'300'799;  // the year 9999

git::CommitHandle commit_of(git_repository* repository, const git_oid& id) {
    git_commit* commit = nullptr;
    git::check(git_commit_lookup(&commit, repository, &id), damaged);
    return git::CommitHandle(commit);
}

git::TreeHandle tree_of(git_repository* repository, const git_oid& id) {
    git_tree* tree = nullptr;
    git::check(git_tree_lookup(&tree, repository, &id), damaged);
    return git::TreeHandle(tree);
}

// Names are shown to people: well-formed, without control characters, of a sensible length; else none.
std::string name_of(std::string_view bytes) {
    const bool plain = std::none_of(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20U || c == 0x7F;
    });
    return plain && bytes.size() <= longest_name && is_valid_utf8(bytes) ? to_nfc(bytes) : std::string{};
}

/// Calls `changed` for each entry of `now` that `before` (may be nullptr) has not, or has with another
/// content. Both are in git's order, so one pass over both is enough.
template <typename Changed>
void for_each_change(const git_tree* before, const git_tree* now, const Changed& changed) {
    const std::size_t before_count = before == nullptr ? 0 : git_tree_entrycount(before);
    const std::size_t now_count = git_tree_entrycount(now);
    for (std::size_t i = 0, k = 0; i < now_count; ++i) {
        const git_tree_entry* entry = git_tree_entry_byindex(now, i);
        const git_tree_entry* old = nullptr;
        for (; k < before_count; ++k) {
            const git_tree_entry* candidate = git_tree_entry_byindex(before, k);
            const int order = git_tree_entry_cmp(candidate, entry);
            if (order == 0) {
                old = candidate;
                ++k;
                break;
            }
            if (order > 0) {
                break;
            }
        }
        if (old == nullptr || git_oid_equal(git_tree_entry_id(old), git_tree_entry_id(entry)) == 0) {
            changed(*entry, old);
        }
    }
}

class Lister {
public:
    explicit Lister(git_repository* repository) : repository_(repository) {}

    void add(const git_oid& id) {
        const git::CommitHandle commit = commit_of(repository_, id);
        const unsigned parents = git_commit_parentcount(commit.get());
        if (parents > 1) {
            return;  // what a merge brings was recorded by the commits it merges
        }
        git::TreeHandle before;
        if (parents == 1) {
            const git::CommitHandle parent = commit_of(repository_, *git_commit_parent_id(commit.get(), 0));
            before = tree_of(repository_, *git_commit_tree_id(parent.get()));
        }
        const git::TreeHandle now = tree_of(repository_, *git_commit_tree_id(commit.get()));
        Capture capture;
        const git_signature* author = git_commit_author(commit.get());
        capture.at = std::clamp<std::int64_t>(author->when.time, 0, most_seconds) * 1000;
        capture.commit = git::from_git(id);
        std::optional<CaptureReason> reason;
        for_each_change(
            before.get(), now.get(), [&](const git_tree_entry& folder, const git_tree_entry* old) {
                if (git_tree_entry_type(&folder) != GIT_OBJECT_TREE) {
                    return;
                }
                const git::TreeHandle inside = tree_of(repository_, *git_tree_entry_id(&folder));
                const bool was_folder = old != nullptr && git_tree_entry_type(old) == GIT_OBJECT_TREE;
                const git::TreeHandle inside_before =
                    was_folder ? tree_of(repository_, *git_tree_entry_id(old)) : nullptr;
                for_each_change(inside_before.get(), inside.get(),
                                [&](const git_tree_entry& file, const git_tree_entry*) {
                                    if (!reason) {
                                        const char* message = git_commit_message(commit.get());
                                        reason = parse_capture_message(
                                                     std::string_view(message == nullptr ? "" : message))
                                                     .reason;
                                    }
                                    capture.reason = *reason;
                                    add_file(git_tree_entry_name(&folder), file, capture);
                                });
            });
    }

    std::vector<CapturedDocument> take() {
        std::vector<CapturedDocument> documents;
        documents.reserve(found_.size());
        for (auto& [name, captures] : found_) {
            std::stable_sort(captures.begin(), captures.end(),
                             [](const Capture& a, const Capture& b) { return a.at < b.at; });
            documents.push_back({name.first, name.second, std::move(captures)});
        }
        return documents;
    }

private:
    void add_file(std::string_view folder, const git_tree_entry& file, Capture capture) {
        constexpr std::string_view ending = ".md";
        std::string_view name = git_tree_entry_name(&file);
        if (git_tree_entry_type(&file) != GIT_OBJECT_BLOB || !name.ends_with(ending) ||
            folder.starts_with('.')) {
            return;
        }
        name.remove_suffix(ending.size());
        std::pair<std::string, std::string> document{name_of(folder), name_of(name)};
        if (document.first.empty() || document.second.empty()) {
            return;
        }
        capture.text = git::from_git(*git_tree_entry_id(&file));
        found_[std::move(document)].push_back(capture);
    }

    git_repository* repository_;
    std::map<std::pair<std::string, std::string>, std::vector<Capture>> found_;
};

}  // namespace

Collection::Collection(std::unique_ptr<Repository> repository) : repository_(std::move(repository)) {}
Collection::Collection(Collection&&) noexcept = default;
Collection& Collection::operator=(Collection&&) noexcept = default;
Collection::~Collection() = default;

Collection Collection::open(const std::filesystem::path& path, const CollectionProgress& progress) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        throw Error(ErrorCode::unreadable_input, "There is no file or folder " + path.string() + ".");
    }
    auto opened = std::make_unique<Repository>();
    std::filesystem::path folder = path;
    if (git::is_bundle_file(path)) {
        folder = opened->unpacked.emplace().path();
        opened->tip = git::unpack_bundle(path, folder, progress);
    }
    git_repository* repository = nullptr;
    if (git_repository_open_ext(&repository, path_text(folder).c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH,
                                nullptr) < 0) {
        throw Error(
            ErrorCode::unreadable_input,
            path.string() + " is neither a git repository nor a git bundle of a versions collection.");
    }
    opened->repository.reset(repository);
    if (git_repository_is_shallow(repository) == 1) {
        throw Error(
            ErrorCode::unreadable_input,
            path.string() + " holds only a part of the history; complete it with `git fetch --unshallow`.");
    }
    git_odb* odb = nullptr;
    git::check(git_repository_odb(&odb, repository), damaged);
    opened->odb.reset(odb);
    return Collection(std::move(opened));
}

ObjectId Collection::head() const {
    if (repository_->tip) {
        return *repository_->tip;
    }
    for (const char* name : {"HEAD", "refs/heads/main", "refs/heads/master"}) {
        git_oid id{};
        if (git_reference_name_to_id(&id, repository_->repository.get(), name) == 0) {
            return git::from_git(id);
        }
    }
    throw Error(ErrorCode::unreadable_input, "The repository has no commit on its main branch.");
}

bool Collection::has_commit(const ObjectId& commit) const {
    const git_oid id = git::to_git(commit);
    git_commit* found = nullptr;
    if (git_commit_lookup(&found, repository_->repository.get(), &id) < 0) {
        return false;
    }
    git_commit_free(found);
    return true;
}

std::vector<CapturedDocument> Collection::captures(const ObjectId& head, std::span<const ObjectId> known,
                                                   const CollectionProgress& progress) const {
    git_revwalk* begun = nullptr;
    git::check(git_revwalk_new(&begun, repository_->repository.get()), damaged);
    const git::RevwalkHandle walk(begun);
    git::check(git_revwalk_sorting(walk.get(), GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME | GIT_SORT_REVERSE),
               damaged);
    const git_oid newest = git::to_git(head);
    git::check(git_revwalk_push(walk.get(), &newest), damaged);
    for (const ObjectId& commit : known) {
        const git_oid old = git::to_git(commit);
        git::check(git_revwalk_hide(walk.get(), &old), damaged);
    }
    Lister lister(repository_->repository.get());
    git_oid id{};
    int result = 0;
    for (std::size_t commits = 0; (result = git_revwalk_next(&id, walk.get())) == 0; ++commits) {
        lister.add(id);
        progress(CollectionStep::listing, commits + 1, 0);
    }
    if (result != GIT_ITEROVER) {
        throw git::failure(damaged);
    }
    return lister.take();
}

std::string Collection::text(const Capture& capture) const {
    const git_oid id = git::to_git(capture.text);
    git_odb_object* read = nullptr;
    git::check(git_odb_read(&read, repository_->odb.get(), &id),
               "A text of the repository is missing; if it is a partial clone, make a whole one");
    const git::OdbObjectHandle object(read);
    return {static_cast<const char*>(git_odb_object_data(object.get())), git_odb_object_size(object.get())};
}

CaptureMessage Collection::origin(const Capture& capture) const {
    const git_oid id = git::to_git(capture.commit);
    const git::CommitHandle commit = commit_of(repository_->repository.get(), id);
    const char* message = git_commit_message(commit.get());
    return parse_capture_message(std::string_view(message == nullptr ? "" : message));
}

}  // namespace smallprint
