// One-time tokens and the session secrets they are exchanged for. Thread-safe; lives and dies with one
// viewer.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace smallprint {

/// 64 hexadecimal digits from 32 random bytes of OpenSSL. Throws Error(internal) if the system gives none.
[[nodiscard]] std::string random_secret();

/// True for equal texts, in a time that does not tell where they differ.
[[nodiscard]] bool same_secret(std::string_view left, std::string_view right) noexcept;

class Secrets {
public:
    static constexpr TimeMs token_life = 60'000;
    static constexpr std::size_t most_tokens = 32;    ///< The oldest goes first.
    static constexpr std::size_t most_sessions = 64;  ///< The same.

    explicit Secrets(const Clock& clock) : clock_(clock) {}

    /// A new token: good once, for 60 s.
    [[nodiscard]] std::string issue_token();
    /// The session for a token, which is used up by it; nothing for a token that is unknown, used or too old.
    [[nodiscard]] std::optional<std::string> exchange(std::string_view token);
    [[nodiscard]] bool is_session(std::string_view secret) const;

private:
    struct Token {
        std::string secret;
        TimeMs issued = 0;
    };
    const Clock& clock_;
    mutable std::mutex mutex_;
    std::deque<Token> tokens_;
    std::deque<std::string> sessions_;
};

}  // namespace smallprint
