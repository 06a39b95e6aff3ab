#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "base/error.h"
#include "doors/native_messaging/streams.h"

namespace smallprint {
namespace {

constexpr int first_private = 10;  // Well clear of the three standard ones.

int move_away(int descriptor) {
    const int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, first_private);
    if (moved < 0) {
        throw Error(ErrorCode::internal, "The browser's pipes cannot be used.");
    }
    return moved;
}

}  // namespace

BrowserStreams take_standard_streams() {
    BrowserStreams streams;
    streams.in = move_away(STDIN_FILENO);
    streams.out = move_away(STDOUT_FILENO);
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        throw Error(ErrorCode::internal, "The browser's pipes cannot be moved.");
    }
    close(nothing);
    std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): cannot fail for this signal.
    return streams;
}

std::size_t read_full(int descriptor, std::span<char> buffer) noexcept {
    std::size_t got = 0;
    while (got < buffer.size()) {
        const ssize_t some = read(descriptor, buffer.data() + got, buffer.size() - got);
        if (some > 0) {
            got += static_cast<std::size_t>(some);
        } else if (some == 0 || errno != EINTR) {
            break;
        }
    }
    return got;
}

bool write_full(int descriptor, std::string_view bytes) noexcept {
    while (!bytes.empty()) {
        const ssize_t some = write(descriptor, bytes.data(), bytes.size());
        if (some > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(some));
        } else if (some < 0 && errno != EINTR) {
            return false;
        }
    }
    return true;
}

}  // namespace smallprint
