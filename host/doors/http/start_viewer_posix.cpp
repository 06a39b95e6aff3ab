#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include "base/error.h"
#include "base/paths.h"
#include "doors/http/start_viewer.h"

extern char** environ;  // NOLINT: POSIX declares it nowhere.

namespace smallprint {
namespace {

std::string reason_in(const std::string& said) {
    constexpr std::string_view prefix = "smallprint: ";
    auto line = said.substr(0, said.find('\n'));
    return line.starts_with(prefix) ? line.substr(prefix.size()) : line;
}

}  // namespace

void start_viewer(const std::filesystem::path& data_directory, const ViewerOptions& options) {
    const auto program = executable_path().string();
    std::vector<std::string> words{program,   "--data-dir", data_directory.string(),     "view",
                                   "--serve", "--port",     std::to_string(options.port)};
    std::vector<char*> arguments;
    for (auto& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);

    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) {
        throw Error(ErrorCode::internal,
                    "The viewer cannot be started: " + std::generic_category().message(errno) + ".");
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
#ifdef __GLIBC__
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
#endif
    posix_spawnattr_t attributes{};
    posix_spawnattr_init(&attributes);
#ifdef __APPLE__
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_CLOEXEC_DEFAULT);
#else
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
#endif
    pid_t child = -1;
    const int error = posix_spawn(&child, program.c_str(), &actions, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    std::string said;
    std::array<char, 512> buffer{};
    for (auto size = error == 0 ? read(ends[0], buffer.data(), buffer.size()) : 0; size > 0;
         size = read(ends[0], buffer.data(), buffer.size())) {
        said.append(buffer.data(), static_cast<std::size_t>(size));
    }
    close(ends[0]);
    int status = 0;
    if (error != 0 || (waitpid(child, &status, 0) == child && status != 0)) {
        throw Error(ErrorCode::internal, said.empty() ? "The viewer cannot be started." : reason_in(said));
    }
}

}  // namespace smallprint
