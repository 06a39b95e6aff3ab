#include <sys/wait.h>

#include <cerrno>

#include "base/spawn_posix.h"
#include "install/schedule.h"

namespace smallprint {

int run_program(const ProgramCall& call) {
    const auto child = spawn_silently(call);
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return -1;
        }
    }
    return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace smallprint
