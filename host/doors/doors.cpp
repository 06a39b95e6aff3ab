#include "doors/doors.h"

namespace smallprint {

int run(int /*argc*/, char** /*argv*/) { return 2; }

}  // namespace smallprint
