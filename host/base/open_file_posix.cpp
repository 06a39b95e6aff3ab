#include "base/open_file.h"

namespace smallprint {

std::FILE* open_file(const std::filesystem::path& file, const char* mode) noexcept {
    return std::fopen(file.c_str(), mode);
}

}  // namespace smallprint
