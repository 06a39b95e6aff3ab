// Starts a host as a browser would and says hello to it over real frames. The platform's part is in
// self_test_posix.cpp (self_test_win32.cpp).
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace smallprint {

struct SelfTestAnswer {
    enum class Kind {
        frame,     ///< `text` is the body of one frame.
        no_frame,  ///< Something else came; `text` are its first bytes.
        nothing,   ///< Nothing came; `text` says why: an exit status, its last words, or that time ran out.
    };
    Kind kind = Kind::nothing;
    std::string text;
    std::chrono::milliseconds took{0};
};

/// Starts `program` with a browser's arguments, sends `message` as one frame, takes the first frame it
/// answers, closes its input and waits for its end. It is killed where it takes longer than `patience` for
/// any of these.
[[nodiscard]] SelfTestAnswer self_test(const std::filesystem::path& program,
                                       const std::vector<std::string>& arguments, const std::string& message,
                                       std::chrono::milliseconds patience);

}  // namespace smallprint
