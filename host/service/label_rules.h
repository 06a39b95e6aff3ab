// The rules of the fixed-row label, as shared/catalogue/label/rows.json has them. Immutable once read; shared
// by threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/content.h"

namespace smallprint {

enum class LabelAnswer : std::uint8_t { not_said, no, yes };
[[nodiscard]] const char* to_string(LabelAnswer answer) noexcept;  ///< "not_said", "no", "yes"

struct LabelRule {
    std::string type;
    When when;
    LabelAnswer answer = LabelAnswer::yes;
    std::string says;      ///< With facts in braces.
    bool for_you = false;  ///< The answer is good news.
    std::optional<Severity>
        severity;  ///< Instead of the finding's own: how much this answer matters in this row.
};

struct LabelRowRules {
    std::string row;
    std::vector<LabelRule> rules;  ///< The worst answer first.
};

using LabelRules = std::vector<LabelRowRules>;

/// Throws Error(catalogue_invalid).
[[nodiscard]] LabelRules read_label_rules(std::string_view json);

/// Those that are built into the program.
[[nodiscard]] const LabelRules& label_rules();

[[nodiscard]] std::string_view label_rows_json() noexcept;

}  // namespace smallprint
