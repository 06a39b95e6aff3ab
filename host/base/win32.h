// What the _win32.cpp files share: texts as Windows wants them, handles that close themselves, starting a
// program with pipes. Only they include this.
#pragma once

#include <windows.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint::win32 {

[[nodiscard]] std::wstring wide(std::string_view text);
[[nodiscard]] std::string narrow(std::wstring_view text);
/// What Windows says of an error, one line.
[[nodiscard]] std::string message_of(DWORD error);

class Handle {
public:
    Handle() = default;
    explicit Handle(HANDLE handle) : handle_(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
    ~Handle() { close(); }
    Handle(Handle&& other) noexcept : handle_(other.handle_) { other.handle_ = nullptr; }
    Handle& operator=(Handle&& other) noexcept;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    void close() noexcept;
    [[nodiscard]] HANDLE get() const noexcept { return handle_; }
    [[nodiscard]] explicit operator bool() const noexcept { return handle_ != nullptr; }

private:
    HANDLE handle_ = nullptr;
};

/// Words as the C library of the program that is started takes them apart again.
[[nodiscard]] std::wstring command_line(const std::vector<std::string>& words);

struct Child {
    Handle process;
    Handle input;   ///< Ours to write to.
    Handle output;  ///< Ours to read from.
    Handle errors;  ///< Likewise.
};

enum class Pipes { none, all };

/// Starts a program without a window; the first word names it (looked for on the path). With `none` it has no
/// standard streams and lives on without us. Nothing else of ours is inherited. Nothing where it cannot be
/// started; GetLastError() says why.
[[nodiscard]] std::optional<Child> start(const std::vector<std::string>& words, Pipes pipes);

/// Adds what comes by `end`; false at the end of the stream or of the time.
[[nodiscard]] bool read_more(const Handle& pipe, std::string& bytes,
                             std::chrono::steady_clock::time_point end);

/// Its exit status; ended by force where it does not end by `end`, then nothing.
[[nodiscard]] std::optional<DWORD> end_of(const Handle& process, std::chrono::steady_clock::time_point end);

}  // namespace smallprint::win32
