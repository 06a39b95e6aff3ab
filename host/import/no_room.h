// What is said where a bundle's temporary files find no room.
#pragma once

#include "base/error.h"

namespace smallprint::git {

[[nodiscard]] inline Error no_room() {
    return {ErrorCode::unreadable_input,
            "The bundle could not be unpacked: there is no room for temporary files; see TMPDIR."};
}

}  // namespace smallprint::git
