// A pipe for tests of what reads and writes file descriptors.
#pragma once

#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string_view>

namespace smallprint::test {

class Pipe {
public:
    Pipe() {
        if (pipe(ends_.data()) != 0) {
            throw std::runtime_error("no pipe");
        }
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    Pipe(Pipe&&) = delete;
    Pipe& operator=(Pipe&&) = delete;
    ~Pipe() {
        close_read();
        close_write();
    }

    [[nodiscard]] int read_end() const noexcept { return ends_[0]; }
    [[nodiscard]] int write_end() const noexcept { return ends_[1]; }
    void close_read() noexcept { close_end(ends_[0]); }
    void close_write() noexcept { close_end(ends_[1]); }

    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t some = write(ends_[1], bytes.data(), bytes.size());
            if (some <= 0) {
                return;
            }
            bytes.remove_prefix(static_cast<std::size_t>(some));
        }
    }

private:
    static void close_end(int& end) noexcept {
        if (end >= 0) {
            close(end);
            end = -1;
        }
    }
    std::array<int, 2> ends_{-1, -1};
};

}  // namespace smallprint::test
