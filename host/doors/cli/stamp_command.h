// `smallprint ledger stamp`: a time-stamping authority signs the ledger's head (RFC 3161).
#pragma once

#include "doors/cli/commands.h"

namespace smallprint {

/// Adds `stamp` and `stamps` to the command `ledger`.
void add_stamp(CLI::App& ledger, CommandLine& line);

}  // namespace smallprint
