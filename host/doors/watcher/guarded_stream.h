// The bytes between cpp-httplib and the network, so that limits hold whatever is sent: the library itself
// counts neither headers nor time (CVE-2025-53629 among others), and waits as long as single bytes drip in.
#pragma once

#include <httplib.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

namespace smallprint {

/// Counts what is read and ends a connection at its deadline, also while it is being made.
class StreamGuard {
public:
    StreamGuard(std::chrono::steady_clock::time_point deadline, std::size_t most_read);
    ~StreamGuard();
    StreamGuard(const StreamGuard&) = delete;
    StreamGuard& operator=(const StreamGuard&) = delete;
    StreamGuard(StreamGuard&&) = delete;
    StreamGuard& operator=(StreamGuard&&) = delete;

    /// The connection to end; a duplicate is kept, so that no other file is ever meant by the number.
    void watch(socket_t socket);
    /// Until the deadline, in milliseconds; 0 once it has passed.
    [[nodiscard]] int milliseconds_left() const noexcept;
    [[nodiscard]] bool slow() const noexcept { return milliseconds_left() == 0; }
    [[nodiscard]] bool overflown() const noexcept { return read_ > most_read_; }
    /// From now on so much more may be read.
    void allow(std::size_t more) noexcept { most_read_ = read_ + more; }
    /// False once too much was read.
    [[nodiscard]] bool count(std::size_t bytes) noexcept {
        read_ += bytes;
        return !overflown();
    }

private:
    void keep_watch();

    std::chrono::steady_clock::time_point deadline_;
    std::size_t most_read_;
    std::size_t read_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
    socket_t socket_ = INVALID_SOCKET;
    bool ended_ = false;
    std::thread watchdog_;
};

/// A connection as cpp-httplib wants it, plain (`ssl` is nullptr) or over TLS.
class GuardedStream final : public httplib::Stream {
public:
    GuardedStream(StreamGuard& guard, socket_t socket, SSL* ssl);

    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override;
    ssize_t read(char* bytes, std::size_t size) override;
    ssize_t write(const char* bytes, std::size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    [[nodiscard]] socket_t socket() const override { return socket_; }

private:
    [[nodiscard]] bool wait(bool to_write) const;
    template <typename Step>
    [[nodiscard]] ssize_t over_tls(const Step& step) const;

    StreamGuard& guard_;
    socket_t socket_;
    SSL* ssl_;
};

}  // namespace smallprint
