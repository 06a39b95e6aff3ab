// What the parts need and mingw has no library for here: a hash that OpenSSL makes elsewhere, the one
// function of host/base/utf8.cpp that registering uses (on Windows a path comes out of u8string(), which is
// well-formed by construction). And programs for the tests to start: this one, with words of their own.
#include <fcntl.h>
#include <io.h>
#include <windows.h>
// After windows.h.
#include <bcrypt.h>

#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/sha256.h"
#include "base/utf8.h"
#include "doors/native_messaging/frames.h"
#include "doors/native_messaging/streams.h"

namespace smallprint {

bool is_valid_utf8(std::string_view /*text*/) noexcept {
    return true;
}

Sha256Digest sha256(std::string_view bytes) {
    Sha256Digest digest{};
    BCRYPT_ALG_HANDLE algorithm = nullptr;
    BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, nullptr, 0);
    BCRYPT_HASH_HANDLE hash = nullptr;
    BCryptCreateHash(algorithm, &hash, nullptr, 0, nullptr, 0, 0);
    BCryptHashData(hash, reinterpret_cast<PUCHAR>(const_cast<char*>(bytes.data())),
                   static_cast<ULONG>(bytes.size()), 0);
    BCryptFinishHash(hash, digest.data(), static_cast<ULONG>(digest.size()), 0);
    BCryptDestroyHash(hash);
    BCryptCloseAlgorithmProvider(algorithm, 0);
    return digest;
}

std::string to_hex(std::span<const std::uint8_t> digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const auto byte : digest) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

}  // namespace smallprint

/// Becomes the program that a word asks for; nothing if it asks for none.
std::optional<int> stand_in(int argc, char** argv) {
    const std::string_view word = argc == 2 ? argv[1] : "";
    if (word == "--stand-in-echo") {
        const auto streams = smallprint::take_standard_streams();
        smallprint::FrameReader reader(streams.in);
        smallprint::FrameWriter writer(streams.out);
        std::string body;
        while (reader.read(body) == smallprint::FrameResult::frame) {
            (void)writer.write(body);
        }
        return 0;
    }
    if (word == "--stand-in-chatter") {
        std::puts("this is no frame, and it is long enough to be taken for one");
        return 0;
    }
    if (word == "--stand-in-fail") {
        std::fputs("no, thank you\n", stderr);
        return 3;
    }
    if (word == "--stand-in-silent") {
        Sleep(60'000);
        return 0;
    }
    return std::nullopt;
}
