// Whether a `when` of the catalogue holds. Pure.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "catalogue/content.h"

namespace smallprint {

/// What a condition may look at: the finding's facts first, then those of the whole document, and which types
/// there are.
struct FactView {
    const Facts* own = nullptr;
    const Facts* document = nullptr;
    const std::set<std::string, std::less<>>* types = nullptr;

    [[nodiscard]] const FactValue* find(std::string_view name) const;
};

[[nodiscard]] bool holds(const When& when, const FactView& facts);
[[nodiscard]] bool holds(const Condition& condition, const FactValue* value);

/// The first rule for severity that holds; nullptr where none does and the type's own severity is meant.
[[nodiscard]] const SeverityRule* severity_rule(const ClauseType& type, const FactView& facts);

}  // namespace smallprint
