#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <array>

#include "base/paths.h"
#include "doors/cli/web_browser.h"

extern char** environ;  // NOLINT: POSIX declares it nowhere.

namespace smallprint {

bool open_in_browser(const std::string& url) {
#ifdef __APPLE__
    std::string program = "open";
#else
    if (!environment("DISPLAY") && !environment("WAYLAND_DISPLAY")) {
        return false;  // xdg-open would start a browser inside the terminal.
    }
    std::string program = "xdg-open";
#endif
    auto address = url;
    const std::array<char*, 3> arguments{program.data(), address.data(), nullptr};
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = -1;
    // Not waited for: some openers stay as long as the browser does.
    const int error = posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0;
}

}  // namespace smallprint
