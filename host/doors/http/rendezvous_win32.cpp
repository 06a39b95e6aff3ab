#include <fcntl.h>
#include <io.h>

#include <array>
#include <string>

#include "base/error.h"
#include "base/paths.h"
#include "base/sha256.h"
#include "base/win32.h"
#include "doors/http/rendezvous.h"
#include "service/json.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t name_digits = 16;

[[noreturn]] void fail(const fs::path& path) {
    throw Error(ErrorCode::internal,
                "The viewer cannot use " + path.string() + ": " + win32::message_of(GetLastError()) + ".");
}

fs::path with_extension(const fs::path& stem, const char* extension) {
    auto path = stem;
    path += extension;
    return path;
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

Rendezvous::Rendezvous(const fs::path& data_directory) {
    std::error_code ignored;
    auto canonical = fs::weakly_canonical(data_directory, ignored);
    if (ignored) {
        canonical = fs::absolute(data_directory).lexically_normal();
    }
    const auto name = to_hex(sha256(win32::narrow(canonical.wstring()))).substr(0, name_digits);
    stem_ = runtime_directory() / ("viewer-" + name);
}

Rendezvous::~Rendezvous() {
    if (lock_ >= 0) {
        DeleteFileW(with_extension(stem_, ".json").c_str());
        _close(lock_);  // The file goes with it.
    }
}

// Open for nobody else: that is the lock, and the system gives it back however this process ends.
bool Rendezvous::take() {
    const auto path = with_extension(stem_, ".lock");
    const HANDLE file = CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS,
                                    FILE_ATTRIBUTE_NORMAL | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        if (GetLastError() == ERROR_SHARING_VIOLATION) {
            return false;
        }
        fail(path);
    }
    lock_ = _open_osfhandle(reinterpret_cast<intptr_t>(file), _O_BINARY);
    if (lock_ < 0) {
        CloseHandle(file);
        fail(path);
    }
    DeleteFileW(with_extension(stem_, ".json").c_str());  // Of a viewer that crashed.
    return true;
}

void Rendezvous::announce(const ViewerAddress& address) const {
    const auto path = with_extension(stem_, ".json");
    const auto temporary = with_extension(stem_, ".new");
    DeleteFileW(temporary.c_str());
    const auto text = json_text(JsonOut{{"port", address.port}, {"key", address.control_key}});
    {
        const win32::Handle file(CreateFileW(temporary.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW,
                                             FILE_ATTRIBUTE_NORMAL, nullptr));
        DWORD written = 0;
        if (!file ||
            WriteFile(file.get(), text.data(), static_cast<DWORD>(text.size()), &written, nullptr) == 0 ||
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
        const win32::Handle lock(CreateFileW(with_extension(stem_, ".lock").c_str(), GENERIC_READ, 0, nullptr,
                                             OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
        if (lock || GetLastError() != ERROR_SHARING_VIOLATION) {
            return std::nullopt;  // Nobody holds it.
        }
    }
    constexpr DWORD shared = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    const win32::Handle file(CreateFileW(with_extension(stem_, ".json").c_str(), GENERIC_READ, shared,
                                         nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    std::array<char, 512> buffer{};
    DWORD size = 0;
    if (!file ||
        ReadFile(file.get(), buffer.data(), static_cast<DWORD>(buffer.size()), &size, nullptr) == 0) {
        return std::nullopt;
    }
    const auto said = JsonIn::parse(buffer.data(), buffer.data() + size, nullptr, false);
    if (!said.is_object() || !said.contains("port") || !said["port"].is_number_unsigned() ||
        !said.contains("key") || !said["key"].is_string()) {
        return std::nullopt;
    }
    return ViewerAddress{said["port"].get<std::uint16_t>(), said["key"].get<std::string>()};
}

fs::path Rendezvous::log_file() const {
    return with_extension(stem_, ".log");
}

}  // namespace smallprint
