#include "service/clause_memo.h"

#include <utility>

#include "service/reading.h"

namespace smallprint {

ReadEvidence ClauseMemo::of(const Document& document) {
    // A clause may be asked for several times; its key is made once.
    std::vector<const std::vector<Evidence>*> asked(document.clauses.size(), nullptr);
    return [this, &document,
            asked = std::move(asked)](std::uint32_t index) mutable -> const std::vector<Evidence>& {
        if (asked.at(index) == nullptr) {
            const Clause& clause = document.clauses[index];
            const auto [known, is_new] = clauses_.try_emplace(clause_cache_key(document, clause));
            if (is_new) {
                known->second = services_.reader().read_clause(document, clause);
            }
            asked[index] = &known->second;
        }
        return *asked[index];
    };
}

}  // namespace smallprint
