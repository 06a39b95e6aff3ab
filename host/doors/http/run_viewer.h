// The viewer of a data directory in this process, on every system; how a process comes to be it is the
// platform's (serve_viewer_posix.cpp, serve_viewer_win32.cpp).
#pragma once

#include <functional>

#include "doors/http/rendezvous.h"
#include "doors/http/serve_viewer.h"

namespace smallprint {

/// Serves until nobody has asked for a while; `ready` is called once requests are answered. Returns at once
/// if another process is the viewer already. Throws as serve_viewer.
void run_viewer(const ServeOptions& options, const std::function<void(const Rendezvous&)>& ready);

}  // namespace smallprint
