#include <fcntl.h>
#include <httplib.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "base/error.h"
#include "base/paths.h"
#include "doors/http/open_viewer.h"
#include "doors/http/rendezvous.h"
#include "service/json.h"
#include "service/record_id.h"

extern char** environ;  // NOLINT: POSIX declares it nowhere.

namespace smallprint {
namespace {

constexpr std::chrono::seconds patience{10};
constexpr std::chrono::milliseconds step{20};

std::string reason_in(const std::string& said) {
    constexpr std::string_view prefix = "smallprint: ";
    auto line = said.substr(0, said.find('\n'));
    return line.starts_with(prefix) ? line.substr(prefix.size()) : line;
}

// Starts `smallprint view --serve`, which returns as soon as the viewer answers. Nothing of ours is
// inherited.
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

// A token from the viewer, if it answers.
std::optional<std::string> ask_token(const ViewerAddress& address) {
    httplib::Client client("127.0.0.1", address.port);
    client.set_connection_timeout(std::chrono::seconds{2});
    client.set_read_timeout(std::chrono::seconds{5});
    const auto answer = client.Post("/token", httplib::Headers{{"X-Smallprint-Key", address.control_key}},
                                    "{}", "application/json");
    if (!answer || answer->status != 200) {
        return std::nullopt;
    }
    const auto said = JsonIn::parse(answer->body, nullptr, false);
    const auto token = said.is_object() ? said.find("token") : said.end();
    return said.is_object() && token != said.end() && token->is_string()
               ? std::optional{token->get<std::string>()}
               : std::nullopt;
}

}  // namespace

std::string open_viewer(const std::filesystem::path& data_directory, std::string_view at,
                        const ViewerOptions& options) {
    if (!at.empty() && !is_record_id(at)) {
        throw Error(ErrorCode::usage, "That is no record id; they look like SP-D-ABCDEFGHIJ.");
    }
    const auto directory = std::filesystem::absolute(data_directory);
    const Rendezvous rendezvous(directory);
    const auto end = std::chrono::steady_clock::now() + patience;
    bool started = false;
    while (std::chrono::steady_clock::now() < end) {
        const auto address = rendezvous.find();
        if (const auto token = address ? ask_token(*address) : std::nullopt) {
            auto url = "http://127.0.0.1:" + std::to_string(address->port) + "/#token=" + *token;
            return at.empty() ? url : url + "&at=" + std::string{at};
        }
        if (!started && !address) {
            start_viewer(directory, options);
            started = true;
            continue;
        }
        std::this_thread::sleep_for(step);
    }
    throw Error(ErrorCode::internal, "The viewer does not answer; try again.");
}

std::string open_viewer(const std::filesystem::path& data_directory, std::string_view at) {
    return open_viewer(data_directory, at, {});
}

}  // namespace smallprint
