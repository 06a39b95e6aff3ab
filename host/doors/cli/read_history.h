// How commands that only look at the history get at it.
#pragma once

#include <functional>

#include "doors/cli/commands.h"
#include "history/store.h"

namespace smallprint {

/// Hands the history to `look`, read-only: a look never makes one. What opening had to say is told
/// afterwards. Throws Error(store_unavailable | store_too_new).
void with_history(const CommandLine& line, const std::function<void(const Store&)>& look);

}  // namespace smallprint
