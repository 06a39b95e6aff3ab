// Evidence and change summaries as compact bytes. Not formats for exchange: only this program reads them, and
// damage throws Error(store_unavailable).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/changes.h"
#include "analysis/finding.h"

namespace smallprint::history {

/// No bytes for no evidence, which is what most clauses have.
[[nodiscard]] std::string encode_evidence(std::span<const Evidence> evidence);
[[nodiscard]] std::vector<Evidence> decode_evidence(std::string_view bytes);

/// At most 40 items are kept, the first ones being the most consequential; the counts stay those of all.
[[nodiscard]] std::string encode_summary(const ChangeSummary& summary);
[[nodiscard]] ChangeSummary decode_summary(std::string_view bytes);

}  // namespace smallprint::history
