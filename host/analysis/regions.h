// For people in which places a sentence or a part of a document is: "if you live in the EEA …", "For
// residents of California". Pure; linear.
#pragma once

#include <string>
#include <string_view>

namespace smallprint {

/// Where the reader must live for a sentence to be about them: its condition must open the sentence, before
/// the byte `said`, or close it, since one in the middle may be about half of it only. Empty for all others.
[[nodiscard]] std::string region_of_sentence(std::string_view sentence, std::size_t said);

/// The same of a heading: "Additional terms for residents of California", "European users", "Germany".
[[nodiscard]] std::string region_of_heading(std::string_view heading);

}  // namespace smallprint
