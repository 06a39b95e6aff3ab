#include <fcntl.h>
#include <io.h>

#include <array>
#include <string>

#include "base/error.h"
#include "base/paths.h"
#include "base/win32.h"
#include "doors/http/rendezvous.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const fs::path& path) {
    throw Error(ErrorCode::internal,
                "The viewer cannot use " + path.string() + ": " + win32::message_of(GetLastError()) + ".");
}

}  // namespace

// Below the user's own application data, which Windows lets nobody else but administrators into.
fs::path runtime_directory() {
    const auto local = environment("LOCALAPPDATA");
    const fs::path base = local ? fs::path(win32::wide(*local)) : home_directory() / "AppData" / "Local";
    const auto directory = base / "Smallprint" / "run";
    std::error_code error;
    fs::create_directories(directory, error);
    if (error) {
        throw Error(ErrorCode::internal,
                    "The viewer cannot use " + directory.string() + ": " + error.message() + ".");
    }
    return directory;
}

Rendezvous::~Rendezvous() {
    if (lock_ >= 0) {
        DeleteFileW(file(".json").c_str());
        _close(lock_);  // The file goes with it.
    }
}

// Open for nobody else: that is the lock, and the system gives it back however this process ends.
bool Rendezvous::take() {
    const auto path = file(".lock");
    const HANDLE opened = CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS,
                                      FILE_ATTRIBUTE_NORMAL | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
    if (opened == INVALID_HANDLE_VALUE) {
        if (GetLastError() == ERROR_SHARING_VIOLATION) {
            return false;
        }
        fail(path);
    }
    lock_ = _open_osfhandle(reinterpret_cast<intptr_t>(opened), _O_BINARY);
    if (lock_ < 0) {
        CloseHandle(opened);
        fail(path);
    }
    DeleteFileW(file(".json").c_str());  // Of a viewer that crashed.
    return true;
}

void Rendezvous::announce(const ViewerAddress& address) const {
    const auto path = file(".json");
    const auto temporary = file(".new");
    DeleteFileW(temporary.c_str());
    const auto text = to_text(address);
    {
        const win32::Handle opened(CreateFileW(temporary.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW,
                                               FILE_ATTRIBUTE_NORMAL, nullptr));
        DWORD written = 0;
        if (!opened ||
            WriteFile(opened.get(), text.data(), static_cast<DWORD>(text.size()), &written, nullptr) == 0 ||
            written != text.size()) {
            fail(temporary);
        }
    }
    if (MoveFileExW(temporary.c_str(), path.c_str(), MOVEFILE_REPLACE_EXISTING) == 0) {
        fail(path);
    }
}

std::optional<ViewerAddress> Rendezvous::find() const {
    {
        const win32::Handle lock(CreateFileW(file(".lock").c_str(), GENERIC_READ, 0, nullptr, OPEN_EXISTING,
                                             FILE_ATTRIBUTE_NORMAL, nullptr));
        if (lock || GetLastError() != ERROR_SHARING_VIOLATION) {
            return std::nullopt;  // Nobody holds it.
        }
    }
    constexpr DWORD shared = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    const win32::Handle opened(CreateFileW(file(".json").c_str(), GENERIC_READ, shared, nullptr,
                                           OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    std::array<char, 512> buffer{};
    DWORD size = 0;
    if (!opened ||
        ReadFile(opened.get(), buffer.data(), static_cast<DWORD>(buffer.size()), &size, nullptr) == 0) {
        return std::nullopt;
    }
    return parse({buffer.data(), size});
}

}  // namespace smallprint
