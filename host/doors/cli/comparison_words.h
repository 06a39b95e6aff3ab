// How a finding compares with other services, in the words of the text and the Markdown report. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/finding.h"

namespace smallprint {

/// A document that was read before, and in which most of a report's clauses stand as well.
struct KnownText {
    std::string service;
    std::string terms_type;
    std::string words;  ///< The sentence that says so, once for the whole report.
};

/// None where less than half of the findings, or fewer than three, stand in one document.
[[nodiscard]] std::optional<KnownText> known_text(const std::vector<Finding>& findings);

/// Sentences: how usual it is, whose words they are, how others handle it (two of them). None where nothing
/// is known. Words of `known`, and a service's own ones from an earlier day, are no news with each finding.
[[nodiscard]] std::vector<std::string> comparison_words(const Finding& finding,
                                                        const std::optional<KnownText>& known,
                                                        std::string_view terms_type);

}  // namespace smallprint
