// What the head of a table says of its rows: a row under "Type of data | Retention period" is about keeping,
// one under "Shared with" about sharing. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smallprint {

/// The line that says that rows are about how long data is kept.
inline constexpr std::string_view kept_for = "We keep this data for:";

/// A line for each thing the head says, to read the rows behind ("We share personal data with:"); none for
/// most heads.
[[nodiscard]] std::vector<std::string> head_statements(std::string_view head);

/// What a row under `kept_for` is about, as within a sentence ("contact details"): the words of its first
/// cell, told by where a capital letter begins the next. Empty where that cannot be told.
[[nodiscard]] std::string kind_of_row(std::string_view row);

}  // namespace smallprint
