// `smallprint watch run`, a part of `watch`.
#pragma once

#include "doors/cli/commands.h"

namespace smallprint {

void add_watch_run(CLI::App& watch, CommandLine& line);

}  // namespace smallprint
