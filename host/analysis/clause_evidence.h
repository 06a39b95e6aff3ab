// From what was found in a clause to evidence: quotes, facts, the strongest few of each type. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/clause_matching.h"
#include "analysis/finding.h"
#include "analysis/provision_index.h"
#include "analysis/second_opinion.h"

namespace smallprint {

/// `heading` is the nearest above the clause; `words` are the clause's, as match_clause left them; `found` is
/// used up.
[[nodiscard]] std::vector<Evidence> evidence_of_clause(const RuleSet& rules, const ProvisionIndex& provisions,
                                                       const SecondOpinion& opinion, const Document& document,
                                                       const Clause& clause, std::string_view heading,
                                                       const Words& words, MatchedClause&& found,
                                                       model::Scratch& scratch);

}  // namespace smallprint
