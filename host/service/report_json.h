// The report as JSON, exactly as shared/protocol/schema/report.json has it. `page.analyze` and
// `smallprint analyze --format json` both use it, so that there is one shape.
#pragma once

#include <cstddef>
#include <optional>

#include "service/json.h"
#include "service/report.h"

namespace smallprint {

[[nodiscard]] JsonOut report_json(const Report& report);
[[nodiscard]] JsonOut finding_json(const Finding& finding);
[[nodiscard]] JsonOut change_item_json(const ChangeItem& item);
/// `since` and `back_to` may be none: `smallprint diff` compares two files.
[[nodiscard]] JsonOut changes_json(const ReportChanges& changes);

/// A browser cuts what is longer than this off, envelope included.
inline constexpr std::size_t max_reply_bytes = 1'048'576;

/// Shortens a report until its JSON has at most `max_bytes` (which must be 64 kB or more), and says in
/// `truncated` what is gone. Deterministic: long texts first, then what other services and laws say, then
/// change items from the least consequential up, then findings from the least serious up. A report that fits
/// is not touched.
void fit_report(Report& report, std::size_t max_bytes);

}  // namespace smallprint
