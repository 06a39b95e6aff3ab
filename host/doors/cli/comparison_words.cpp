#include "doors/cli/comparison_words.h"

#include <cstdint>
#include <map>
#include <utility>

#include "doors/cli/report_text.h"

namespace smallprint {
namespace {

/// Below so many services a count says nothing.
constexpr std::uint32_t fewest = 20;
constexpr std::size_t most_others = 2;
constexpr std::size_t fewest_known = 3;

/// What was not found may still be there in other words, so it says "found".
std::string how_usual(std::uint32_t with, std::uint32_t total) {
    if (with <= 1) {
        return "Unique so far: we found this at none of the other " + std::to_string(total - 1) +
               " services we compared.";
    }
    return (with * 10 <= total ? "Rare: we found this at only " : "We found this at ") +
           std::to_string(with) + " of the " + std::to_string(total) + " services we compared.";
}

std::string whose(const SameWords& same) {
    return "the " + same.terms_type + " of " + same.service;
}

std::string same_clause(const SameWords& same, bool exact) {
    const std::string day = same.date.empty() ? "" : " (" + day_of(same.date) + ")";
    std::string more;
    if (same.services > 1) {
        more = ", and at " + std::to_string(same.services - 1) +
               (same.services == 2 ? " more service" : " more services");
    }
    return (exact ? "The same clause as in " : "Nearly the same clause as in ") + whose(same) + day + more +
           ".";
}

bool is_known(const Finding& finding) {
    return finding.same_as && (finding.match == MatchKind::exact || finding.match == MatchKind::near);
}

}  // namespace

std::optional<KnownText> known_text(const std::vector<Finding>& findings) {
    std::map<std::pair<std::string, std::string>, std::size_t> counts;
    const SameWords* most = nullptr;
    std::size_t count = 0;
    for (const Finding& finding : findings) {
        if (!is_known(finding)) {
            continue;
        }
        const std::size_t now = ++counts[{finding.same_as->service, finding.same_as->terms_type}];
        if (now > count) {
            count = now;
            most = &*finding.same_as;
        }
    }
    if (count < fewest_known || count * 2 < findings.size()) {
        return std::nullopt;
    }
    const std::string day = most->date.empty() ? "" : ", as we read it on " + day_of(most->date);
    return KnownText{most->service, most->terms_type,
                     std::to_string(count) + " of these " + std::to_string(findings.size()) +
                         " points stand in the same words, or nearly, in " + whose(*most) + day + "."};
}

std::vector<std::string> comparison_words(const Finding& finding, const std::optional<KnownText>& known,
                                          std::string_view terms_type) {
    std::vector<std::string> words;
    if (finding.platforms_with && finding.platforms_total && *finding.platforms_total >= fewest &&
        *finding.platforms_with <= *finding.platforms_total) {
        words.push_back(how_usual(*finding.platforms_with, *finding.platforms_total));
    }
    if (is_known(finding)) {
        const SameWords& same = *finding.same_as;
        const bool said = known && known->service == same.service && known->terms_type == same.terms_type;
        const bool own = same.services == 0 && same.terms_type == terms_type;
        if (!said && !own) {
            words.push_back(same_clause(same, finding.match == MatchKind::exact));
        }
    }
    for (std::size_t i = 0; i < finding.others.size() && i < most_others; ++i) {
        const OtherService& other = finding.others[i];
        const bool named = other.says.find(other.service) != std::string::npos;
        words.push_back("Elsewhere: " + (named ? "" : other.service + ": ") + other.says + ".");
    }
    return words;
}

}  // namespace smallprint
