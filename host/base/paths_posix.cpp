#include "base/paths.h"

#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#include <cstdlib>

#include "base/error.h"

namespace smallprint {

std::optional<std::string> environment(const char* name) {
    // The host reads its environment before it starts threads, and never writes it.
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    if (value == nullptr || *value == '\0') {
        return std::nullopt;
    }
    return std::string{value};
}

std::filesystem::path home_directory() {
    if (const auto home = environment("HOME")) {
        return *home;
    }
    throw Error(ErrorCode::usage,
                "There is no home directory; set HOME, or name a directory with --data-dir.");
}

std::filesystem::path data_directory(const std::optional<std::filesystem::path>& option) {
    if (option) {
        return std::filesystem::absolute(*option);
    }
    if (const auto home = environment("SMALLPRINT_HOME")) {
        return std::filesystem::absolute(*home);
    }
#ifdef __APPLE__
    return home_directory() / "Library" / "Application Support" / "Smallprint";
#else
    if (const auto data = environment("XDG_DATA_HOME"); data && data->front() == '/') {
        return std::filesystem::path{*data} / "smallprint";
    }
    return home_directory() / ".local" / "share" / "smallprint";
#endif
}

std::filesystem::path executable_path() {
#ifdef __APPLE__
    std::uint32_t size = 0;
    _NSGetExecutablePath(nullptr, &size);
    std::string buffer(size, '\0');
    _NSGetExecutablePath(buffer.data(), &size);
    return std::filesystem::canonical(buffer.c_str());
#else
    return std::filesystem::canonical("/proc/self/exe");
#endif
}

}  // namespace smallprint
