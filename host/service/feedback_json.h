// Assessments, ledger entries and withdrawals as their schemas have them.
#pragma once

#include "history/feedback_acts.h"
#include "service/assess_feedback.h"
#include "service/json.h"
#include "service/withdrawal.h"

namespace smallprint {

[[nodiscard]] JsonOut given_json(const FeedbackGiven& given);
[[nodiscard]] JsonOut assessment_json(const FeedbackAssessment& found);
[[nodiscard]] JsonOut ledger_entry_json(const LedgerEntry& entry);
[[nodiscard]] JsonOut withdrawal_json(const Withdrawal& letters);

}  // namespace smallprint
