// How long the host takes from its start to its first reply, and its peak memory then, beside a bare echo
// host in the same run; whole processes, in turns, so that a busy machine slows both. Once before there is a
// history, once with one (which the first reply asks for unseen changes).
//   build/bin/startup_bench [ROUNDS]
// Prints the median and the fastest of all, their ratios to the echo host's, and exits 1 where the median
// ratio before the first page is above 1.5 or the memory above 16 MB.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

extern char** environ;

namespace {

struct Start {
    double milliseconds = 0;
    double megabytes = 0;
};

[[noreturn]] void give_up(const std::string& why) {
    std::cerr << "startup_bench: " << why << '\n';
    std::exit(2);
}

std::string read_exactly(int descriptor, std::size_t size) {
    std::string bytes(size, '\0');
    for (std::size_t at = 0; at < size;) {
        const ssize_t count = read(descriptor, bytes.data() + at, size - at);
        if (count <= 0) {
            give_up("a host ended without a reply");
        }
        at += static_cast<std::size_t>(count);
    }
    return bytes;
}

Start start(const std::string& program, const std::string& argument, const std::string& message) {
    std::array<int, 2> to{};
    std::array<int, 2> from{};
    if (pipe2(to.data(), O_CLOEXEC) != 0 || pipe2(from.data(), O_CLOEXEC) != 0) {
        give_up("no pipe");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, to[0], 0);
    posix_spawn_file_actions_adddup2(&actions, from[1], 1);
    std::string name = program;
    std::string given = argument;
    std::array<char*, 3> arguments{name.data(), given.data(), nullptr};
    pid_t child = 0;
    const auto began = std::chrono::steady_clock::now();
    if (posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ) != 0) {
        give_up("cannot start " + program);
    }
    const auto size = static_cast<std::uint32_t>(message.size());
    std::string frame(sizeof size, '\0');
    std::memcpy(frame.data(), &size, sizeof size);
    frame += message;
    if (write(to[1], frame.data(), frame.size()) != static_cast<ssize_t>(frame.size())) {
        give_up("cannot write to " + program);
    }
    std::uint32_t reply = 0;
    std::memcpy(&reply, read_exactly(from[0], sizeof reply).data(), sizeof reply);
    (void)read_exactly(from[0], reply);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    close(to[1]);
    rusage used{};
    int status = 0;
    wait4(child, &status, 0, &used);
    for (const int descriptor : {to[0], from[0], from[1]}) {
        close(descriptor);
    }
    posix_spawn_file_actions_destroy(&actions);
    constexpr double kilobytes = 1024;
    return {took.count(), static_cast<double>(used.ru_maxrss) / kilobytes};
}

struct Summary {
    double median = 0;
    double least = 0;
    double megabytes = 0;
};

Summary summarise(std::vector<Start> starts) {
    std::sort(starts.begin(), starts.end(),
              [](const Start& a, const Start& b) { return a.milliseconds < b.milliseconds; });
    double megabytes = 0;
    for (const Start& one : starts) {
        megabytes = std::max(megabytes, one.megabytes);
    }
    return {starts[starts.size() / 2].milliseconds, starts.front().milliseconds, megabytes};
}

std::string extension_origin() {
    std::ifstream file(std::string(SMALLPRINT_SOURCE_DIR) + "/shared/protocol/ids.json");
    const auto ids = nlohmann::json::parse(file);
    return "chrome-extension://" + ids.at("development").at("chromium").get<std::string>() + "/";
}

// One small document, so that there is a history to ask.
void make_history(const std::string& home) {
    setenv("SMALLPRINT_HOME", home.c_str(), 1);
    const std::string command = std::string("echo 'We may sell your data.' | '") + SMALLPRINT_BINARY +
                                "' analyze --url https://example.com/terms - >/dev/null";
    if (std::system(command.c_str()) != 0) {  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
        give_up("no history could be made");
    }
}

void tell(const char* what, const Summary& one, const Summary& echo) {
    std::printf(
        "%s first reply after %.2f ms (fastest %.2f), %.2f times the echo host's (fastest %.2f), "
        "peak memory %.1f MB\n",
        what, one.median, one.least, one.median / echo.median, one.least / echo.least, one.megabytes);
}

}  // namespace

int main(int argc, char** argv) {
    constexpr int usual_rounds = 40;
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : usual_rounds;
    std::string folder = (std::filesystem::temp_directory_path() / "smallprint-startup-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) {
        give_up("no temporary directory");
    }
    const std::string fresh = folder + "/fresh";
    const std::string used = folder + "/used";
    make_history(used);
    const std::string origin = extension_origin();
    const std::string message = R"({"jsonrpc":"2.0","id":1,"method":"host.hello","params":{"protocol":1}})";
    std::vector<Start> hosts;
    std::vector<Start> with_history;
    std::vector<Start> echoes;
    for (int i = 0; i < rounds; ++i) {
        setenv("SMALLPRINT_HOME", fresh.c_str(), 1);
        hosts.push_back(start(SMALLPRINT_BINARY, origin, message));
        echoes.push_back(start(SMALLPRINT_ECHO, origin, message));
        setenv("SMALLPRINT_HOME", used.c_str(), 1);
        with_history.push_back(start(SMALLPRINT_BINARY, origin, message));
    }
    std::filesystem::remove_all(folder);
    const Summary host = summarise(hosts);
    const Summary echo = summarise(echoes);
    tell("smallprint, before the first page:", host, echo);
    tell("smallprint, with a history:       ", summarise(with_history), echo);
    tell("a bare echo host:                 ", echo, echo);
    constexpr double most_ratio = 1.5;
    constexpr double most_megabytes = 16;
    return host.median <= most_ratio * echo.median && host.megabytes <= most_megabytes ? 0 : 1;
}
