// The library's server with bounded connections (bounded_stream.h): each serves one request, and the more
// there are at once, the less patience each gets, so that idle ones cannot keep others out.
#pragma once

#include <httplib.h>

#include <atomic>
#include <functional>
#include <string_view>

#include "doors/http/bounded_stream.h"

namespace smallprint {

class BoundedServer final : public httplib::Server {
public:
    /// Told of connections that were cut, from any thread.
    using Cut = std::function<void(int status, std::string_view why)>;

    BoundedServer(const StreamLimits& limits, Cut cut);
    ~BoundedServer() override;
    BoundedServer(const BoundedServer&) = delete;
    BoundedServer& operator=(const BoundedServer&) = delete;
    BoundedServer(BoundedServer&&) = delete;
    BoundedServer& operator=(BoundedServer&&) = delete;

private:
    bool process_and_close_socket(socket_t socket) override;

    StreamLimits limits_;
    Cut cut_;
    std::atomic<int> open_ = 0;
};

}  // namespace smallprint
