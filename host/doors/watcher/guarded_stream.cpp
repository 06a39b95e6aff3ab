#include "doors/watcher/guarded_stream.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <climits>

#include "doors/http/sockets.h"

namespace smallprint {

StreamGuard::StreamGuard(std::chrono::steady_clock::time_point deadline, std::size_t most_read)
    : deadline_(deadline), most_read_(most_read), watchdog_([this] { keep_watch(); }) {}

StreamGuard::~StreamGuard() {
    {
        const std::scoped_lock lock(mutex_);
        ended_ = true;
    }
    changed_.notify_all();
    watchdog_.join();
    if (socket_ != INVALID_SOCKET) {
        sockets::close(socket_);
    }
}

void StreamGuard::watch(socket_t socket) {
    const std::scoped_lock lock(mutex_);
    if (socket_ != INVALID_SOCKET) {
        sockets::close(socket_);
    }
    socket_ = sockets::duplicate(socket);
}

int StreamGuard::milliseconds_left() const noexcept {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now())
            .count();
    return static_cast<int>(std::clamp<long long>(left, 0, INT_MAX));
}

void StreamGuard::keep_watch() {
    std::unique_lock lock(mutex_);
    changed_.wait_until(lock, deadline_, [this] { return ended_; });
    if (!ended_ && socket_ != INVALID_SOCKET) {
        sockets::shutdown_both(socket_);
    }
}

GuardedStream::GuardedStream(StreamGuard& guard, socket_t socket, SSL* ssl)
    : guard_(guard), socket_(socket), ssl_(ssl) {
    // A read may otherwise wait for the rest of a TLS record for ever.
    sockets::set_nonblocking(socket_);
}

bool GuardedStream::wait(bool to_write) const {
    while (true) {
        const int left = guard_.milliseconds_left();
        if (left == 0) {
            return false;
        }
        const auto waited =
            to_write ? sockets::wait_writable(socket_, left) : sockets::wait_readable(socket_, left);
        if (waited != sockets::Waited::not_yet) {
            return waited == sockets::Waited::ready;
        }
    }
}

bool GuardedStream::is_readable() const {
    return (ssl_ != nullptr && SSL_pending(ssl_) > 0) || wait(false);
}

bool GuardedStream::is_writable() const {
    return wait(true);
}

template <typename Step>
ssize_t GuardedStream::over_tls(const Step& step) const {
    while (!guard_.slow()) {
        ERR_clear_error();
        const int done = step();
        if (done > 0) {
            return done;
        }
        const int why = SSL_get_error(ssl_, done);
        if (why == SSL_ERROR_ZERO_RETURN) {
            return 0;
        }
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) {
            return -1;
        }
        if (!wait(why == SSL_ERROR_WANT_WRITE)) {
            return -1;
        }
    }
    return -1;
}

ssize_t GuardedStream::read(char* bytes, std::size_t size) {
    const int most = static_cast<int>(std::min<std::size_t>(size, INT_MAX));
    ssize_t got = -1;
    if (ssl_ != nullptr) {
        got = over_tls([&] { return SSL_read(ssl_, bytes, most); });
    } else if (wait(false)) {
        got = static_cast<ssize_t>(sockets::receive(socket_, bytes, static_cast<std::size_t>(most)));
    }
    return got > 0 && !guard_.count(static_cast<std::size_t>(got)) ? -1 : got;
}

ssize_t GuardedStream::write(const char* bytes, std::size_t size) {
    const int most = static_cast<int>(std::min<std::size_t>(size, INT_MAX));
    if (ssl_ != nullptr) {
        return over_tls([&] { return SSL_write(ssl_, bytes, most); });
    }
    return wait(true) ? static_cast<ssize_t>(sockets::send(socket_, bytes, static_cast<std::size_t>(most)))
                      : -1;
}

void GuardedStream::get_remote_ip_and_port(std::string& ip, int& port) const {
    ip.clear();  // Nobody asks.
    port = 0;
}

void GuardedStream::get_local_ip_and_port(std::string& ip, int& port) const {
    ip.clear();
    port = 0;
}

}  // namespace smallprint
