#include <windows.h>

#include <array>
#include <cwchar>

#include "base/error.h"
#include "base/path_text.h"
#include "base/paths.h"

namespace smallprint {
namespace {}  // namespace

std::optional<std::string> environment(const char* name) {
    std::wstring wide_name;
    for (const char* c = name; *c != '\0'; ++c) {
        wide_name.push_back(static_cast<wchar_t>(*c));  // Names of variables are plain ASCII here.
    }
    std::array<wchar_t, 32768> buffer{};
    const DWORD size =
        GetEnvironmentVariableW(wide_name.c_str(), buffer.data(), static_cast<DWORD>(buffer.size()));
    if (size == 0 || size >= buffer.size()) {
        return std::nullopt;
    }
    return path_text(std::wstring_view(buffer.data(), size));
}

std::filesystem::path home_directory() {
    if (const auto home = environment("USERPROFILE")) {
        return path_from_text(*home);
    }
    throw Error(ErrorCode::usage,
                "There is no home directory; set USERPROFILE, or name a directory with --data-dir.");
}

std::filesystem::path data_directory(const std::optional<std::filesystem::path>& option) {
    if (option) {
        return std::filesystem::absolute(*option);
    }
    if (const auto home = environment("SMALLPRINT_HOME")) {
        return std::filesystem::absolute(path_from_text(*home));
    }
    if (const auto local = environment("LOCALAPPDATA")) {
        return path_from_text(*local) / "Smallprint";
    }
    return home_directory() / "AppData" / "Local" / "Smallprint";
}

std::filesystem::path executable_path() {
    std::array<wchar_t, 32768> buffer{};
    const DWORD size = GetModuleFileNameW(nullptr, buffer.data(), static_cast<DWORD>(buffer.size()));
    if (size == 0 || size >= buffer.size()) {
        throw Error(ErrorCode::internal, "Windows does not say where this program is.");
    }
    return std::wstring_view(buffer.data(), size);
}

}  // namespace smallprint
