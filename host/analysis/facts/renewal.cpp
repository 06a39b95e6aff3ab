// For how long a subscription renews, and whether it is said how to stop it.
#include <re2/re2.h>

#include "analysis/facts/facts.h"

namespace smallprint {

void read_renewal(const FactText& text, Facts& facts) {
    static const RE2 period(
        R"((?i)\b(monthly|annual(?:ly)?|yearly|weekly|month[- ]to[- ]month|one[- ]year|one[- ]month|each (?:month|year|week)|every (?:month|year|week)))");
    static const RE2 cancel(
        R"((?i)\b(?:cancel(?:s|led|ling|lation)?|turn(?:ing)? off (?:the )?(?:automatic|auto)[ -]renew\w*|non[- ]?renew\w*)\b)");
    const re2::StringPiece sentence(text.sentence.data(), text.sentence.size());
    const re2::StringPiece clause(text.clause.data(), text.clause.size());
    std::string found;
    if (RE2::PartialMatch(sentence, period, &found)) {
        static const RE2 month(R"((?i)month)");
        static const RE2 week(R"((?i)week)");
        const char* name =
            RE2::PartialMatch(found, month) ? "month" : (RE2::PartialMatch(found, week) ? "week" : "year");
        facts.emplace("renewal_period", std::string(name));
    }
    if (RE2::PartialMatch(clause, cancel)) {
        facts.emplace("cancel", true);
    }
}

}  // namespace smallprint
