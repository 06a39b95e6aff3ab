#include "base/ed25519.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

#include "base/error.h"

namespace smallprint {
namespace {

struct Free {
    void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

[[noreturn]] void fail() {
    throw Error(ErrorCode::internal, "OpenSSL offers no Ed25519 here; check its configuration.");
}

Key key_of(const Ed25519Secret& secret) {
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size()));
    if (!key) {
        fail();
    }
    return key;
}

const unsigned char* bytes_of(std::string_view text) noexcept {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Ed25519Secret make_ed25519_secret() {
    Ed25519Secret secret{};
    if (RAND_priv_bytes(secret.data(), static_cast<int>(secret.size())) != 1) {
        fail();
    }
    return secret;
}

Ed25519Public ed25519_public(const Ed25519Secret& secret) {
    Ed25519Public result{};
    std::size_t size = result.size();
    if (EVP_PKEY_get_raw_public_key(key_of(secret).get(), result.data(), &size) != 1 ||
        size != result.size()) {
        fail();
    }
    return result;
}

Ed25519Signature ed25519_sign(const Ed25519Secret& secret, std::string_view message) {
    const Key key = key_of(secret);
    const Context context(EVP_MD_CTX_new());
    Ed25519Signature signature{};
    std::size_t size = signature.size();
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, bytes_of(message), message.size()) != 1) {
        fail();
    }
    return signature;
}

bool ed25519_verify(const Ed25519Public& key, std::string_view message,
                    const Ed25519Signature& signature) noexcept {
    const Key handle(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
    const Context context(EVP_MD_CTX_new());
    return handle && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, handle.get()) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes_of(message),
                            message.size()) == 1;
}

}  // namespace smallprint
