// The methods settings.get|set, watch.add|remove|list|check, digest.get and notice.claim.
#include <algorithm>
#include <chrono>
#include <string>

#include "base/error.h"
#include "service/change_entry_json.h"
#include "service/digest.h"
#include "service/digest_json.h"
#include "service/list_cursor.h"
#include "service/methods.h"
#include "service/notice.h"
#include "service/params.h"
#include "service/record_id.h"
#include "service/reply_budget.h"
#include "service/retention.h"
#include "service/settings.h"
#include "service/watch.h"
#include "service/watch_check.h"

namespace smallprint::methods {
namespace {

constexpr std::uint32_t most_watches_a_page = 500;

JsonOut settings_reply(Session& session, const Settings& settings) {
    return {{"settings", settings_json(settings)},
            {"defaults", settings_json(Settings{})},
            {"unseen", session.unseen()}};
}

std::string_view document_param(const Params& given) {
    const std::string_view document = given.text_or("document", "");
    if (!document.empty() && !is_record_id(document)) {
        throw Error(ErrorCode::usage, "The parameter `document` must be a document's id (SP-D-…).");
    }
    return document;
}

void require_one(const Params& given, std::initializer_list<const char*> names, const char* message) {
    if (std::count_if(names.begin(), names.end(), [&](const char* name) { return given.has(name); }) != 1) {
        throw Error(ErrorCode::usage, message);
    }
}

JsonOut count_json(std::uint64_t count) {
    return count;
}

constexpr std::size_t most_items = 5;
constexpr std::size_t longest_text = 600;
constexpr TimeMs day = TimeMs{24} * 60 * 60 * 1000;
// One call answers within about a minute and a half: its last fetch may take half a minute.
constexpr std::chrono::seconds longest_check{60};

}  // namespace

JsonOut settings_get(Session& session, const JsonIn& params) {
    (void)params;
    return settings_reply(session, read_settings(session.asking()));
}

JsonOut settings_set(Session& session, const JsonIn& params) {
    const auto changes = params.find("settings");
    if (changes == params.end()) {
        throw Error(ErrorCode::usage, "The parameter `settings` must be an object.");
    }
    return settings_reply(session, change_settings(session, *changes));
}

JsonOut watch_add(Session& session, const JsonIn& params) {
    const Params given(params);
    require_one(given, {"url", "document"}, "Give either `url` or `document`.");
    WatchRequest request;
    request.url = given.text_or("url", "");
    request.document = document_param(given);
    request.language = given.text_or("language", "");
    request.local = given.flag_or("local", false);
    const auto [entry, added] = add_watch(session, request);
    return {{"watch", watch_json(session.writing(), entry, session.services().clock().now())},
            {"added", added},
            {"unseen", session.unseen()}};
}

JsonOut watch_remove(Session& session, const JsonIn& params) {
    const Params given(params);
    require_one(given, {"id", "url", "document"}, "Give one of `id`, `url` or `document`.");
    const std::size_t removed =
        given.has("id") ? WatchList(session.writing()).remove(given.integer("id", 1, std::int64_t{1} << 53U))
                        : remove_watch(session, given.text_or("url", ""), document_param(given));
    return {{"removed", removed}, {"unseen", session.unseen()}};
}

JsonOut watch_list(Session& session, const JsonIn& params) {
    const Params given(params);
    const auto limit = static_cast<std::uint32_t>(given.integer_or("limit", 1, most_watches_a_page, 100));
    const std::uint32_t offset = cursor_offset(given);
    const TimeMs now = session.services().clock().now();
    WatchFilter filter;
    if (given.has("url")) {
        filter.url = watch_address(given.text("url"));
    }
    filter.document = document_param(given);
    filter.service = given.text_or("service", "");
    if (given.flag_or("due_only", false)) {
        filter.due_before = now;
    }
    Store& store = session.asking();
    const WatchList list(store);
    const auto entries = list.list(filter, limit, offset);
    std::optional<std::uint32_t> next;
    if (entries.size() == limit) {
        next = offset + limit;
    }
    ReplyBudget budget;
    JsonOut items = JsonOut::array();
    for (const WatchEntry& entry : entries) {
        if (!budget.append(items, watch_json(store, entry, now))) {
            next = offset + static_cast<std::uint32_t>(items.size());
            break;
        }
    }
    const WatchCounts counts = list.counts();
    return {{"items", std::move(items)},
            {"next_cursor", cursor_json(next)},
            {"total", count_json(counts.total)},
            {"due", count_json(counts.due)},
            {"unseen", session.unseen()}};
}

JsonOut watch_check(Session& session, const JsonIn& params) {
    const Params given(params);
    const auto limit = given.integer_or("limit", 1, 10, 3);
    const auto begun = std::chrono::steady_clock::now();
    const Clock& clock = session.services().clock();
    WatchCheck check;
    check.claim.row = given.integer_or("id", 1, std::int64_t{1} << 53U, 0);
    check.claim.due_before = clock.now();
    JsonOut entries = JsonOut::array();
    for (std::int64_t i = 0; i < (check.claim.row != 0 ? 1 : limit); ++i) {
        const auto checked = smallprint::check_watch(session, check);
        if (!checked) {
            break;
        }
        entries.push_back(watch_json(session.writing(), checked->entry, clock.now()));
        if (std::chrono::steady_clock::now() - begun > longest_check) {
            break;
        }
    }
    const WatchCounts counts = WatchList(session.writing()).counts();
    return {{"checked", std::move(entries)},
            {"due", count_json(counts.due)},
            {"next_due_at", counts.next_due ? JsonOut(to_rfc3339(*counts.next_due)) : JsonOut(nullptr)},
            {"unseen", session.unseen()}};
}

JsonOut digest_get(Session& session, const JsonIn& params) {
    const Params given(params);
    const auto limit = static_cast<std::size_t>(given.integer_or("limit", 1, 100, 50));
    const std::size_t offset = cursor_offset(given);
    const TimeMs now = session.services().clock().now();
    TimeMs since = now - given.integer_or("days", 1, 3'660, 7) * day;
    if (given.has("since")) {
        const auto time = parse_rfc3339(given.text("since"));
        if (!time) {
            throw Error(ErrorCode::usage,
                        "The parameter `since` must be a time such as 2026-05-11T00:00:00Z.");
        }
        since = *time;
    }
    const Store& store = session.asking();
    Digest digest = make_digest(store, since, now);
    ReplyBudget budget;
    JsonOut items = JsonOut::array();
    std::size_t at = offset;
    for (; at < digest.services.size() && items.size() < limit; ++at) {
        if (!budget.append(items, digest_service_json(session.services(), store, digest.services[at]))) {
            break;
        }
    }
    const bool more = at < digest.services.size();
    return {{"since", to_rfc3339(since)},
            {"until", to_rfc3339(now)},
            {"items", std::move(items)},
            {"services_total", digest.services.size()},
            {"documents_total", digest.documents},
            {"changes_total", digest.changes},
            {"next_cursor", cursor_json(more ? std::optional(static_cast<std::uint32_t>(at)) : std::nullopt)},
            {"unseen", session.unseen()}};
}

JsonOut notice_claim(Session& session, const JsonIn& params) {
    const auto limit = static_cast<std::uint32_t>(Params(params).integer_or("limit", 1, 10, 3));
    const Notices news = claim_news(session, limit);
    tidy_up(session);  // The extension asks this every half hour, and nobody waits for it.
    JsonOut changes = JsonOut::array();
    for (const StoredChange& change : news.changes) {
        changes.push_back(change_entry_json(change, most_items, longest_text));
    }
    JsonOut moved = JsonOut::array();
    for (const WatchEntry& entry : news.moved) {
        moved.push_back(watch_json(session.writing(), entry, session.services().clock().now()));
    }
    JsonOut digest = nullptr;
    if (news.digest) {
        digest = JsonOut{{"services", news.digest->services.size()},
                         {"documents", news.digest->documents},
                         {"changes", news.digest->changes},
                         {"worst", to_string(news.digest->services.front().worst)}};
    }
    return {{"changes", std::move(changes)},
            {"more", count_json(news.more)},
            {"moved", std::move(moved)},
            {"digest", std::move(digest)},
            {"unseen", session.unseen()}};
}

}  // namespace smallprint::methods
