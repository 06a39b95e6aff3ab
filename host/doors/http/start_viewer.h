// Starting the viewer of a data directory from another process. The platform's part is in
// start_viewer_posix.cpp and start_viewer_win32.cpp.
#pragma once

#include <filesystem>

#include "doors/http/open_viewer.h"

namespace smallprint {

/// Starts `smallprint view --serve`, which returns as soon as the viewer answers. Nothing of ours is
/// inherited. Throws Error(internal) with what it said.
void start_viewer(const std::filesystem::path& data_directory, const ViewerOptions& options);

}  // namespace smallprint
