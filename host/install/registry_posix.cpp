#include "install/registry.h"

namespace smallprint {

std::shared_ptr<Registry> system_registry() {
    return nullptr;
}

}  // namespace smallprint
