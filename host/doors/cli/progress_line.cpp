#include "doors/cli/progress_line.h"

#include <csignal>
#include <cstdio>

#include "base/console.h"

namespace smallprint {
namespace {

// A signal handler can reach nothing else.
volatile std::sig_atomic_t interrupted = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void note_interruption(int signal) {
    interrupted = 1;
    std::signal(signal, SIG_DFL);  // the next one ends the program
}

}  // namespace

ProgressLine::ProgressLine(bool quiet) : quiet_(quiet), terminal_(is_terminal(StandardStream::error)) {}

ProgressLine::~ProgressLine() {
    if (shown_ && terminal_) {
        std::fputs("\r\x1b[K", stderr);
    }
}

void ProgressLine::show(const std::string& text, bool last) {
    constexpr std::chrono::milliseconds terminal_pause{200};
    constexpr std::chrono::milliseconds log_pause{5000};
    const auto now = std::chrono::steady_clock::now();
    if (quiet_ || (now - at_ < (terminal_ ? terminal_pause : log_pause) && !(last && !terminal_))) {
        return;
    }
    at_ = now;
    shown_ = true;
    std::fprintf(stderr, terminal_ ? "\r\x1b[K%s" : "%s\n", text.c_str());
    std::fflush(stderr);
}

std::string share_of(std::uint64_t done, std::uint64_t total) {
    return std::to_string(done) + (total > 0 ? " of " + std::to_string(total) : "");
}

Interruption::Interruption() {
    interrupted = 0;
    std::signal(SIGINT, note_interruption);
}

Interruption::~Interruption() {
    std::signal(SIGINT, SIG_DFL);
}

bool Interruption::wanted() noexcept {
    return interrupted != 0;
}

}  // namespace smallprint
