// How far long work is, on standard error: one line that is written over on a terminal, elsewhere a new line
// every few seconds. And Ctrl+C as a wish: the first stops the work in an orderly way, the second ends the
// program.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace smallprint {

class ProgressLine {
public:
    explicit ProgressLine(bool quiet = false);
    /// Takes the line away.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Shows `text` if it is time to; `last` is shown in any case where lines stay.
    void show(const std::string& text, bool last = false);

private:
    bool quiet_;
    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point at_;
};

/// "1,204 of 4,857" without the second part while it is not known.
[[nodiscard]] std::string share_of(std::uint64_t done, std::uint64_t total);

/// While one lives, the first SIGINT only sets `wanted()`.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    [[nodiscard]] static bool wanted() noexcept;
};

}  // namespace smallprint
