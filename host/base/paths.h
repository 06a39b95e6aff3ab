// Where Smallprint keeps its data on this system. Platform parts are in paths_posix.cpp and paths_win32.cpp.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace smallprint {

/// The value of an environment variable; nothing if it is unset or empty.
[[nodiscard]] std::optional<std::string> environment(const char* name);

/// The user's home directory. Throws Error(usage) where there is none.
[[nodiscard]] std::filesystem::path home_directory();

/// The directory of the history: `option` if given (`--data-dir`), else $SMALLPRINT_HOME, else the platform's
/// place for application data ($XDG_DATA_HOME/smallprint or ~/.local/share/smallprint; ~/Library/Application
/// Support/Smallprint; %LOCALAPPDATA%\Smallprint). It need not exist.
[[nodiscard]] std::filesystem::path data_directory(const std::optional<std::filesystem::path>& option);

/// The running program's own file, absolute; native messaging manifests name it.
[[nodiscard]] std::filesystem::path executable_path();

}  // namespace smallprint
