#include "import/pack_sha1.h"

#include <openssl/evp.h>

#include "base/error.h"

namespace smallprint::git {
namespace {

void check(int result) {
    if (result != 1) {
        throw Error(ErrorCode::internal, "OpenSSL has no SHA-1.");
    }
}

}  // namespace

void Sha1::Free::operator()(evp_md_ctx_st* state) const noexcept {
    EVP_MD_CTX_free(state);
}

Sha1::Sha1() : state_(EVP_MD_CTX_new()) {
    check(EVP_DigestInit_ex(state_.get(), EVP_sha1(), nullptr));
}

void Sha1::update(std::string_view bytes) {
    check(EVP_DigestUpdate(state_.get(), bytes.data(), bytes.size()));
}

ObjectId Sha1::finish() {
    ObjectId id{};
    check(EVP_DigestFinal_ex(state_.get(), id.data(), nullptr));
    check(EVP_DigestInit_ex(state_.get(), nullptr, nullptr));
    return id;
}

}  // namespace smallprint::git
