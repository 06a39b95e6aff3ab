#include "catalogue/embedded.h"

extern "C" {
extern const char smallprint_catalogue_begin[];
extern const char smallprint_catalogue_end[];
}

namespace smallprint {

std::string_view embedded_catalogue() noexcept {
    return {smallprint_catalogue_begin,
            static_cast<std::size_t>(smallprint_catalogue_end - smallprint_catalogue_begin)};
}

}  // namespace smallprint
