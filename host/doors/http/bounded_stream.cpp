#include "doors/http/bounded_stream.h"

#include <algorithm>
#include <cstring>

#include "doors/http/sockets.h"

namespace smallprint {

BoundedStream::BoundedStream(socket_t socket, const StreamLimits& limits)
    : socket_(socket), limits_(limits) {}

bool BoundedStream::wait(bool to_write, Clock::time_point until) const {
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0) {
            return false;
        }
        const int moment = static_cast<int>(std::min<long long>(left, 60'000));
        const auto waited =
            to_write ? sockets::wait_writable(socket_, moment) : sockets::wait_readable(socket_, moment);
        if (waited != sockets::Waited::not_yet) {
            return waited == sockets::Waited::ready;
        }
    }
}

bool BoundedStream::is_readable() const {
    return begin_ < end_ || wait(false, begun_ + limits_.request);
}

bool BoundedStream::is_writable() const {
    const auto until = answered_ ? answer_begun_ + limits_.answer : Clock::now() + limits_.answer;
    return wait(true, until);
}

void BoundedStream::refuse(int status, std::string_view why) noexcept {
    status_ = status;
    refusal_ = why;
}

void BoundedStream::look_for_end_of_head(std::string_view bytes) noexcept {
    constexpr std::string_view end = "\r\n\r\n";
    for (const char c : bytes) {
        matched_ = c == end[matched_] ? matched_ + 1 : (c == '\r' ? 1 : 0);
        if (matched_ == end.size()) {
            head_done_ = true;
            return;
        }
    }
}

ssize_t BoundedStream::read(char* buffer, std::size_t size) {
    if (begin_ == end_) {
        if (!refusal_.empty()) {
            return -1;
        }
        const auto until =
            begun_ + (received_ == 0 ? std::min(limits_.first_byte, limits_.request) : limits_.request);
        if (!wait(false, until)) {
            refuse(408, "a request that takes too long to arrive");
            return -1;
        }
        const std::ptrdiff_t got = sockets::receive(socket_, buffer_.data(), buffer_.size());
        if (got <= 0) {
            return static_cast<ssize_t>(got);
        }
        begin_ = 0;
        end_ = static_cast<std::size_t>(got);
        received_ += end_;
        if (!head_done_) {
            look_for_end_of_head({buffer_.data(), end_});
        }
        if (!head_done_ && received_ > limits_.head) {
            refuse(431, "a head above 64 kB");
            begin_ = end_;
            return -1;
        }
    }
    const std::size_t part = std::min(size, end_ - begin_);
    std::memcpy(buffer, buffer_.data() + begin_, part);
    begin_ += part;
    return static_cast<ssize_t>(part);
}

ssize_t BoundedStream::write(const char* bytes, std::size_t size) {
    // What the library says of a request that was cut off is dropped: it does not know why. say() tells.
    return refusal_.empty() || answered_ ? send_out(bytes, size) : static_cast<ssize_t>(size);
}

void BoundedStream::say(std::string_view answer) {
    (void)send_out(answer.data(), answer.size());
}

ssize_t BoundedStream::send_out(const char* bytes, std::size_t size) {
    if (!answered_) {
        answered_ = true;
        answer_begun_ = Clock::now();
    }
    if (!wait(true, answer_begun_ + limits_.answer)) {
        return -1;
    }
    return static_cast<ssize_t>(sockets::send(socket_, bytes, size));
}

void BoundedStream::get_remote_ip_and_port(std::string& ip, int& port) const {
    ip = "127.0.0.1";
    port = 0;
}

void BoundedStream::get_local_ip_and_port(std::string& ip, int& port) const {
    get_remote_ip_and_port(ip, port);
}

}  // namespace smallprint
