#include "import/git_handles.h"

#include <algorithm>
#include <iterator>

namespace smallprint::git {

Library::Library() {
    git_libgit2_init();
    // Whose folder it is does not matter, for nothing of it is run; and a text's own hash is not asked for
    // again at every reading: packs are checked when they are made, and their texts by zlib's sums.
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
}

Library::~Library() {
    git_libgit2_shutdown();
}

Error failure(const std::string& what) {
    const git_error* error = git_error_last();
    std::string sentence = what;
    if (error != nullptr && error->message != nullptr) {
        sentence.append(" (").append(error->message).append(")");
    }
    return {ErrorCode::unreadable_input, sentence + "."};
}

git_oid to_git(const ObjectId& id) noexcept {
    git_oid oid{};
    std::copy(id.begin(), id.end(), std::begin(oid.id));
    return oid;
}

ObjectId from_git(const git_oid& id) noexcept {
    ObjectId copy{};
    std::copy_n(std::begin(id.id), copy.size(), copy.begin());
    return copy;
}

}  // namespace smallprint::git
