// Facts of two readings of one clause type set against each other, in words.
#pragma once

#include <string>

#include "analysis/finding.h"

namespace smallprint {

/// For example "30 days → 7 days", "the way to opt out is gone"; empty where the facts agree.
[[nodiscard]] std::string fact_difference(const Evidence& before, const Evidence& after);

/// Days to be told, to object or to sue in: 1 if there are more than before, -1 if fewer; the other way round
/// for days of retention. 0 where none changed.
[[nodiscard]] int direction_of_days(const Evidence& before, const Evidence& after);

}  // namespace smallprint
