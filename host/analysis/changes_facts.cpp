#include "analysis/changes_facts.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smallprint {

namespace {

constexpr std::size_t longest_value = 60;

std::string in_words(const std::string& name, const FactValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        const bool one = *number == 1;
        if (name.find("days") != std::string::npos) {
            return std::to_string(*number) + (one ? " day" : " days");
        }
        return name.find("age") != std::string::npos ? "age " + std::to_string(*number)
                                                     : std::to_string(*number);
    }
    std::string text;
    if (const auto* words = std::get_if<std::string>(&value)) {
        text = *words;
    } else if (const auto* several = std::get_if<std::vector<std::string>>(&value)) {
        for (const std::string& one : *several) {
            text += (text.empty() ? "" : ", ") + one;
        }
    }
    return text.size() <= longest_value ? text : std::string();
}

// What the days of a fact are, where its name tells: "notice period 30 → 7 days".
std::string_view period_of(std::string_view name) {
    struct Period {
        std::string_view part;
        std::string_view words;
    };
    constexpr std::array<Period, 3> periods{
        {{"notice", "notice period"}, {"retention", "kept for"}, {"opt_out", "time to opt out"}}};
    const auto* known = std::ranges::find_if(
        periods, [name](const Period& period) { return name.find(period.part) != std::string_view::npos; });
    return known == periods.end() || !name.ends_with("days") ? std::string_view() : known->words;
}

std::string folded(std::string_view text) {
    std::string words;
    for (const char c : text) {
        words.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    return words;
}

// "LAWS OF THE STATE OF CALIFORNIA" and "California" are the same place.
bool says_the_same(const std::string& before, const std::string& after) {
    const std::string old_words = folded(before);
    const std::string new_words = folded(after);
    const std::string& shorter = old_words.size() < new_words.size() ? old_words : new_words;
    const std::string& longer = old_words.size() < new_words.size() ? new_words : old_words;
    if (!longer.ends_with(shorter)) {
        return false;
    }
    // "West Virginia" is not Virginia: what stands before it must be words for the law and the state alone.
    constexpr std::array<std::string_view, 7> generic{"the", "law", "laws", "state", "of", "courts", "in"};
    std::string_view before_it = std::string_view(longer).substr(0, longer.size() - shorter.size());
    while (!before_it.empty()) {
        const std::size_t end = before_it.find(' ');
        if (end == std::string_view::npos ||
            std::find(generic.begin(), generic.end(), before_it.substr(0, end)) == generic.end()) {
            return false;
        }
        before_it.remove_prefix(end + 1);
    }
    return true;
}

bool offers(const Evidence& evidence, const std::string& fact) {
    const auto found = evidence.facts.find(fact);
    const auto* truth = found == evidence.facts.end() ? nullptr : std::get_if<bool>(&found->second);
    return truth != nullptr && *truth;
}

}  // namespace

std::string fact_difference(const Evidence& before, const Evidence& after) {
    std::vector<std::string> differences;
    if (offers(before, "opt_out") != offers(after, "opt_out")) {
        differences.emplace_back(offers(after, "opt_out") ? "there is now a way to opt out"
                                                          : "the way to opt out is gone");
    }
    // The same days may be known under two names, of which one tells what they are.
    std::vector<std::pair<std::string, std::string_view>> changes;  // and the period
    for (const auto& [name, value] : before.facts) {
        // Addresses are not told: a link that moved changes nothing (DESIGN 3.5).
        const bool address = name.find("url") != std::string::npos || name.find("email") != std::string::npos;
        const auto now = after.facts.find(name);
        if (address || now == after.facts.end() || now->second == value ||
            value.index() != now->second.index() || std::holds_alternative<bool>(value)) {
            continue;
        }
        const std::string old_words = in_words(name, value);
        const std::string new_words = in_words(name, now->second);
        const bool is_number = std::holds_alternative<std::int64_t>(value);
        if (old_words.empty() || new_words.empty() || (!is_number && says_the_same(old_words, new_words))) {
            continue;
        }
        const std::string_view period = period_of(name);
        std::string change = old_words;
        change.append(" \u2192 ").append(new_words);
        const auto known = std::ranges::find(changes, change, [](const auto& one) { return one.first; });
        if (known == changes.end()) {
            changes.emplace_back(std::move(change), period);
        } else if (known->second.empty()) {
            known->second = period;
        }
    }
    for (const auto& [change, period] : changes) {
        differences.push_back(period.empty() ? change : std::string(period).append(" ").append(change));
    }
    std::string all;
    for (const std::string& difference : differences) {
        all += (all.empty() ? "" : "; ") + difference;
    }
    return all;
}

int direction_of_days(const Evidence& before, const Evidence& after) {
    int direction = 0;
    for (const auto& [name, value] : before.facts) {
        const auto now = after.facts.find(name);
        const auto* old_days = std::get_if<std::int64_t>(&value);
        const auto* new_days = now != after.facts.end() ? std::get_if<std::int64_t>(&now->second) : nullptr;
        if (name.find("days") == std::string::npos || old_days == nullptr || new_days == nullptr ||
            *old_days == *new_days) {
            continue;
        }
        const bool longer = *new_days > *old_days;
        // Days of keeping what is known about a person are the only ones of which fewer are better.
        const bool kept = name.find("retention") != std::string::npos;
        direction = longer != kept ? 1 : -1;
    }
    return direction;
}

}  // namespace smallprint
