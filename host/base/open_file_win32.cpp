#include <array>

#include "base/open_file.h"

namespace smallprint {

std::FILE* open_file(const std::filesystem::path& file, const char* mode) noexcept {
    std::array<wchar_t, 8> wide{};
    for (std::size_t at = 0; mode[at] != '\0' && at + 1 < wide.size(); ++at) {
        wide.at(at) = static_cast<wchar_t>(mode[at]);
    }
    return _wfopen(file.c_str(), wide.data());
}

}  // namespace smallprint
