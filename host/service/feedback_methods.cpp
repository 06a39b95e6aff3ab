// The methods about feedback and the ledger as JSON (methods.h).
#include <string>
#include <string_view>

#include "base/error.h"
#include "service/feedback_json.h"
#include "service/list_cursor.h"
#include "service/methods.h"
#include "service/params.h"
#include "service/record_feedback.h"
#include "service/reply_budget.h"

namespace smallprint::methods {
namespace {

constexpr std::uint32_t most_entries_a_page = 500;
constexpr std::size_t most_links = 20;
constexpr std::size_t most_link_bytes = 4'096;

template <typename Value>
Value word(const Params& given, std::string_view name,
           std::optional<Value> (*from)(std::string_view) noexcept, std::string_view words) {
    const auto value = from(given.text(name));
    if (!value) {
        throw Error(ErrorCode::usage,
                    "The parameter `" + std::string(name) + "` must be one of " + std::string(words) + ".");
    }
    return *value;
}

FeedbackDirection direction_in(const Params& given) {
    return word<FeedbackDirection>(given, "direction", direction_from, "up, down, report");
}

/// Links are only a convenience: those that are no links are passed over.
std::vector<PageLink> links_in(const JsonIn& params) {
    std::vector<PageLink> links;
    const auto found = params.find("terms_links");
    if (found == params.end() || !found->is_array()) {
        return links;
    }
    for (const JsonIn& item : *found) {
        if (links.size() == most_links) {
            break;
        }
        if (!item.is_object()) {
            continue;
        }
        const Params link(item);
        if (!item.contains("url") || !item["url"].is_string()) {
            continue;
        }
        const std::string_view url = link.text("url");
        const std::string_view text =
            item.contains("text") && item["text"].is_string() ? link.text("text") : std::string_view();
        if (url.size() <= most_link_bytes) {
            links.push_back({std::string(url), std::string(text.substr(0, most_link_bytes))});
        }
    }
    return links;
}

}  // namespace

JsonOut feedback_assess(Session& session, const JsonIn& params) {
    const Params given(params);
    FeedbackRequest request;
    request.url = given.text("url");
    request.direction = direction_in(given);
    request.name = given.text("name");
    request.small_print = given.text("small_print");
    request.terms_links = links_in(params);
    static_cast<void>(given.flag_or("record", true));  // Nothing is written either way.
    return assessment_json(assess_feedback(session, request));
}

JsonOut feedback_record(Session& session, const JsonIn& params) {
    const Params given(params);
    FeedbackRecord act;
    act.url = given.text("url");
    act.direction = direction_in(given);
    act.decision =
        word<FeedbackDecision>(given, "decision", decision_from, "proceed, cancel, quiet, muted, timeout");
    act.level = word<FeedbackLevel>(given, "level", level_from, "hold, tell, unknown");
    act.terms_version = given.text("terms_version");
    act.record = given.flag_or("record", true);
    const FeedbackRecorded done = record_feedback(session, act);
    return {{"stored", done.stored_reason.empty()},
            {"stored_reason", done.stored_reason.empty() ? JsonOut(nullptr) : JsonOut(done.stored_reason)},
            {"entry", done.entry == 0 ? JsonOut(nullptr) : JsonOut(done.entry)},
            {"given", given_json(done.given)},
            {"unseen", done.unseen}};
}

JsonOut ledger_list(Session& session, const JsonIn& params) {
    const Params given(params);
    LedgerFilter filter;
    const std::string_view kind = given.text_or("kind", "feedback");
    if (kind != "feedback" && kind != "all") {
        throw Error(ErrorCode::usage, "The parameter `kind` must be one of feedback, all.");
    }
    filter.feedback_only = kind == "feedback";
    filter.service = given.text_or("service", "");
    const auto limit = static_cast<std::uint32_t>(given.integer_or("limit", 1, most_entries_a_page, 50));
    const std::uint32_t offset = cursor_offset(given);
    const Store& store = session.asking();
    // One more than asked for tells whether there are more.
    const std::vector<LedgerEntry> entries = store.ledger(filter, limit + 1, offset);
    ReplyBudget budget;
    JsonOut items = JsonOut::array();
    std::optional<std::uint32_t> next;
    for (const LedgerEntry& entry : entries) {
        if (items.size() == limit || !budget.append(items, ledger_entry_json(entry))) {
            next = offset + static_cast<std::uint32_t>(items.size());
            break;
        }
    }
    return {{"items", std::move(items)},
            {"next_cursor", cursor_json(next)},
            {"total", store.ledger_size(filter)},
            {"unseen", session.unseen()}};
}

JsonOut ledger_withdrawal(Session& session, const JsonIn& params) {
    return withdrawal_json(withdrawal(session, Params(params).text("service")));
}

}  // namespace smallprint::methods
