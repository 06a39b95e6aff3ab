// SHA-1 as git uses it, to name objects; not to be relied on against forgery.
#pragma once

#include <memory>
#include <string_view>

#include "import/collection.h"

struct evp_md_ctx_st;

namespace smallprint::git {

/// One digest after the other with the same state of OpenSSL's.
class Sha1 {
public:
    Sha1();
    void update(std::string_view bytes);
    /// What was given since the last one.
    [[nodiscard]] ObjectId finish();

private:
    struct Free {
        void operator()(evp_md_ctx_st* state) const noexcept;
    };
    std::unique_ptr<evp_md_ctx_st, Free> state_;
};

}  // namespace smallprint::git
