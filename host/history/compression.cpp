#include "history/compression.h"

#include <zstd.h>

#include <cstdint>

#include "history/bytes.h"

namespace smallprint::history {

namespace {

enum class Form : std::uint8_t { plain = 0, zstd = 1 };

constexpr std::size_t largest = std::size_t{256} << 20U;

// Most frames are a few paragraphs, where a higher level costs microseconds; a whole first version is large.
int level_for(std::size_t size) {
    constexpr std::size_t small_frame = std::size_t{64} << 10U;
    return size <= small_frame ? 9 : 3;
}

}  // namespace

std::string pack(std::string_view text) {
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size =
        ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), level_for(text.size()));
    ByteWriter out;
    if (ZSTD_isError(size) != 0U || size >= text.size()) {
        out.byte(static_cast<std::uint8_t>(Form::plain));
        out.raw(text);
        return out.take();
    }
    out.byte(static_cast<std::uint8_t>(Form::zstd));
    out.number(text.size());
    out.raw(std::string_view(packed).substr(0, size));
    return out.take();
}

std::string unpack(std::string_view packed) {
    ByteReader in(packed);
    const std::uint8_t form = in.byte();
    if (form == static_cast<std::uint8_t>(Form::plain)) {
        return std::string(in.raw(in.remaining()));
    }
    const std::uint64_t size = in.number();
    if (form != static_cast<std::uint8_t>(Form::zstd) || size > largest) {
        throw_damaged();
    }
    const std::string_view body = in.raw(in.remaining());
    std::string text(static_cast<std::size_t>(size), '\0');
    const std::size_t got = ZSTD_decompress(text.data(), text.size(), body.data(), body.size());
    if (ZSTD_isError(got) != 0U || got != text.size()) {
        throw_damaged();
    }
    return text;
}

}  // namespace smallprint::history
