// A person's rules on what is kept, obeyed: once a day, in short turns, at moments when nobody waits (after a
// round of the watch list, after an import).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "history/retention.h"
#include "service/services.h"
#include "service/settings.h"

namespace smallprint {

[[nodiscard]] RetentionRules rules_of(const Settings& settings);

enum class LettingGo : std::uint8_t {
    when_due,  ///< Nothing if the last round was within a day, or the rules were set within the hour.
    now        ///< Whatever was when.
};

/// One turn: looks at documents for as long as the budget lasts, and where a round ends clears the traces of
/// what went. `next` of the result is 0 once the round is done. Nothing at all where no rule is set. Throws
/// Error(store_unavailable).
LetGo let_go_in_turn(Session& session, LettingGo when, std::chrono::milliseconds budget);

/// The same when due and within a short budget, for those who did something else: failures are left to the
/// next time.
void tidy_up(Session& session) noexcept;

/// Adds to rows of settings that the next round is an hour away: time to think better of a rule.
void put_off_letting_go(std::vector<std::pair<std::string, std::optional<std::string>>>& rows, TimeMs now);

/// That versions were handed out as evidence. Where it cannot be written, it is not: handing out goes first.
void pin_as_evidence(Session& session, const StoredDocument& document,
                     std::span<const std::uint32_t> numbers) noexcept;

/// The same for all versions of the document that a record id names, or has its finding in.
void pin_exported(Session& session, std::string_view record_id) noexcept;

}  // namespace smallprint
