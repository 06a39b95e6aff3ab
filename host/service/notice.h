// What a person should be told of now, in any browser: each change once, a digest once a week, a moved page
// once. What was told is noted in the history, so that no second browser and no restored session says it
// again.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "history/watch_list.h"
#include "service/digest.h"
#include "service/services.h"

namespace smallprint {

struct Notices {
    std::vector<StoredChange> changes;  ///< Each to be told by itself.
    std::uint64_t more = 0;             ///< So many more, in one; at most once a day.
    std::vector<WatchEntry> moved;
    std::optional<Digest> digest;
};

/// Nothing at all while the setting `notifications` is off; then nothing is noted either. `limit` 1–10.
[[nodiscard]] Notices claim_news(Session& session, std::uint32_t limit);

/// When a digest for this day (a weekday's English name) was last due: 9 o'clock local time. Nothing for
/// "off".
[[nodiscard]] std::optional<TimeMs> last_digest_time(std::string_view day, TimeMs now);

}  // namespace smallprint
