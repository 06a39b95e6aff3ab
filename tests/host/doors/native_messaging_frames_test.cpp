#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "doors/native_messaging/frames.h"
#include "doors/pipe.h"

namespace smallprint {
namespace {

using test::Pipe;

std::string header(std::uint32_t length) {
    std::string bytes(sizeof length, '\0');
    std::memcpy(bytes.data(), &length, sizeof length);
    return bytes;
}

/// All frames of a stream that ends after `bytes`, and how it ended.
std::pair<std::vector<std::string>, FrameResult> read_all(const std::string& bytes) {
    Pipe pipe;
    std::thread writer([&] {
        pipe.send(bytes);
        pipe.close_write();
    });
    FrameReader reader(pipe.read_end());
    std::vector<std::string> frames;
    std::string body;
    FrameResult result = FrameResult::frame;
    while ((result = reader.read(body)) == FrameResult::frame) {
        frames.push_back(body);
    }
    pipe.close_read();
    writer.join();
    return {frames, result};
}

}  // namespace

TEST_CASE("frames are read whole, one after the other, empty ones too") {
    const auto [frames, result] =
        read_all(header(3) + "abc" + header(0) + header(2) + std::string("\0\n", 2));
    CHECK(frames == std::vector<std::string>{"abc", "", std::string("\0\n", 2)});
    CHECK(result == FrameResult::end);
}

TEST_CASE("a stream that ends anywhere inside a frame is cut off") {
    const std::string whole = header(5) + "hello";
    for (std::size_t length = 1; length < whole.size(); ++length) {
        CAPTURE(length);
        const auto [frames, result] = read_all(whole.substr(0, length));
        CHECK(frames.empty());
        CHECK(result == FrameResult::truncated);
    }
    CHECK(read_all("").second == FrameResult::end);
}

TEST_CASE("a length above the limit is refused by its four bytes alone") {
    CHECK(read_all(header(0xFFFF'FFFFU)).second == FrameResult::too_long);
    CHECK(read_all(header(longest_frame + 1)).second == FrameResult::too_long);
    CHECK(read_all(header(longest_frame) + "x").second == FrameResult::truncated);
}

TEST_CASE("a frame that comes byte by byte is the same frame") {
    Pipe pipe;
    std::thread writer([&] {
        for (const char c : header(4) + "slow") {
            pipe.send(std::string(1, c));
        }
        pipe.close_write();
    });
    FrameReader reader(pipe.read_end());
    std::string body;
    CHECK(reader.read(body) == FrameResult::frame);
    CHECK(body == "slow");
    CHECK(reader.read(body) == FrameResult::end);
    writer.join();
}

TEST_CASE("a frame of several megabytes arrives unchanged") {
    std::string large(5'000'001, 'x');
    large[3'000'000] = 'y';
    const auto [frames, result] = read_all(header(static_cast<std::uint32_t>(large.size())) + large);
    REQUIRE(frames.size() == 1);
    CHECK(frames[0] == large);
}

TEST_CASE("frames of several threads are never mixed") {
    Pipe pipe;
    FrameWriter writer(pipe.write_end());
    constexpr int threads = 4;
    constexpr int frames_each = 50;
    std::array<std::thread, threads> writers;
    for (int i = 0; i < threads; ++i) {
        writers[static_cast<std::size_t>(i)] = std::thread([&writer, i] {
            for (int n = 0; n < frames_each; ++n) {
                CHECK(writer.write(std::string(20'000, static_cast<char>('a' + i))));
            }
        });
    }
    FrameReader reader(pipe.read_end());
    std::string body;
    for (int n = 0; n < threads * frames_each; ++n) {
        REQUIRE(reader.read(body) == FrameResult::frame);
        CHECK(body.size() == 20'000);
        CHECK(body.find_first_not_of(body.front()) == std::string::npos);
    }
    for (std::thread& thread : writers) {
        thread.join();
    }
}

TEST_CASE("writing to a browser that has gone fails, and goes on failing") {
    std::signal(SIGPIPE, SIG_IGN);
    Pipe pipe;
    pipe.close_read();
    FrameWriter writer(pipe.write_end());
    CHECK_FALSE(writer.write("x"));
    CHECK_FALSE(writer.write("x"));
}

}  // namespace smallprint
