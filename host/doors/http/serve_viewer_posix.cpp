#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <functional>
#include <string>
#include <system_error>

#include "base/error.h"
#include "doors/http/rendezvous.h"
#include "doors/http/run_viewer.h"
#include "doors/http/serve_viewer.h"

namespace smallprint {
namespace {

// Far above what the largest import takes. A second wall behind the server's own limits: whoever finds a way
// to fill this process ends it, and not the computer.
[[maybe_unused]] constexpr rlim_t most_memory = rlim_t{2} << 30U;

void bound_memory() {
#ifndef SMALLPRINT_SANITIZED
    rlimit limit{};
    if (getrlimit(RLIMIT_DATA, &limit) == 0 &&
        (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > most_memory)) {
        limit.rlim_cur = most_memory;
        setrlimit(RLIMIT_DATA, &limit);
    }
#endif
}

void use_as(int descriptor, const char* path, int flags) {
    const int opened = open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (opened >= 0) {
        dup2(opened, descriptor);  // The copy has no O_CLOEXEC and stays.
        close(opened);
    }
}

// Nothing of the caller's may be held open: a browser waits for the end of its host's pipes.
void let_go(const Rendezvous& rendezvous) {
    use_as(STDIN_FILENO, "/dev/null", O_RDONLY);
    use_as(STDOUT_FILENO, "/dev/null", O_WRONLY);
    use_as(STDERR_FILENO, rendezvous.log_file().c_str(), O_WRONLY | O_CREAT | O_TRUNC);
    if (chdir("/") != 0) {
        return;  // Only keeps a directory from being unmounted.
    }
}

// The child tells through the pipe how its start went: nothing is success, else one line.
[[noreturn]] void run_child(const ServeOptions& options, int report) {
    setsid();
    bound_memory();
    std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    std::string failure;
    try {
        run_viewer(options, [report](const Rendezvous& rendezvous) {
            let_go(rendezvous);
            close(report);
        });
        _exit(0);
    } catch (const std::exception& error) {
        failure = error.what();
    }
    if (write(report, failure.data(), failure.size()) < 0) {
        _exit(2);
    }
    _exit(1);
}

}  // namespace

void serve_viewer(const ServeOptions& options) {
    if (!options.detach) {
        std::signal(SIGPIPE, SIG_IGN);
        run_viewer(options, [](const Rendezvous&) {});
        return;
    }
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) {
        throw Error(ErrorCode::internal,
                    "The viewer cannot be started: " + std::generic_category().message(errno) + ".");
    }
    const auto child = fork();
    if (child < 0) {
        throw Error(ErrorCode::internal,
                    "The viewer cannot be started: " + std::generic_category().message(errno) + ".");
    }
    if (child == 0) {
        close(ends[0]);
        run_child(options, ends[1]);
    }
    close(ends[1]);
    std::string failure;
    std::array<char, 512> buffer{};
    for (auto size = read(ends[0], buffer.data(), buffer.size()); size > 0 || (size < 0 && errno == EINTR);
         size = read(ends[0], buffer.data(), buffer.size())) {
        failure.append(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    }
    close(ends[0]);
    if (!failure.empty()) {
        throw Error(ErrorCode::internal, failure);
    }
}

}  // namespace smallprint
