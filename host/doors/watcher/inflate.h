// Unpacking what a server sent packed, never beyond a limit: a few kilobytes can hold gigabytes. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace smallprint {

enum class InflateResult : std::uint8_t {
    done,
    too_large,  ///< It would be larger than the limit; memory stays near it.
    broken,     ///< Damaged or cut off.
    unknown,    ///< An encoding that is not asked for.
};

/// `encoding` is a Content-Encoding: gzip, x-gzip, deflate (with its wrapper or without), br, identity, or
/// up to three of them with commas, the last applied last. `bytes` become the unpacked ones when done.
[[nodiscard]] InflateResult inflate(std::string_view encoding, std::size_t most_bytes, std::string& bytes);

}  // namespace smallprint
