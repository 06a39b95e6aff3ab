#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>

#include "base/error.h"
#include "doors/cli/pdf_pages.h"
#include "doors/cli/pdf_text.h"

namespace smallprint {
namespace {

constexpr std::size_t most_text = std::size_t{64} * 1024 * 1024;
constexpr rlim_t most_memory = rlim_t{1} << 30U;
constexpr rlim_t most_seconds = 20;
constexpr std::chrono::seconds patience{60};
constexpr int not_installed = 127;

[[noreturn]] void become_pdftotext(int input, int output) {
    // Only calls that are safe between fork and exec.
    const rlimit memory{most_memory, most_memory};
    const rlimit seconds{most_seconds, most_seconds};
    const rlimit nothing{0, 0};
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_CORE, &nothing);
    const int silence = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 ||
        dup2(silence, STDERR_FILENO) < 0) {
        _exit(1);
    }
    execlp("pdftotext", "pdftotext", "-q", "-enc", "UTF-8", "-", "-", nullptr);
    _exit(errno == ENOENT ? not_installed : 1);
}

/// What comes through until the other side closes; what is too much or too late is cut off.
bool read_until_closed(int descriptor, std::string& text) {
    const auto end = std::chrono::steady_clock::now() + patience;
    std::array<char, 65536> buffer{};
    while (text.size() <= most_text) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd waiting{descriptor, POLLIN, 0};
        if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) == 0) {
            return false;
        }
        const ssize_t count = read(descriptor, buffer.data(), buffer.size());
        if (count == 0) {
            return true;
        }
        if (count < 0 && errno != EINTR) {
            return false;
        }
        text.append(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return false;
}

}  // namespace

std::string pdf_text(std::string_view bytes, const std::string& name) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), &std::fclose);
    std::array<int, 2> ends{};
    if (!file || std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size() ||
        std::fflush(file.get()) != 0 || lseek(fileno(file.get()), 0, SEEK_SET) != 0 ||
        pipe(ends.data()) != 0) {
        throw Error(ErrorCode::unreadable_input, name + " is a PDF, and there is no room to read it.");
    }
    const pid_t child = fork();
    if (child == 0) {
        become_pdftotext(fileno(file.get()), ends[1]);
    }
    close(ends[1]);
    std::string text;
    const bool whole = child > 0 && read_until_closed(ends[0], text);
    close(ends[0]);
    int status = 0;
    if (child > 0) {
        if (!whole) {
            kill(child, SIGKILL);
        }
        waitpid(child, &status, 0);
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == not_installed) {
        throw Error(ErrorCode::unreadable_input,
                    name + " is a PDF, which cannot be read here; install pdftotext (poppler-utils).");
    }
    if (!whole || status != 0) {
        throw Error(ErrorCode::unreadable_input,
                    name + " is a PDF that pdftotext cannot read; it may be damaged or need a password.");
    }
    if (text.find_first_not_of(" \t\r\n\f") == std::string::npos) {
        throw Error(ErrorCode::unreadable_input, name + " is a PDF without text, perhaps a scan.");
    }
    return join_pages(text);
}

}  // namespace smallprint
