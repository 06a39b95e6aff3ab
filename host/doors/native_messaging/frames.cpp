#include "doors/native_messaging/frames.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "doors/native_messaging/streams.h"

namespace smallprint {
namespace {

constexpr std::size_t header_bytes = sizeof(std::uint32_t);
constexpr std::size_t step = 1U << 20U;

}  // namespace

FrameResult FrameReader::read(std::string& body) {
    body.clear();
    std::array<char, header_bytes> header{};
    const std::size_t got = read_full(descriptor_, header);
    if (got < header.size()) {
        return got == 0 ? FrameResult::end : FrameResult::truncated;
    }
    std::uint32_t length = 0;
    std::memcpy(&length, header.data(), sizeof length);
    if (length > longest_frame) {
        return FrameResult::too_long;
    }
    while (body.size() < length) {
        const std::size_t before = body.size();
        const std::size_t wanted = std::min<std::size_t>(length - before, step);
        body.resize(before + wanted);
        if (read_full(descriptor_, std::span(body).subspan(before)) < wanted) {
            return FrameResult::truncated;
        }
    }
    return FrameResult::frame;
}

bool FrameWriter::write(std::string_view body) {
    const auto length = static_cast<std::uint32_t>(body.size());
    std::string frame(header_bytes, '\0');
    std::memcpy(frame.data(), &length, sizeof length);
    frame += body;
    const std::scoped_lock lock(mutex_);
    broken_ = broken_ || !write_full(descriptor_, frame);
    return !broken_;
}

}  // namespace smallprint
