// What compliance staff check where terms say such a thing: the steps of shared/catalogue/due_diligence,
// built into the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smallprint {

struct ChecklistStep {
    std::string text;
    bool general = false;  ///< Asked of the whole category, not of this clause type alone.
};

/// The steps for a clause type, those of its own first; empty for what the list does not know.
[[nodiscard]] std::vector<ChecklistStep> due_diligence(std::string_view type, std::string_view category);

/// The file as it was built in.
[[nodiscard]] std::string_view due_diligence_json() noexcept;

}  // namespace smallprint
