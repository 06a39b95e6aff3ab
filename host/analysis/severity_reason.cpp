#include "analysis/severity_reason.h"

#include "analysis/conditions.h"
#include "analysis/gather.h"
#include "catalogue/content.h"

namespace smallprint {

SeverityReason severity_reason(const Document& document, std::span<const std::vector<Evidence>> evidence,
                               std::span<const Evidence> siblings, const Catalogue& catalogue,
                               const Finding& finding) {
    const ClauseType* type = catalogue.content().type(finding.type);
    if (type == nullptr) {
        return {finding.severity, {}};
    }
    SeverityReason reason{type->severity, {}};
    const Gathered gathered = gather(document, evidence, siblings, catalogue.content());
    for (const Candidate& candidate : gathered.candidates) {
        if (candidate.type != type || candidate.clause != finding.clause) {
            continue;
        }
        const FactView view{&candidate.evidence.facts, &gathered.document, &gathered.types};
        if (const auto* rule = severity_rule(*type, view)) {
            reason.because = rule->because;
            return reason;
        }
    }
    return reason;
}

}  // namespace smallprint
