// Sentences of the corpus's own documents, which nobody labelled: those that we judged by reading, and the
// many that a first model labels for a second (self-training).
#pragma once

#include <filesystem>
#include <vector>

#include "train/samples.h"

namespace smallprint::train {

/// Each sentence of 5 words or more and at most 900 bytes of the corpus's terms (not of its privacy policies,
/// about which CLAUDETTE's categories say nothing), once. Labels are empty. Some seconds.
[[nodiscard]] std::vector<Sample> read_document_sentences(const std::filesystem::path& corpus);

}  // namespace smallprint::train
