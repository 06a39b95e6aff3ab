// Where an imported version comes from, as a few bytes: the commit, and the addresses of the snapshots it was
// extracted from. Addresses that end in a commit keep its 20 bytes; what stands before is kept once for all.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "history/connection.h"
#include "history/store.h"

namespace smallprint::history {

/// Inside a write transaction.
void add_origin(Connection& connection, std::int64_t version, const VersionOrigin& origin);

[[nodiscard]] std::optional<VersionOrigin> origin_of(Connection& connection, std::int64_t version);

}  // namespace smallprint::history
