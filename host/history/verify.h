// Checking all of a history, with a word on how far it is. Store::verify() is the same without.
#pragma once

#include <cstdint>
#include <functional>

#include "history/store.h"

namespace smallprint {

/// Told now and then, on the caller's thread, how many versions of how many were checked; false stops.
using VerifyProgress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// Rebuilds the text of every version, recomputes every hash, the ledger's chain and the database's own
/// checks, on all cores. Throws Error(internal) if it was stopped.
[[nodiscard]] VerifyReport verify_history(const Store& store, const VerifyProgress& progress);

}  // namespace smallprint
