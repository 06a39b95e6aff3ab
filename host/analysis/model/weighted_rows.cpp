#include "analysis/model/weighted_rows.h"

#include <algorithm>
#include <array>
#include <cstddef>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace smallprint::model {
namespace {

constexpr std::size_t block = 16;  ///< Columns done at once.
constexpr float value_units = 16384.0F;

std::int16_t whole(float value) noexcept {
    return static_cast<std::int16_t>(std::clamp(value * value_units + 0.5F, -32767.0F, 32767.0F));
}

#if defined(__SSE2__)

/// Eight columns of two rows at once: their bytes side by side, made 16 bits, times the rows' two values and
/// added up by one instruction (pmaddwd). Every x86-64 processor has it.
class EightSums {
public:
    void add(__m128i pairs, __m128i values) noexcept {
        const __m128i zero = _mm_setzero_si128();
        const __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(zero, pairs), 8);
        const __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(zero, pairs), 8);
        low_ = _mm_add_epi32(low_, _mm_madd_epi16(low, values));
        high_ = _mm_add_epi32(high_, _mm_madd_epi16(high, values));
    }
    void store(float* sums) const noexcept {
        const __m128 unit = _mm_set1_ps(1.0F / value_units);
        _mm_storeu_ps(sums, _mm_mul_ps(_mm_cvtepi32_ps(low_), unit));
        _mm_storeu_ps(sums + 4, _mm_mul_ps(_mm_cvtepi32_ps(high_), unit));
    }

private:
    __m128i low_ = _mm_setzero_si128();
    __m128i high_ = _mm_setzero_si128();
};

__m128i load(const std::int8_t* weights) noexcept {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights));  // NOLINT(*-reinterpret-cast)
}

void sum_block(std::span<const WeightedRow> rows, std::size_t first, float* sums) noexcept {
    EightSums low;
    EightSums high;
    for (std::size_t i = 0; i < rows.size(); i += 2) {
        // A last row that is alone stands beside itself, times nothing.
        const bool two = i + 1 < rows.size();
        const WeightedRow& one = rows[i];
        const WeightedRow& other = rows[two ? i + 1 : i];
        const std::int16_t values[2] = {whole(one.value),
                                        two ? whole(other.value) : std::int16_t{0}};  // NOLINT
        const __m128i both = _mm_set1_epi32(static_cast<std::uint16_t>(values[0]) |
                                            (static_cast<std::int32_t>(values[1]) << 16));
        const __m128i a = load(one.weights + first);
        const __m128i b = load(other.weights + first);
        low.add(_mm_unpacklo_epi8(a, b), both);
        high.add(_mm_unpackhi_epi8(a, b), both);
    }
    low.store(sums);
    high.store(sums + 8);
}

#else

void sum_block(std::span<const WeightedRow> rows, std::size_t first, float* sums) noexcept {
    std::array<std::uint32_t, block> sum{};  // Unsigned: may wrap.
    for (const WeightedRow& row : rows) {
        const std::int16_t value = whole(row.value);
        for (std::size_t k = 0; k < block; ++k) {
            sum[k] += static_cast<std::uint32_t>(value * std::int16_t{row.weights[first + k]});
        }
    }
    for (std::size_t k = 0; k < block; ++k) {
        sums[k] = static_cast<float>(static_cast<std::int32_t>(sum[k])) / value_units;
    }
}

#endif

}  // namespace

void sum_rows(std::span<const WeightedRow> rows, std::span<float> sums) noexcept {
    for (std::size_t first = 0; first + block <= sums.size(); first += block) {
        sum_block(rows, first, &sums[first]);
    }
}

}  // namespace smallprint::model
