// Looking at one watched page: claim it, fetch it, read it as a page from a browser is read, and say what
// came of it. A login, a captcha, an empty shell, an error page, a foreign language or another document never
// becomes a version.
#pragma once

#include <optional>

#include "history/watch_list.h"
#include "service/services.h"

namespace smallprint {

struct WatchCheck {
    WatchClaim claim;
    bool unconditional = false;  ///< Fetch even if the server would say that nothing changed.
    /// Pause before the next request to the same host, in milliseconds; up to as much again is added by
    /// chance.
    TimeMs host_pause = 4'000;
};

/// What became of it.
struct Checked {
    WatchEntry entry;      ///< As it is now (or was, if it moved to an address that is watched already).
    bool changed = false;  ///< A new version with a substantive change.
    bool moved = false;    ///< The address was followed to a new one.
};

/// Nothing if there is nothing to claim (see WatchList::next_free). Throws Error(not_permitted) where this
/// program cannot fetch, and what the store throws; a claim that was not finished is free again in minutes.
[[nodiscard]] std::optional<Checked> check_watch(Session& session, const WatchCheck& check);

}  // namespace smallprint
