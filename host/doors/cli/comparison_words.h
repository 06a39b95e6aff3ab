// How a finding compares with other services, in the words of the text and the Markdown report.
#pragma once

#include <string>
#include <vector>

#include "analysis/finding.h"

namespace smallprint {

/// Sentences: how usual it is, whose words they are, how others handle it (two of them). None where nothing
/// is known.
[[nodiscard]] std::vector<std::string> comparison_words(const Finding& finding);

}  // namespace smallprint
