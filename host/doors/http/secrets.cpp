#include "doors/http/secrets.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/sha256.h"

namespace smallprint {

std::string random_secret() {
    std::array<unsigned char, 32> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        throw Error(ErrorCode::internal,
                    "The system gives no random numbers, so the viewer cannot be made safe.");
    }
    return to_hex(bytes);
}

bool same_secret(std::string_view left, std::string_view right) noexcept {
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string Secrets::issue_token() {
    auto token = random_secret();
    const std::scoped_lock lock(mutex_);
    if (tokens_.size() == most_tokens) {
        tokens_.pop_front();
    }
    tokens_.push_back({token, clock_.now()});
    return token;
}

std::optional<std::string> Secrets::exchange(std::string_view token) {
    const std::scoped_lock lock(mutex_);
    const auto found =
        std::ranges::find_if(tokens_, [&](const Token& known) { return same_secret(known.secret, token); });
    if (found == tokens_.end()) {
        return std::nullopt;
    }
    const auto age = clock_.now() - found->issued;
    tokens_.erase(found);
    if (age < 0 || age > token_life) {  // A clock set back makes it too old as well.
        return std::nullopt;
    }
    if (sessions_.size() == most_sessions) {
        sessions_.pop_front();
    }
    sessions_.push_back(random_secret());
    return sessions_.back();
}

bool Secrets::is_session(std::string_view secret) const {
    const std::scoped_lock lock(mutex_);
    return std::ranges::any_of(sessions_,
                               [&](const std::string& known) { return same_secret(known, secret); });
}

}  // namespace smallprint
