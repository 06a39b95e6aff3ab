// Why a finding is as serious as it is: the catalogue's default for its type, and the rule that raised or
// lowered it. Pure; for those who explain a finding, so that a report need not carry it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analysis/finding.h"
#include "catalogue/catalogue.h"
#include "document/document.h"

namespace smallprint {

struct SeverityReason {
    Severity usual = Severity::info;  ///< The type's default.
    std::string because;  ///< The rule's words, for example "you can turn it off"; empty for the default.
};

/// For a finding that `assess` made of the same document, evidence and siblings. A type that the catalogue
/// does not know is as usual as the finding itself.
[[nodiscard]] SeverityReason severity_reason(const Document& document,
                                             std::span<const std::vector<Evidence>> evidence,
                                             std::span<const Evidence> siblings, const Catalogue& catalogue,
                                             const Finding& finding);

}  // namespace smallprint
