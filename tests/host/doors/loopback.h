// Raw requests to a server on this machine: a test that attacks must be able to say what no client would.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace loopback {

/// Everything the server answers until it ends the connection, or for ten seconds.
inline std::string talk(std::uint16_t port, const std::string& request) {
    const int connection = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{10, 0};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    std::string answer;
    if (connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) {  // NOLINT
        for (std::size_t sent = 0; sent < request.size();) {
            const auto size = send(connection, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
            if (size <= 0) {
                break;
            }
            sent += static_cast<std::size_t>(size);
        }
        std::array<char, 4096> buffer{};
        for (auto size = recv(connection, buffer.data(), buffer.size(), 0); size > 0;
             size = recv(connection, buffer.data(), buffer.size(), 0)) {
            answer.append(buffer.data(), static_cast<std::size_t>(size));
        }
    }
    close(connection);
    return answer;
}

/// A connection that has sent something and then waits.
class Held {
public:
    Held(std::uint16_t port, const std::string& said) : connection_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{10, 0};
        setsockopt(connection_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        if (connect(connection_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) ==
            0) {  // NOLINT
            (void)!send(connection_, said.data(), said.size(), MSG_NOSIGNAL);
        }
    }
    Held(Held&& other) noexcept : connection_(other.connection_) { other.connection_ = -1; }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    Held& operator=(Held&&) = delete;
    ~Held() {
        if (connection_ >= 0) {
            close(connection_);
        }
    }

    /// What the server says until it ends the connection.
    [[nodiscard]] std::string answer() const {
        std::string text;
        std::array<char, 4096> buffer{};
        for (auto size = recv(connection_, buffer.data(), buffer.size(), 0); size > 0;
             size = recv(connection_, buffer.data(), buffer.size(), 0)) {
            text.append(buffer.data(), static_cast<std::size_t>(size));
        }
        return text;
    }

private:
    int connection_;
};

/// The status of an answer; 0 if it is none.
inline int status_of(const std::string& answer) {
    return answer.starts_with("HTTP/1.1 ") && answer.size() > 12 ? std::atoi(answer.c_str() + 9)
                                                                 : 0;  // NOLINT
}

inline std::string body_of(const std::string& answer) {
    const auto end = answer.find("\r\n\r\n");
    return end == std::string::npos ? std::string{} : answer.substr(end + 4);
}

/// `headers` are whole lines with "\r\n".
inline std::string get(std::uint16_t port, std::string_view path, const std::string& headers = {}) {
    return talk(port, "GET " + std::string{path} + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                          "\r\n" + headers + "\r\n");
}

inline std::string post(std::uint16_t port, std::string_view path, const std::string& body,
                        const std::string& headers = {}) {
    return talk(port, "POST " + std::string{path} + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                          "\r\nContent-Type: application/json\r\nContent-Length: " +
                          std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body);
}

}  // namespace loopback
