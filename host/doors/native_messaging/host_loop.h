// The host's threads over one pair of pipes: one reads frames, one answers quick methods over a read-only
// connection, one does the work, one waits for other people's servers. Replies go out as they are ready, in
// any order.
#pragma once

#include <chrono>
#include <functional>

#include "doors/native_messaging/streams.h"
#include "service/services.h"

namespace smallprint {

struct HostLoopOptions {
    /// After the browser has closed the pipe: how long what was asked before may still take. DESIGN 3.1
    /// allows a second for everything.
    std::chrono::milliseconds grace{700};
    /// Called, from any thread, when the pipe to the browser is broken; does not return. Threads may be at
    /// work.
    std::function<void()> give_up;
};

enum class LoopEnd {
    finished,      ///< The browser closed the pipe and everything asked for was answered.
    interrupted,   ///< It closed the pipe and a lane is still at work: the process must end without waiting
                   ///< for it.
    broken_frame,  ///< A frame was cut off or too long; nobody can be answered any more.
};

/// Serves until the browser closes the pipe. After `interrupted` and `broken_frame` threads may still run and
/// use `services`: the caller must end the process at once. What was acknowledged is on the disk in every
/// case.
[[nodiscard]] LoopEnd run_host_loop(const Services& services, const BrowserStreams& streams,
                                    HostLoopOptions options);

}  // namespace smallprint
