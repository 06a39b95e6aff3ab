#include <sys/ioctl.h>
#include <unistd.h>

#include "base/console.h"

namespace smallprint {

bool is_terminal(StandardStream stream) noexcept {
    const int descriptor = stream == StandardStream::in    ? STDIN_FILENO
                           : stream == StandardStream::out ? STDOUT_FILENO
                                                           : STDERR_FILENO;
    return ::isatty(descriptor) == 1;
}

std::size_t terminal_columns() noexcept {
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace smallprint
