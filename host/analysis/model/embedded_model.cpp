#include "analysis/model/embedded_model.h"

extern "C" {
extern const char smallprint_model_begin[];
extern const char smallprint_model_end[];
}

namespace smallprint::model {

std::string_view embedded_model() noexcept {
    return {smallprint_model_begin, static_cast<std::size_t>(smallprint_model_end - smallprint_model_begin)};
}

}  // namespace smallprint::model
