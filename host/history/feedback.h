// The rows that feedback entries of the ledger speak of.
#pragma once

#include <cstdint>
#include <optional>

#include "history/connection.h"
#include "history/feedback_acts.h"

namespace smallprint::history {

void insert_feedback(Connection& connection, std::int64_t seq, const FeedbackAct& act);
/// Throws Error(store_unavailable) for a row that no program has written so.
[[nodiscard]] std::optional<FeedbackAct> feedback_by_seq(Connection& connection, std::int64_t seq);

}  // namespace smallprint::history
