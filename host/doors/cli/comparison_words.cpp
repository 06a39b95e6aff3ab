#include "doors/cli/comparison_words.h"

namespace smallprint {
namespace {

/// Below so many services a count says nothing.
constexpr std::uint32_t fewest = 20;
constexpr std::size_t most_others = 2;

std::string how_usual(std::uint32_t with, std::uint32_t total) {
    if (with <= 1) {
        return "Unique: none of the other " + std::to_string(total - 1) + " services we compared says this.";
    }
    const std::string counted =
        std::to_string(with) + " of the " + std::to_string(total) + " services we compared say this.";
    return with * 10 <= total ? "Rare: only " + counted : counted;
}

std::string same_clause(const SameWords& same, bool exact) {
    const std::string whose = "the " + same.terms_type + " of " + same.service;
    const std::string day = same.date.empty() ? "" : " (" + same.date + ")";
    if (same.services == 0) {
        return (exact ? "The same words stood in " : "Nearly the same words stood in ") + whose +
               " when we read it before" + day + ".";
    }
    std::string more;
    if (same.services > 1) {
        more = ", and at " + std::to_string(same.services - 1) +
               (same.services == 2 ? " more service" : " more services");
    }
    return (exact ? "The same clause as in " : "Nearly the same clause as in ") + whose + day + more + ".";
}

}  // namespace

std::vector<std::string> comparison_words(const Finding& finding) {
    std::vector<std::string> words;
    if (finding.platforms_with && finding.platforms_total && *finding.platforms_total >= fewest &&
        *finding.platforms_with <= *finding.platforms_total) {
        words.push_back(how_usual(*finding.platforms_with, *finding.platforms_total));
    }
    const bool known = finding.match == MatchKind::exact || finding.match == MatchKind::near;
    if (finding.same_as && known) {
        words.push_back(same_clause(*finding.same_as, finding.match == MatchKind::exact));
    }
    for (std::size_t i = 0; i < finding.others.size() && i < most_others; ++i) {
        const OtherService& other = finding.others[i];
        const bool named = other.says.find(other.service) != std::string::npos;
        words.push_back("Elsewhere: " + (named ? "" : other.service + ": ") + other.says + ".");
    }
    return words;
}

}  // namespace smallprint
