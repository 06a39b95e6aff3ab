#include "service/methods.h"

#include <limits>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/error.h"
#include "service/analyze_page.h"
#include "service/change_entry_json.h"
#include "service/host_hello.h"
#include "service/list_changes.h"
#include "service/list_cursor.h"
#include "service/list_documents.h"
#include "service/params.h"
#include "service/record_id.h"
#include "service/reply_budget.h"
#include "service/report_json.h"
#include "service/site_summary.h"
#include "service/stored_json.h"

namespace smallprint::methods {
namespace {

constexpr std::size_t most_items_shown = 20;
constexpr std::size_t longest_text_shown = 600;

JsonOut entry(const StoredChange& change) {
    return change_entry_json(change, most_items_shown, longest_text_shown);
}

JsonOut text_or_null(const std::string& text) {
    return text.empty() ? JsonOut(nullptr) : JsonOut(text);
}

JsonOut site_document_json(const SiteDocument& document) {
    JsonOut top = JsonOut::array();
    for (const TopFinding& finding : document.top) {
        top.push_back({{"type", finding.type},
                       {"severity", to_string(finding.severity)},
                       {"headline", finding.headline}});
    }
    JsonOut counts = nullptr;
    if (document.findings_by_severity) {
        counts = JsonOut::object();
        for (std::size_t i = 0; i < document.findings_by_severity->size(); ++i) {
            counts[to_string(static_cast<Severity>(i))] = (*document.findings_by_severity)[i];
        }
    }
    return {{"id", document.stored.id},
            {"url", document.stored.url},
            {"terms_type", document.stored.key.terms_type},
            {"title", document.stored.title},
            {"versions", document.stored.versions},
            {"first_seen", to_rfc3339(document.stored.first_seen)},
            {"last_verified", to_rfc3339(document.stored.last_verified)},
            {"findings_by_severity", std::move(counts)},
            {"top", std::move(top)}};
}

JsonOut site_given_json(const SiteSummary& summary) {
    JsonOut decisions = JsonOut::object();
    for (std::size_t i = 0; i < feedback_decisions; ++i) {
        decisions[std::string(to_string(static_cast<FeedbackDecision>(i)))] = summary.given.by_decision.at(i);
    }
    return {{"total", summary.given.given()},
            {"since", summary.given.since ? JsonOut(to_rfc3339(*summary.given.since)) : JsonOut(nullptr)},
            {"by_decision", std::move(decisions)},
            {"line", text_or_null(summary.given_line)}};
}

}  // namespace

JsonOut host_hello(Session& session, const JsonIn& params) {
    const std::int64_t asked =
        Params(params).integer("protocol", 1, std::numeric_limits<std::int32_t>::max());
    const Hello hello = smallprint::host_hello(session, asked);
    return {{"protocol", hello.protocol},
            {"host_version", hello.version},
            {"catalogue", catalogue_info_json(hello.catalogue)},
            {"open_shadow", hello.open_shadow},
            {"store", {{"state", hello.store.state}, {"message", text_or_null(hello.store.message)}}},
            {"unseen", hello.unseen}};
}

JsonOut page_analyze(Session& session, const JsonIn& params) {
    const Params given(params);
    AnalyzeRequest request;
    request.url = given.text("url");
    request.bytes = given.text("html");
    request.title = given.text_or("title", "");
    request.language = given.text_or("language", "");
    request.record = given.flag_or("record", true);
    request.translated = given.flag_or("translated", false);
    if (request.url.empty()) {
        throw Error(ErrorCode::usage, "The parameter `url` must not be empty.");
    }
    Report report = analyze_page(session, request);
    fit_report(report, result_budget);
    return report_json(report);
}

JsonOut site_summary(Session& session, const JsonIn& params) {
    const SiteSummary summary = smallprint::site_summary(session, Params(params).text("url"));
    ReplyBudget budget;
    JsonOut changes = JsonOut::array();
    for (const StoredChange& change : summary.changes_recent) {
        budget.append(changes, entry(change));
    }
    JsonOut documents = JsonOut::array();
    for (const SiteDocument& document : summary.documents) {
        if (!budget.append(documents, site_document_json(document))) {
            break;
        }
    }
    return {{"service", summary.service ? JsonOut(*summary.service) : JsonOut(nullptr)},
            {"known", summary.known},
            {"documents", std::move(documents)},
            {"label", label_json(summary.label)},
            {"changes_recent", std::move(changes)},
            {"given", site_given_json(summary)},
            {"unseen", summary.unseen}};
}

JsonOut changes_list(Session& session, const JsonIn& params) {
    const Params given(params);
    const bool unseen_only = given.flag_or("unseen_only", false);
    const auto limit = static_cast<std::uint32_t>(given.integer_or("limit", 1, most_changes_a_page, 50));
    const std::uint32_t offset = cursor_offset(given);
    const ChangesPage page = list_changes(session, unseen_only, limit, offset);
    std::optional<std::uint32_t> next = page.next_offset;
    ReplyBudget budget;
    JsonOut items = JsonOut::array();
    for (const StoredChange& change : page.items) {
        // The first always goes in (it is far below the budget by itself), so that paging moves on.
        if (!budget.append(items, entry(change))) {
            next = offset + static_cast<std::uint32_t>(items.size());
            break;
        }
    }
    return {{"items", std::move(items)},
            {"next_cursor", cursor_json(next)},
            {"worst", page.worst ? JsonOut(to_string(*page.worst)) : JsonOut(nullptr)},
            {"unseen", page.unseen}};
}

JsonOut changes_mark_seen(Session& session, const JsonIn& params) {
    const Params given(params);
    if (given.has("ids") == given.has("document")) {
        throw Error(ErrorCode::usage, "Give either `ids` or `document`.");
    }
    const std::uint32_t unseen = given.has("ids")
                                     ? mark_changes_seen(session, given.integers("ids", most_changes_a_page))
                                     : mark_document_seen(session, given.text("document"));
    return {{"unseen", unseen}};
}

JsonOut document_list(Session& session, const JsonIn& params) {
    const Params given(params);
    const auto limit = static_cast<std::uint32_t>(given.integer_or("limit", 1, most_documents_a_page, 100));
    const std::uint32_t offset = cursor_offset(given);
    const DocumentsPage page = list_documents(session, limit, offset);
    std::optional<std::uint32_t> next = page.next_offset;
    ReplyBudget budget;
    JsonOut items = JsonOut::array();
    for (const StoredDocument& document : page.items) {
        if (!budget.append(items, stored_document_json(document))) {
            next = offset + static_cast<std::uint32_t>(items.size());
            break;
        }
    }
    return {{"items", std::move(items)}, {"next_cursor", cursor_json(next)}, {"unseen", session.unseen()}};
}

JsonOut viewer_open(Session& session, const JsonIn& params) {
    const std::string_view at = Params(params).text_or("at", "");
    if (!at.empty() && !is_record_id(at)) {
        throw Error(ErrorCode::usage, "The parameter `at` must be a record id, such as SP-D-ABCDEFGHIJ.");
    }
    const ServiceOptions& options = session.services().options();
    if (!options.open_viewer) {
        throw Error(ErrorCode::not_permitted,
                    "The viewer cannot be opened from here; run `smallprint view`.");
    }
    JsonOut result{{"url", options.open_viewer(options.data_directory, at)}};
    result["unseen"] = session.unseen();
    return result;
}

}  // namespace smallprint::methods
