#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <functional>
#include <string>
#include <system_error>

#include "base/error.h"
#include "base/paths.h"
#include "doors/http/rendezvous.h"
#include "doors/http/secrets.h"
#include "doors/http/serve_viewer.h"
#include "doors/http/viewer_server.h"
#include "doors/watcher/fetch_page.h"

namespace smallprint {
namespace {

constexpr int most_log_lines = 1000;
// Far above what the largest import takes. A second wall behind the server's own limits: whoever finds a way
// to fill this process ends it, and not the computer.
constexpr rlim_t most_memory = rlim_t{2} << 30U;

void bound_memory() {
    rlimit limit{};
    if (getrlimit(RLIMIT_DATA, &limit) == 0 &&
        (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > most_memory)) {
        limit.rlim_cur = most_memory;
        setrlimit(RLIMIT_DATA, &limit);
    }
}

ViewerFiles viewer_files() {
    const auto directory = find_viewer_directory(executable_path());
    if (!directory) {
        throw Error(ErrorCode::not_found,
                    "The viewer's files are missing; build or install Smallprint again.");
    }
    return load_viewer_files(*directory);
}

// stderr is the log; bounded, so that whoever knocks for days cannot fill the disk.
void log_line(std::string_view line) {
    static std::atomic<int> lines{0};
    if (lines.fetch_add(1) < most_log_lines) {
        const auto text = std::string{line} + "\n";
        (void)std::fwrite(text.data(), 1, text.size(), stderr);
    }
}

// `ready` is called once requests are answered.
void serve(const ServeOptions& options, const std::function<void(const Rendezvous&)>& ready) {
    Rendezvous rendezvous(options.data_directory);
    if (!rendezvous.take()) {
        return;
    }
    const Services services({.data_directory = options.data_directory,
                             .clock = nullptr,
                             .open_viewer = {},
                             .open_shadow = false,
                             .make_catalogue = {},
                             .fetch_page = make_fetch_page()});
    ViewerServerOptions server_options;
    server_options.port = options.port;
    server_options.control_key = random_secret();
    server_options.idle = options.idle;
    server_options.log = &log_line;
    const auto key = server_options.control_key;
    ViewerServer server(services, viewer_files(), std::move(server_options));
    rendezvous.announce({server.port(), key});
    ready(rendezvous);
    server.run();
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
        serve(options, [report](const Rendezvous& rendezvous) {
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
        serve(options, [](const Rendezvous&) {});
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
