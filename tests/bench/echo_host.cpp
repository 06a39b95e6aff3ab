// The least that a native messaging host can be: sends every frame back as it came. What starting
// `smallprint` costs is measured against it (startup.cpp), so that the loader, the C++ runtime and the pipe
// cost both alike.
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <iostream>
#include <string>

int main() {
    std::uint32_t size = 0;
    char head[sizeof size];
    while (std::cin.read(head, sizeof head)) {
        std::memcpy(&size, head, sizeof size);
        constexpr std::uint32_t most = 1U << 20U;
        if (size > most) {
            return 1;
        }
        std::string body(size, '\0');
        if (!std::cin.read(body.data(), size)) {
            return 1;
        }
        std::cout.write(head, sizeof head).write(body.data(), size).flush();
    }
    return 0;
}
