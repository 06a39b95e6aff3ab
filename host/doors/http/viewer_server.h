// The viewer's loopback server: the viewer's files and the same JSON-RPC table that browsers use, for one
// person.
//
//   GET  /…        the viewer's files; they hold no data, so no session is needed
//   POST /session  {"token"} → {"session"}: a one-time token from the link's fragment for the session's
//   secret POST /rpc      JSON-RPC 2.0 with the secret in X-Smallprint-Session POST /token    {"token"} for
//   whoever has the control key of the rendezvous file (open_viewer)
//
// Owns its secrets and a pool of sessions with the history. No cookie carries authority, nothing is answered
// to another origin, GET writes nothing, and every connection serves one request (see request_guard.h for
// why).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "doors/http/viewer_files.h"
#include "service/services.h"

namespace smallprint {

struct ViewerServerOptions {
    std::uint16_t port = 0;   ///< 0: any free one.
    std::string control_key;  ///< Of random_secret().
    std::chrono::seconds idle{
        30 * 60};  ///< The server ends that long after its last good request, or later if a job runs.
    std::chrono::milliseconds patience{10'000};  ///< How long a request may take to arrive.
    const Clock* clock = nullptr;                ///< Must outlive the server.
    std::function<void(std::string_view)> log;   ///< Told of every refusal, from any thread; may be empty.
};

class ViewerServer {
public:
    /// Binds to 127.0.0.1. `services` must outlive the server. Throws Error(internal) if the port is taken.
    ViewerServer(const Services& services, ViewerFiles files, ViewerServerOptions options);
    ~ViewerServer();
    ViewerServer(const ViewerServer&) = delete;
    ViewerServer& operator=(const ViewerServer&) = delete;

    [[nodiscard]] std::uint16_t port() const noexcept;
    /// Serves until it has been idle for long enough, or stop() is called.
    void run();
    /// May be called from any thread.
    void stop();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace smallprint
