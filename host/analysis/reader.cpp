// Stage one: what a clause says by itself. Found by clause_matching, put into words and facts by
// clause_evidence.
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "analysis/analyse.h"
#include "analysis/clause_evidence.h"
#include "analysis/clause_matching.h"
#include "analysis/provision_index.h"
#include "analysis/rule_set.h"
#include "analysis/second_opinion.h"
#include "catalogue/content.h"

namespace smallprint {

std::string_view analysis_version() noexcept {
    return "7";
}

struct Reader::Compiled {
    explicit Compiled(const Catalogue& catalogue)
        : rules(catalogue.content()),
          provisions(catalogue.content().provisions),
          opinion(catalogue.content()) {}

    RuleSet rules;
    ProvisionIndex provisions;
    SecondOpinion opinion;

    std::mutex mutex;
    std::vector<std::unique_ptr<ReaderScratch>> idle;  // Guarded by mutex.

    std::unique_ptr<ReaderScratch> borrow() {
        const std::lock_guard lock(mutex);
        if (idle.empty()) {
            return std::make_unique<ReaderScratch>();
        }
        auto scratch = std::move(idle.back());
        idle.pop_back();
        return scratch;
    }
    void give_back(std::unique_ptr<ReaderScratch> scratch) {
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(scratch));
    }
};

Reader::Reader(const Catalogue& catalogue) : compiled_(std::make_unique<Compiled>(catalogue)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

std::vector<Evidence> Reader::read_clause(const Document& document, const Clause& clause) const {
    auto scratch = compiled_->borrow();
    MatchedClause found = match_clause(compiled_->rules, document, clause, *scratch);
    std::vector<Evidence> evidence;
    if (!found.sentences.empty()) {
        const std::string_view heading = clause.headings.empty()
                                             ? std::string_view()
                                             : std::string_view(document.blocks[clause.headings.back()].text);
        evidence =
            evidence_of_clause(compiled_->rules, compiled_->provisions, compiled_->opinion, document, clause,
                               heading.substr(0, 300), scratch->words, std::move(found), scratch->model);
    }
    compiled_->give_back(std::move(scratch));
    return evidence;
}

}  // namespace smallprint
