// The viewer as a process of its own, detached from whoever wanted it.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>

namespace smallprint {

struct ServeOptions {
    std::filesystem::path data_directory;
    std::uint16_t port = 0;
    std::chrono::seconds idle{30 * 60};
    bool detach =
        true;  ///< Goes on in a child that has left the caller's session; false serves in the foreground.
};

/// Becomes the viewer of a data directory. Returns once it answers (detached) or has ended (not detached),
/// and at once if another process is the viewer already. Call it before there are threads. Throws
/// Error(not_found) without the viewer's files, Error(internal) where it cannot start.
void serve_viewer(const ServeOptions& options);

}  // namespace smallprint
