#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <system_error>
#include <thread>

#include "doors/native_messaging/self_test.h"
#include "doors/native_messaging/streams.h"

extern char** environ;  // NOLINT: POSIX declares it nowhere.

namespace smallprint {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::uint32_t longest_answer = 1U << 20U;
constexpr std::size_t most_shown = 200;

class Pipe {
public:
    Pipe() {
        if (pipe(ends_.data()) != 0) {
            throw std::system_error(errno, std::generic_category());
        }
        for (const int end : ends_) {
            fcntl(end, F_SETFD, FD_CLOEXEC);
        }
    }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    [[nodiscard]] int read_end() const noexcept { return ends_[0]; }
    [[nodiscard]] int write_end() const noexcept { return ends_[1]; }
    void close_end(std::size_t which) noexcept {
        if (ends_.at(which) >= 0) {
            close(ends_.at(which));
            ends_.at(which) = -1;
        }
    }

private:
    std::array<int, 2> ends_{-1, -1};
};

// Adds what has come by `end`; false at the end of the stream or of the time.
bool read_more(int descriptor, std::string& bytes, Clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    pollfd waiting{descriptor, POLLIN, 0};
    if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) {
        return false;
    }
    std::array<char, 65536> buffer{};
    const auto size = read(descriptor, buffer.data(), buffer.size());
    if (size <= 0) {
        return false;
    }
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
    return true;
}

std::uint32_t length_of(const std::string& bytes) noexcept {
    std::uint32_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    return length;
}

// How it ended; killed where it does not end by itself.
int end_of(pid_t child, Clock::time_point end) {
    constexpr std::chrono::milliseconds step{5};
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (Clock::now() >= end) {
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            return status;
        }
        std::this_thread::sleep_for(step);
    }
    return status;
}

std::string words_of(int status, const std::string& said) {
    std::string words = WIFEXITED(status) ? "it ended with status " + std::to_string(WEXITSTATUS(status))
                        : WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? "nothing came in time"
                                                                             : "it crashed";
    const auto line = said.substr(0, std::min(said.find('\n'), most_shown));
    return line.empty() ? words + "." : words + " and said \"" + line + "\".";
}

}  // namespace

SelfTestAnswer self_test(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                         const std::string& message, std::chrono::milliseconds patience) {
    Pipe to;
    Pipe from;
    Pipe errors;
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    std::ranges::transform(words, std::back_inserter(pointers), [](auto& word) { return word.data(); });
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, to.read_end(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, from.write_end(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors.write_end(), STDERR_FILENO);
    const auto began = Clock::now();
    pid_t child = -1;
    const int error = posix_spawn(&child, program.c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    SelfTestAnswer answer;
    if (error != 0) {
        answer.text = "it cannot be started (" + std::generic_category().message(error) + ").";
        return answer;
    }
    to.close_end(0);
    from.close_end(1);
    errors.close_end(1);
    const auto before = std::signal(SIGPIPE, SIG_IGN);  // It may be gone before it has read.
    std::string frame(sizeof(std::uint32_t), '\0');
    const auto size = static_cast<std::uint32_t>(message.size());
    std::memcpy(frame.data(), &size, sizeof size);
    (void)write_full(to.write_end(), frame + message);
    std::signal(SIGPIPE, before);

    std::string bytes;
    const auto end = began + patience;
    const auto whole = [&bytes] {
        return bytes.size() >= sizeof size && bytes.size() - sizeof size >= length_of(bytes);
    };
    while (!whole() && (bytes.size() < sizeof size || length_of(bytes) <= longest_answer) &&
           read_more(from.read_end(), bytes, end)) {
    }
    answer.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    to.close_end(1);
    const int status = end_of(child, std::max(end, Clock::now() + std::chrono::seconds{2}));
    if (whole()) {
        answer.kind = SelfTestAnswer::Kind::frame;
        answer.text = bytes.substr(sizeof size, length_of(bytes));
    } else if (!bytes.empty()) {
        answer.kind = SelfTestAnswer::Kind::no_frame;
        answer.text = bytes.substr(0, most_shown);
    } else {
        std::string said;
        (void)read_more(errors.read_end(), said, Clock::now() + std::chrono::milliseconds{100});
        answer.text = words_of(status, said);
    }
    return answer;
}

}  // namespace smallprint
