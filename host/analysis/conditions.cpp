#include "analysis/conditions.h"

#include <algorithm>

namespace smallprint {

const FactValue* FactView::find(std::string_view name) const {
    const std::string key(name);
    for (const Facts* facts : {own, document}) {
        if (facts != nullptr) {
            if (const auto found = facts->find(key); found != facts->end()) {
                return &found->second;
            }
        }
    }
    return nullptr;
}

bool holds(const Condition& condition, const FactValue* value) {
    using Op = Condition::Op;
    if (condition.op == Op::exists || condition.op == Op::missing) {
        return (value != nullptr) == (condition.op == Op::exists);
    }
    if (condition.op == Op::equals) {
        if (value == nullptr) {
            // A fact that nobody stated is not true.
            return condition.value == FactValue(false);
        }
        // A list equals a word that is in it.
        if (const auto* list = std::get_if<std::vector<std::string>>(value)) {
            if (const auto* word = std::get_if<std::string>(&condition.value)) {
                return std::find(list->begin(), list->end(), *word) != list->end();
            }
        }
        // A list of allowed values holds for any of them.
        if (const auto* allowed = std::get_if<std::vector<std::string>>(&condition.value)) {
            if (const auto* word = std::get_if<std::string>(value)) {
                return std::find(allowed->begin(), allowed->end(), *word) != allowed->end();
            }
        }
        return *value == condition.value;
    }
    const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
    const auto* bound = std::get_if<std::int64_t>(&condition.value);
    if (number == nullptr || bound == nullptr) {
        return false;
    }
    switch (condition.op) {
        case Op::less:
            return *number < *bound;
        case Op::greater:
            return *number > *bound;
        case Op::at_most:
            return *number <= *bound;
        default:
            return *number >= *bound;
    }
}

bool holds(const When& when, const FactView& facts) {
    return std::all_of(when.begin(), when.end(), [&facts](const Condition& condition) {
        if (condition.fact.starts_with("type:")) {
            const FactValue said =
                facts.types != nullptr && facts.types->count(condition.fact.substr(5)) != 0;
            return holds(condition, &said);
        }
        return holds(condition, facts.find(condition.fact));
    });
}

const SeverityRule* severity_rule(const ClauseType& type, const FactView& facts) {
    for (const SeverityRule& rule : type.severity_rules) {
        if (holds(rule.when, facts)) {
            return &rule;
        }
    }
    return nullptr;
}

}  // namespace smallprint
