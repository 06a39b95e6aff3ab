#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "doors/native_messaging/streams.h"

namespace smallprint {
namespace {

// The C library takes an int and works badly with more at once on pipes.
constexpr std::size_t most_at_once = 1U << 20U;

int copy_of(std::FILE* stream) {
    const int copy = _dup(_fileno(stream));
    if (copy < 0) {
        throw Error(ErrorCode::internal, "The browser's pipes cannot be used.");
    }
    // In text mode a \r\n or a \x1a within a message would be changed or end it.
    _setmode(copy, _O_BINARY);
    SetHandleInformation(reinterpret_cast<HANDLE>(_get_osfhandle(copy)), HANDLE_FLAG_INHERIT, 0);
    return copy;
}

}  // namespace

BrowserStreams take_standard_streams() {
    BrowserStreams streams;
    streams.in = copy_of(stdin);
    streams.out = copy_of(stdout);
    const int nothing = _open("NUL", _O_RDONLY | _O_BINARY);
    if (nothing < 0 || _dup2(nothing, _fileno(stdin)) != 0 || _dup2(_fileno(stderr), _fileno(stdout)) != 0) {
        throw Error(ErrorCode::internal, "The browser's pipes cannot be moved.");
    }
    _close(nothing);
    return streams;
}

std::size_t read_full(int descriptor, std::span<char> buffer) noexcept {
    std::size_t got = 0;
    while (got < buffer.size()) {
        const auto wanted = static_cast<unsigned>(std::min(buffer.size() - got, most_at_once));
        const int some = _read(descriptor, buffer.data() + got, wanted);
        if (some <= 0) {
            break;
        }
        got += static_cast<std::size_t>(some);
    }
    return got;
}

bool write_full(int descriptor, std::string_view bytes) noexcept {
    while (!bytes.empty()) {
        const auto wanted = static_cast<unsigned>(std::min(bytes.size(), most_at_once));
        const int some = _write(descriptor, bytes.data(), wanted);
        if (some <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(some));
    }
    return true;
}

}  // namespace smallprint
