// What the command line writes: results to stdout as they are, complaints to stderr as one harmless line.
#pragma once

#include <string>
#include <string_view>

namespace smallprint {

/// Writes to stdout. A full disk or a closed pipe is told once, by finish_output.
void print(std::string_view text);

/// Flushes stdout. Throws Error(internal) if anything that was printed did not arrive.
void finish_output();

/// One line on stderr, after "smallprint: "; line ends and control characters in it are made harmless.
void complain(std::string_view message);

/// The text with everything that could steer a terminal or reorder its words (control characters, escape
/// sequences, bidi controls) replaced by U+FFFD; '\n' stays only if `keep_lines`. Ill-formed UTF-8 is mended.
[[nodiscard]] std::string harmless(std::string_view text, bool keep_lines = false);

}  // namespace smallprint
