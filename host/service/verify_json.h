// What `history verify` found, as JSON: for the command line and for the viewer.
#pragma once

#include "history/store.h"
#include "service/json.h"

namespace smallprint {

[[nodiscard]] JsonOut verify_json(const VerifyReport& report, double seconds);

}  // namespace smallprint
