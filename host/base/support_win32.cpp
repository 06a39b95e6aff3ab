#include <algorithm>
#include <array>
#include <thread>

#include "base/win32.h"

namespace smallprint::win32 {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds step{5};

struct Ends {
    Handle ours;
    Handle theirs;
};

// Of a pipe whose other end a child is to have.
std::optional<Ends> make_pipe(bool we_write) {
    SECURITY_ATTRIBUTES inherited{sizeof inherited, nullptr, TRUE};
    HANDLE read_end = nullptr;
    HANDLE write_end = nullptr;
    if (CreatePipe(&read_end, &write_end, &inherited, 1U << 16U) == 0) {
        return std::nullopt;
    }
    Ends ends{Handle(we_write ? write_end : read_end), Handle(we_write ? read_end : write_end)};
    SetHandleInformation(ends.ours.get(), HANDLE_FLAG_INHERIT, 0);
    return ends;
}

// Names the handles that a child inherits: without it, it would get every inheritable one of this process.
class Inherited {
public:
    explicit Inherited(std::vector<HANDLE> handles) : handles_(std::move(handles)) {
        SIZE_T size = 0;
        InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
        memory_.resize(size);
        ready_ = InitializeProcThreadAttributeList(list(), 1, 0, &size) != 0 &&
                 UpdateProcThreadAttribute(list(), 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles_.data(),
                                           handles_.size() * sizeof(HANDLE), nullptr, nullptr) != 0;
    }
    ~Inherited() {
        if (ready_) {
            DeleteProcThreadAttributeList(list());
        }
    }
    Inherited(const Inherited&) = delete;
    Inherited& operator=(const Inherited&) = delete;
    [[nodiscard]] bool ready() const noexcept { return ready_; }
    [[nodiscard]] LPPROC_THREAD_ATTRIBUTE_LIST list() noexcept {
        return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory_.data());
    }

private:
    std::vector<HANDLE> handles_;
    std::vector<char> memory_;
    bool ready_ = false;
};

std::optional<Handle> create(const std::vector<std::string>& words, STARTUPINFOEXW& startup, DWORD flags,
                             bool inherit) {
    std::wstring line = command_line(words);
    PROCESS_INFORMATION process{};
    if (CreateProcessW(nullptr, line.data(), nullptr, nullptr, inherit ? TRUE : FALSE, flags, nullptr,
                       nullptr, &startup.StartupInfo, &process) == 0) {
        return std::nullopt;
    }
    CloseHandle(process.hThread);
    return Handle(process.hProcess);
}

}  // namespace

Handle& Handle::operator=(Handle&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
}

void Handle::close() noexcept {
    if (handle_ != nullptr) {
        CloseHandle(handle_);
        handle_ = nullptr;
    }
}

std::wstring wide(std::string_view text) {
    const int size = MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0);
    std::wstring result(static_cast<std::size_t>(size), L'\0');
    MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), result.data(), size);
    return result;
}

std::string narrow(std::wstring_view text) {
    const int size = WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0,
                                         nullptr, nullptr);
    std::string result(static_cast<std::size_t>(size), '\0');
    WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), result.data(), size, nullptr,
                        nullptr);
    return result;
}

std::string message_of(DWORD error) {
    std::array<wchar_t, 512> buffer{};
    const DWORD size = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr,
                                      error, 0, buffer.data(), static_cast<DWORD>(buffer.size()), nullptr);
    std::string text = narrow(std::wstring_view(buffer.data(), size));
    text.erase(std::min(text.find_last_not_of(" .\r\n") + 1, text.size()));
    return text.empty() ? "error " + std::to_string(error) : text;
}

std::wstring command_line(const std::vector<std::string>& words) {
    std::wstring line;
    for (const auto& word : words) {
        line += line.empty() ? L"\"" : L" \"";
        std::size_t backslashes = 0;
        for (const wchar_t c : wide(word)) {
            if (c == L'\\') {
                ++backslashes;
                continue;
            }
            // Backslashes mean themselves but before a quotation mark.
            line.append(c == L'"' ? backslashes * 2 + 1 : backslashes, L'\\');
            backslashes = 0;
            line += c;
        }
        line.append(backslashes * 2, L'\\');
        line += L'"';
    }
    return line;
}

std::optional<Child> start(const std::vector<std::string>& words, Pipes pipes) {
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup.StartupInfo;
    if (pipes == Pipes::none) {
        auto process = create(words, startup, DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP, false);
        return process ? std::optional<Child>({std::move(*process), {}, {}, {}}) : std::nullopt;
    }
    auto input = make_pipe(true);
    auto output = make_pipe(false);
    auto errors = make_pipe(false);
    if (!input || !output || !errors) {
        return std::nullopt;
    }
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = input->theirs.get();
    startup.StartupInfo.hStdOutput = output->theirs.get();
    startup.StartupInfo.hStdError = errors->theirs.get();
    Inherited inherited({input->theirs.get(), output->theirs.get(), errors->theirs.get()});
    if (!inherited.ready()) {
        return std::nullopt;
    }
    startup.lpAttributeList = inherited.list();
    auto process = create(words, startup, CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT, true);
    return process ? std::optional<Child>({std::move(*process), std::move(input->ours),
                                           std::move(output->ours), std::move(errors->ours)})
                   : std::nullopt;
}

bool read_more(const Handle& pipe, std::string& bytes, Clock::time_point end) {
    std::array<char, 65536> buffer{};
    // An anonymous pipe cannot be waited for with a time: it is looked at now and then.
    for (DWORD there = 0; PeekNamedPipe(pipe.get(), nullptr, 0, nullptr, &there, nullptr) != 0;) {
        if (there > 0) {
            DWORD size = 0;
            if (ReadFile(pipe.get(), buffer.data(), std::min<DWORD>(there, buffer.size()), &size, nullptr) ==
                0) {
                return false;
            }
            bytes.append(buffer.data(), size);
            return true;
        }
        if (Clock::now() >= end) {
            return false;
        }
        std::this_thread::sleep_for(step);
    }
    return false;
}

std::optional<DWORD> end_of(const Handle& process, Clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (WaitForSingleObject(process.get(), static_cast<DWORD>(std::clamp<long long>(left, 0, 1'000'000))) !=
        WAIT_OBJECT_0) {
        TerminateProcess(process.get(), 1);
        WaitForSingleObject(process.get(), INFINITE);
        return std::nullopt;
    }
    DWORD status = 0;
    return GetExitCodeProcess(process.get(), &status) != 0 ? std::optional(status) : std::nullopt;
}

}  // namespace smallprint::win32
