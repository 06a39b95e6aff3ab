// One connection of the viewer's server with bounds that the library does not have: how long a request may
// take to arrive, how long its head may be (yhirose/cpp-httplib#2530: a header line without end is kept
// without bound), how long the answer may take to be fetched.
#pragma once

#include <httplib.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace smallprint {

struct StreamLimits {
    std::chrono::milliseconds first_byte{5'000};
    std::chrono::milliseconds request{
        10'000};  ///< From the connection's beginning to the request's last byte.
    std::chrono::milliseconds answer{20'000};  ///< From the answer's first byte to its last.
    std::size_t head = 65'536;                 ///< Bytes of request line and headers.
};

/// Owned by the thread that serves the connection; the socket stays the caller's.
class BoundedStream final : public httplib::Stream {
public:
    BoundedStream(socket_t socket, const StreamLimits& limits);

    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override;
    ssize_t read(char* buffer, std::size_t size) override;
    ssize_t write(const char* bytes, std::size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    [[nodiscard]] socket_t socket() const override { return socket_; }

    /// Answers a request that was cut off, past the library.
    void say(std::string_view answer);

    /// Why reading was ended; empty if it was not. `status` is what to answer.
    [[nodiscard]] std::string_view refusal() const noexcept { return refusal_; }
    [[nodiscard]] int refusal_status() const noexcept { return status_; }
    [[nodiscard]] bool answered() const noexcept { return answered_; }
    [[nodiscard]] bool received_anything() const noexcept { return received_ > 0; }

private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] bool wait(bool to_write, Clock::time_point until) const;
    ssize_t send_out(const char* bytes, std::size_t size);
    void refuse(int status, std::string_view why) noexcept;
    void look_for_end_of_head(std::string_view bytes) noexcept;

    socket_t socket_;
    StreamLimits limits_;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point answer_begun_{};
    std::array<char, 4096> buffer_{};
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t received_ = 0;
    std::size_t matched_ = 0;  // of "\r\n\r\n"
    bool head_done_ = false;
    bool answered_ = false;
    int status_ = 0;
    std::string_view refusal_;
};

}  // namespace smallprint
