// Compiled without run-time type information (CMakeLists.txt): the base class's lies in a library that is
// loaded on demand, and only functions can be.
#include "doors/http/bounded_server.h"

#include <algorithm>
#include <string>
#include <utility>

#include "doors/http/sockets.h"

namespace smallprint {
namespace {

constexpr int open_at_ease = 8;
constexpr std::chrono::milliseconds little_patience{250};

// What the browser is told where the library did not answer at all.
std::string bare_answer(int status, std::string_view why) {
    const std::string body = "Refused: " + std::string{why} + ".\n";
    return "HTTP/1.1 " + std::to_string(status) +
           " Refused\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

BoundedServer::BoundedServer(const StreamLimits& limits, Cut cut) : limits_(limits), cut_(std::move(cut)) {}

BoundedServer::~BoundedServer() = default;

bool BoundedServer::process_and_close_socket(socket_t socket) {
    StreamLimits limits = limits_;
    if (++open_ > open_at_ease) {
        limits.first_byte = std::min(limits.first_byte, little_patience);
    }
    bool answered = false;
    {
        BoundedStream stream(socket, limits);
        bool connection_closed = false;
        answered = process_request(stream, true, connection_closed, nullptr);
        // A connection that was opened ahead and never used, as browsers do, is no attack.
        if (!stream.refusal().empty() && stream.received_anything()) {
            if (!stream.answered()) {
                stream.say(bare_answer(stream.refusal_status(), stream.refusal()));
            }
            cut_(stream.refusal_status(), stream.refusal());
        }
    }
    // What is still on its way is taken off, or the system would reset the connection before the answer is
    // read.
    sockets::shutdown_sending(socket);
    sockets::set_receive_timeout(socket, 100);
    std::array<char, 4096> rest{};
    for (int i = 0; i < 64 && sockets::receive(socket, rest.data(), rest.size()) > 0; ++i) {
    }
    sockets::close(socket);
    --open_;
    return answered;
}

}  // namespace smallprint
