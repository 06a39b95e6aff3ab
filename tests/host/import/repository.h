// Small git repositories made with libgit2, commit by commit.
#pragma once

#include <git2.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/clock.h"

namespace smallprint::test {

/// A bare repository in a folder of its own, removed at the end. Branch: main.
class SampleRepository {
public:
    SampleRepository() {
        static std::atomic<int> count{0};
        const auto stamp = std::chrono::steady_clock::now().time_since_epoch().count();
        path_ = std::filesystem::temp_directory_path() /
                ("smallprint-repository-" + std::to_string(stamp) + "-" + std::to_string(count++));
        git_libgit2_init();
        must(git_repository_init(&repository_, path_.c_str(), 1));
        git_reference* head = nullptr;
        must(git_reference_symbolic_create(&head, repository_, "HEAD", "refs/heads/main", 1, nullptr));
        git_reference_free(head);
    }
    ~SampleRepository() {
        git_repository_free(repository_);
        git_libgit2_shutdown();
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    SampleRepository(const SampleRepository&) = delete;
    SampleRepository& operator=(const SampleRepository&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// Commits FOLDER/FILE with this text; an empty one removes it.
    void commit(const std::string& folder, const std::string& file, const std::string& text, TimeMs at,
                const std::string& message) {
        git_tree* root = nullptr;
        git_commit* parent = nullptr;
        git_oid parent_id{};
        if (git_reference_name_to_id(&parent_id, repository_, "HEAD") == 0) {
            must(git_commit_lookup(&parent, repository_, &parent_id));
            must(git_commit_tree(&root, parent));
        }
        git_treebuilder* outer = nullptr;
        must(git_treebuilder_new(&outer, repository_, root));
        git_tree* inside = nullptr;
        if (const git_tree_entry* entry = git_treebuilder_get(outer, folder.c_str())) {
            must(git_tree_lookup(&inside, repository_, git_tree_entry_id(entry)));
        }
        git_treebuilder* inner = nullptr;
        must(git_treebuilder_new(&inner, repository_, inside));
        git_oid id{};
        if (text.empty()) {
            must(git_treebuilder_remove(inner, file.c_str()));
        } else {
            must(git_blob_create_from_buffer(&id, repository_, text.data(), text.size()));
            must(git_treebuilder_insert(nullptr, inner, file.c_str(), &id, GIT_FILEMODE_BLOB));
        }
        must(git_treebuilder_write(&id, inner));
        must(git_treebuilder_insert(nullptr, outer, folder.c_str(), &id, GIT_FILEMODE_TREE));
        must(git_treebuilder_write(&id, outer));
        git_tree* tree = nullptr;
        must(git_tree_lookup(&tree, repository_, &id));
        git_signature* who = nullptr;
        must(git_signature_new(&who, "Bot", "bot@archive.example", at / 1000, 0));
        std::vector<const git_commit*> parents;
        if (parent != nullptr) {
            parents.push_back(parent);
        }
        must(git_commit_create(&id, repository_, "HEAD", who, who, nullptr, message.c_str(), tree,
                               parents.size(), parents.data()));
        git_signature_free(who);
        git_tree_free(tree);
        git_treebuilder_free(inner);
        git_tree_free(inside);
        git_treebuilder_free(outer);
        git_tree_free(root);
        git_commit_free(parent);
    }

private:
    static void must(int result) {
        if (result < 0) {
            throw std::runtime_error(git_error_last() != nullptr ? git_error_last()->message
                                                                 : "libgit2 failed");
        }
    }

    std::filesystem::path path_;
    git_repository* repository_ = nullptr;
};

}  // namespace smallprint::test
