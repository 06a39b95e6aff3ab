#include <windows.h>

#include "base/console.h"

namespace smallprint {
namespace {

HANDLE handle_of(StandardStream stream) noexcept {
    return GetStdHandle(stream == StandardStream::in    ? STD_INPUT_HANDLE
                        : stream == StandardStream::out ? STD_OUTPUT_HANDLE
                                                        : STD_ERROR_HANDLE);
}

}  // namespace

bool is_terminal(StandardStream stream) noexcept {
    DWORD mode = 0;
    return GetConsoleMode(handle_of(stream), &mode) != 0;
}

std::size_t terminal_columns() noexcept {
    CONSOLE_SCREEN_BUFFER_INFO info{};
    if (GetConsoleScreenBufferInfo(handle_of(StandardStream::out), &info) == 0) {
        return 0;
    }
    return static_cast<std::size_t>(info.srWindow.Right - info.srWindow.Left) + 1;
}

}  // namespace smallprint
