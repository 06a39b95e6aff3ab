// A filter over lines: many threads work, the answers come out in the order of the questions.
//
// Memory is bounded whatever comes in: at most a few lines per thread and about 128 MiB of questions are
// under way at once, and a line above the limit is dropped while it is read.
#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>
#include <string>

namespace smallprint {

/// One line of input, without its line end; empty and `too_long` where it was above the limit.
struct InputLine {
    std::size_t number = 0;  ///< From 1.
    std::string text;
    bool too_long = false;
};

/// Answers one line with one line (without line end). Used by one thread only; must not throw.
using AnswerLine = std::function<std::string(const InputLine&)>;

/// Reads `input` to its end and prints the answers. `make` is called once for each of `threads` threads, in
/// it. Throws Error(unreadable_input) if reading fails.
void answer_lines(std::FILE* input, std::size_t threads, const std::function<AnswerLine()>& make);

/// Longest line: 64 MiB of document and as much again for its JSON.
inline constexpr std::size_t longest_line = std::size_t{128} * 1024 * 1024;

}  // namespace smallprint
