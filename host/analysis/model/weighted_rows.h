// Sums of rows of weight bytes, each row times a number: where the clause model spends its time. In whole
// numbers, so that every machine gives the same sums, whatever its vector unit does.
#pragma once

#include <cstdint>
#include <span>

namespace smallprint::model {

/// A row that counts, and how much: 0–1 for every honest sentence.
struct WeightedRow {
    const std::int8_t* weights = nullptr;
    float value = 0.0F;
};

/// For each column the sum over `rows` of value times weight, to `sums`, which has a place for each column: a
/// multiple of 16. Values are rounded to 1/16384 and cut off at 2. Sums wrap beyond 131,072; the longest
/// sentence stays far below.
void sum_rows(std::span<const WeightedRow> rows, std::span<float> sums) noexcept;

}  // namespace smallprint::model
