// `smallprint analyze --jsonl`: a plain filter, so that GNU parallel, Hadoop Streaming or Spark's pipe can
// spread it.
#pragma once

#include <string>

namespace smallprint {

/// Reads lines from a file (or standard input for "-" and "") and prints a report a line. Nothing is
/// remembered and no history is asked, so that a line has the same answer on every machine. Throws
/// Error(unreadable_input) if the file cannot be read, Error(catalogue_invalid).
void analyze_lines(const std::string& file);

}  // namespace smallprint
