// How the parts of the history that are not members of Store reach its connection. For this module only.
#pragma once

#include "history/connection.h"
#include "history/store.h"

namespace smallprint {

struct StoreParts {
    [[nodiscard]] static history::Connection& connection(Store& store) { return *store.connection_; }
    [[nodiscard]] static history::Connection& connection(const Store& store) { return *store.connection_; }
};

}  // namespace smallprint
