// Starting another program that says and reads nothing: its streams are /dev/null.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace smallprint {

/// Starts what the first word names, looked for on PATH, with the words as its arguments. Its process id,
/// which the caller may wait for, or -1 if it cannot be started.
[[nodiscard]] pid_t spawn_silently(std::vector<std::string> words);

}  // namespace smallprint
