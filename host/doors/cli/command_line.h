// The command line's way in (DESIGN 3.6): `smallprint COMMAND`.
//
// Prints results on stdout and, when something is wrong, one clear line on stderr; the exit status is 0 on
// success, 2 for wrong usage, 3 for input that cannot be read, 4 when the history cannot be used, 1 for
// anything else.
#pragma once

namespace smallprint {

/// Runs the command that the arguments name and returns the exit status. Throws nothing.
int run_command_line(int argc, char** argv);

}  // namespace smallprint
