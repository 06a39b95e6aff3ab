// What was judged by reading (shared/catalogue/model/judged.tsv), given to the sentences of the corpus. The
// file keeps hashes alone; a sentence that the corpus no longer has is left out.
#pragma once

#include <filesystem>
#include <vector>

#include "train/samples.h"

namespace smallprint::train {

/// Those of `sentences` that were judged, with their categories. Throws std::runtime_error with the line for
/// a file that is none.
[[nodiscard]] std::vector<Sample> take_judged(const std::filesystem::path& file,
                                              const std::vector<Sample>& sentences);

/// Whether that reading judged a category.
[[nodiscard]] bool is_judged(std::size_t category);

}  // namespace smallprint::train
