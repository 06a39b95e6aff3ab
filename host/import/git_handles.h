// libgit2's objects as C++ owns things, and its failures as Errors.
#pragma once

#include <git2.h>

#include <memory>
#include <string>

#include "base/error.h"
#include "import/collection.h"

namespace smallprint::git {

template <auto Free>
struct Deleter {
    template <typename T>
    void operator()(T* handle) const noexcept {
        Free(handle);
    }
};

using RepositoryHandle = std::unique_ptr<git_repository, Deleter<&git_repository_free>>;
using OdbHandle = std::unique_ptr<git_odb, Deleter<&git_odb_free>>;
using OdbObjectHandle = std::unique_ptr<git_odb_object, Deleter<&git_odb_object_free>>;
using CommitHandle = std::unique_ptr<git_commit, Deleter<&git_commit_free>>;
using TreeHandle = std::unique_ptr<git_tree, Deleter<&git_tree_free>>;
using ReferenceHandle = std::unique_ptr<git_reference, Deleter<&git_reference_free>>;
using RevwalkHandle = std::unique_ptr<git_revwalk, Deleter<&git_revwalk_free>>;

/// libgit2 counts how often it was started; it is kept running while one of these lives.
class Library {
public:
    Library();
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

/// "WHAT: what libgit2 says."
[[nodiscard]] Error failure(const std::string& what);

/// Throws `failure(what)` for a negative result.
inline void check(int result, const char* what) {
    if (result < 0) {
        throw failure(what);
    }
}

[[nodiscard]] git_oid to_git(const ObjectId& id) noexcept;
[[nodiscard]] ObjectId from_git(const git_oid& id) noexcept;

}  // namespace smallprint::git
