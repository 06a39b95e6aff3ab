#include "service/notice.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <string>
#include <utility>

#include "history/notices.h"
#include "history/setting_rows.h"
#include "service/settings.h"

namespace smallprint {
namespace {

constexpr TimeMs hour = 60 * 60 * 1000;
constexpr TimeMs day_length = 24 * hour;
constexpr TimeMs week = 7 * day_length;
constexpr TimeMs news_age = week;  // Older changes are in the lists, and nobody's news.
constexpr int digest_hour = 9;
constexpr const char* digest_note = "_digest_at";
constexpr const char* summary_note = "_summary_at";

// The program's own notes among the settings: a time.
std::optional<TimeMs> noted(const Store& store, const char* name) {
    const auto text = setting_row(store, name);
    TimeMs time = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), time).ec != std::errc{}) {
        return std::nullopt;
    }
    return time;
}

void note(Store& store, const char* name, TimeMs time) {
    put_setting_rows(store, {{name, std::to_string(time)}});
}

bool local_time(TimeMs time, std::tm& out) {
    const auto seconds = static_cast<std::time_t>(time / 1000);
#ifdef _WIN32
    return localtime_s(&out, &seconds) == 0;
#else
    return localtime_r(&seconds, &out) != nullptr;
#endif
}

std::optional<Digest> due_digest(Store& store, const Settings& settings, TimeMs now) {
    const auto due = last_digest_time(settings.digest_day, now);
    if (!due) {
        return std::nullopt;
    }
    const auto last = noted(store, digest_note);
    if (!last) {
        note(store, digest_note, now);  // The first one is due a week from now at most.
        return std::nullopt;
    }
    if (*last >= *due) {
        return std::nullopt;
    }
    note(store, digest_note, now);
    Digest digest = make_digest(store, std::max(*last, now - 2 * week), now);
    return digest.changes > 0 ? std::optional(std::move(digest)) : std::nullopt;
}

}  // namespace

std::optional<TimeMs> last_digest_time(std::string_view day, TimeMs now) {
    constexpr std::array<std::string_view, 7> names{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};
    const auto* const found = std::find(names.begin(), names.end(), day);
    std::tm local{};
    if (found == names.end() || !local_time(now, local)) {
        return std::nullopt;
    }
    const auto wanted = static_cast<int>(found - names.begin());
    int days_back = (local.tm_wday - wanted + 7) % 7;
    if (days_back == 0 && local.tm_hour < digest_hour) {
        days_back = 7;
    }
    const TimeMs since_midnight =
        ((TimeMs{local.tm_hour} * 60 + local.tm_min) * 60 + local.tm_sec) * 1000 + now % 1000;
    // A change to or from summer time in between moves it by an hour, which is near enough.
    return now - since_midnight - days_back * day_length + digest_hour * hour;
}

Notices claim_news(Session& session, std::uint32_t limit) {
    Store& store = session.writing();
    const Settings settings = read_settings(store);
    Notices news;
    if (!settings.notifications) {
        return news;
    }
    const TimeMs now = session.services().clock().now();
    ClaimedNotices claimed = claim_notices(store, now - news_age, limit);
    news.changes = std::move(claimed.changes);
    if (claimed.more > 0 && noted(store, summary_note).value_or(0) + day_length <= now) {
        news.more = claimed.more;
        note(store, summary_note, now);
    }
    news.moved = WatchList(store).claim_moved();
    news.digest = due_digest(store, settings, now);
    return news;
}

}  // namespace smallprint
