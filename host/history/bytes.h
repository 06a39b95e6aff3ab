// Reading and writing the store's compact binary values: variable-length integers and counted strings.
//
// A reader never trusts what it reads: every count and length is checked against what is left, and damage
// throws Error(store_unavailable).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"

namespace smallprint::history {

/// For bytes in the store that cannot be what this program wrote.
[[noreturn]] inline void throw_damaged() {
    throw Error(ErrorCode::store_unavailable,
                "The history is damaged in one place. Run `smallprint history verify` to see where.");
}

class ByteWriter {
public:
    void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
    /// LEB128, 1–10 bytes.
    void number(std::uint64_t value) {
        while (value >= 0x80U) {
            byte(static_cast<std::uint8_t>(value | 0x80U));
            value >>= 7U;
        }
        byte(static_cast<std::uint8_t>(value));
    }
    /// Zigzag, so that small negative numbers are short too.
    void signed_number(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        number((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0U));
    }
    void real(double value) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (unsigned shift = 0; shift < 64; shift += 8) {
            byte(static_cast<std::uint8_t>(bits >> shift));
        }
    }
    void text(std::string_view value) {
        number(value.size());
        bytes_.append(value);
    }
    void raw(std::string_view value) { bytes_.append(value); }

    [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }
    [[nodiscard]] std::string take() noexcept { return std::move(bytes_); }

private:
    std::string bytes_;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : left_(bytes) {}

    [[nodiscard]] bool at_end() const noexcept { return left_.empty(); }
    [[nodiscard]] std::size_t remaining() const noexcept { return left_.size(); }

    std::uint8_t byte() {
        if (left_.empty()) {
            throw_damaged();
        }
        const auto value = static_cast<std::uint8_t>(left_.front());
        left_.remove_prefix(1);
        return value;
    }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
            if ((next & 0x80U) == 0) {
                return value;
            }
        }
        throw_damaged();
    }
    /// A count of things of which each takes at least one byte of what is left.
    std::size_t count() {
        const std::uint64_t value = number();
        if (value > left_.size()) {
            throw_damaged();
        }
        return static_cast<std::size_t>(value);
    }
    std::uint32_t number32() {
        const std::uint64_t value = number();
        if (value > UINT32_MAX) {
            throw_damaged();
        }
        return static_cast<std::uint32_t>(value);
    }
    std::int64_t signed_number() {
        const std::uint64_t bits = number();
        return static_cast<std::int64_t>((bits >> 1U) ^ (~(bits & 1U) + 1U));
    }
    double real() {
        std::uint64_t bits = 0;
        for (unsigned shift = 0; shift < 64; shift += 8) {
            bits |= static_cast<std::uint64_t>(byte()) << shift;
        }
        return std::bit_cast<double>(bits);
    }
    std::string_view raw(std::size_t size) {
        if (size > left_.size()) {
            throw_damaged();
        }
        const std::string_view value = left_.substr(0, size);
        left_.remove_prefix(size);
        return value;
    }
    std::string text() { return std::string(raw(count())); }

private:
    std::string_view left_;
};

}  // namespace smallprint::history
