// A C stream for a file whose name may hold any character that the system allows. The platform's part is in
// open_file_posix.cpp and open_file_win32.cpp.
#pragma once

#include <cstdio>
#include <filesystem>

namespace smallprint {

/// As std::fopen; nullptr where it cannot be opened. The caller closes it. `mode` is of letters, "+" and "b".
[[nodiscard]] std::FILE* open_file(const std::filesystem::path& file, const char* mode) noexcept;

}  // namespace smallprint
