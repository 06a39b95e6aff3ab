// Reads and writes the catalogue's values as bytes: little-endian varints, length-prefixed strings and lists.
// One description of a value (an `exchange` overload in content_archive.cpp) serves both directions, so that
// they cannot drift apart. The reader trusts nothing: every length is checked against what is left before
// anything is allocated.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"

namespace smallprint {

class ArchiveWriter {
public:
    static constexpr bool writing = true;

    void number(std::uint64_t& value) {
        std::uint64_t rest = value;
        while (rest >= 0x80U) {
            bytes_.push_back(static_cast<char>((rest & 0x7fU) | 0x80U));
            rest >>= 7U;
        }
        bytes_.push_back(static_cast<char>(rest));
    }
    void fixed64(std::uint64_t& value) {
        for (unsigned shift = 0; shift < 64; shift += 8) {
            bytes_.push_back(static_cast<char>((value >> shift) & 0xffU));
        }
    }
    void byte(std::uint8_t& value) { bytes_.push_back(static_cast<char>(value)); }
    void text(std::string& value) {
        std::uint64_t size = value.size();
        number(size);
        bytes_.append(value);
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class ArchiveReader {
public:
    static constexpr bool writing = false;

    explicit ArchiveReader(std::string_view bytes) : rest_(bytes) {}

    void number(std::uint64_t& value) {
        value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1)[0]);
            value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
            if ((byte & 0x80U) == 0) {
                return;
            }
        }
        fail();
    }
    void fixed64(std::uint64_t& value) {
        const std::string_view bytes = take(8);
        value = 0;
        for (unsigned i = 0; i < 8; ++i) {
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8U * i);
        }
    }
    void byte(std::uint8_t& value) { value = static_cast<std::uint8_t>(take(1)[0]); }
    void text(std::string& value) { value = take(size()); }

    /// A length that cannot exceed what is left: every element takes at least one byte.
    [[nodiscard]] std::size_t size() {
        std::uint64_t value = 0;
        number(value);
        if (value > rest_.size()) {
            fail();
        }
        return static_cast<std::size_t>(value);
    }
    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
    [[noreturn]] static void fail() {
        throw Error(
            ErrorCode::catalogue_invalid,
            "The catalogue is damaged; install Smallprint again, or remove the downloaded catalogue.");
    }

private:
    std::string_view take(std::size_t count) {
        if (count > rest_.size()) {
            fail();
        }
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    std::string_view rest_;
};

}  // namespace smallprint
