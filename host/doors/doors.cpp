#include "doors/doors.h"

#include "doors/cli/command_line.h"

namespace smallprint {

int run(int argc, char** argv) { return run_command_line(argc, argv); }

}  // namespace smallprint
