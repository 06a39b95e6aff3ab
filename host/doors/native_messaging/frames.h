// Frames of native messaging: a length in the machine's byte order, then so many bytes of JSON.
//
// A reader belongs to one thread; a writer may be used by several and keeps their frames whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace smallprint {

/// No browser sends more; a longer frame is a defect or an attack.
inline constexpr std::uint32_t longest_frame = 64U * 1024U * 1024U;

enum class FrameResult : std::uint8_t {
    frame,      ///< A frame was read; it may be empty.
    end,        ///< The stream ended between frames.
    truncated,  ///< The stream ended inside a frame.
    too_long,   ///< The length is above longest_frame; nothing of it was read or allocated.
};

class FrameReader {
public:
    explicit FrameReader(int descriptor) noexcept : descriptor_(descriptor) {}

    /// Waits for the next frame. Memory grows with what has really come, not with what the length promises.
    [[nodiscard]] FrameResult read(std::string& body);

private:
    int descriptor_;
};

class FrameWriter {
public:
    explicit FrameWriter(int descriptor) noexcept : descriptor_(descriptor) {}

    /// False when the browser has gone, from then on for ever. `body` must be at most longest_frame.
    [[nodiscard]] bool write(std::string_view body);

private:
    std::mutex mutex_;
    int descriptor_;
    bool broken_ = false;
};

}  // namespace smallprint
