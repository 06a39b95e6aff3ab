#include "analysis/changes_weight.h"

#include <algorithm>

#include "analysis/changes_facts.h"
#include "analysis/conditions.h"

namespace smallprint {

Severity TypeWords::severity_with(const Facts& facts) const {
    const auto* rule = known != nullptr ? severity_rule(*known, {&facts, nullptr, nullptr}) : nullptr;
    return rule != nullptr ? rule->is : severity;
}

TypeWords words_for(std::string_view type, const Catalogue& catalogue) {
    TypeWords words;
    if (const ClauseType* known = catalogue.content().type(type)) {
        return {known->name, known->severity, known->stance, known->importance, known};
    }
    words.name = std::string(type);
    std::replace(words.name.begin(), words.name.end(), '_', ' ');
    if (!words.name.empty() && words.name[0] >= 'a' && words.name[0] <= 'z') {
        words.name[0] = static_cast<char>(words.name[0] - 'a' + 'A');
    }
    return words;
}

Turn turn_between(const TypeWords& words, const Evidence& before, const Evidence& after) {
    const Severity old_severity = words.severity_with(before.facts);
    const Severity new_severity = words.severity_with(after.facts);
    if (old_severity != new_severity) {
        return new_severity > old_severity ? Turn::stricter : Turn::milder;
    }
    const int direction = direction_of_days(before, after);
    return direction == 0 ? Turn::altered : (direction < 0 ? Turn::stricter : Turn::milder);
}

Severity severity_of(Turn turn, const TypeWords& words) {
    const bool worse = (turn == Turn::gained && words.stance != Stance::for_you) ||
                       (turn == Turn::lost && words.stance == Stance::for_you);
    if (turn == Turn::altered || turn == Turn::stricter) {
        return std::max(
            turn == Turn::stricter && words.stance != Stance::neutral ? Severity::medium : Severity::low,
            words.severity);
    }
    if (turn == Turn::milder) {
        return Severity::low;
    }
    if (turn == Turn::touched) {
        return std::clamp(words.severity, Severity::low, Severity::medium);
    }
    if (!worse) {
        return Severity::low;  // good news, or neither good nor bad
    }
    return std::max(turn == Turn::lost ? Severity::medium : Severity::low, words.severity);
}

double weight_of(Turn turn, Severity severity, std::uint32_t importance, std::uint32_t words) {
    constexpr std::uint32_t most_words = 300;
    const bool turned = turn != Turn::touched && turn != Turn::altered;
    const double by_severity = severity == Severity::high     ? 700.0
                               : severity == Severity::medium ? (turned ? 400.0 : 150.0)
                                                              : (turned ? 100.0 : 30.0);
    return by_severity + importance / 2.0 + std::min(words, most_words);
}

}  // namespace smallprint
