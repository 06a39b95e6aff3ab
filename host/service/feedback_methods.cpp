// The methods about feedback and the ledger as JSON (methods.h).
#include <string>
#include <string_view>

#include "base/error.h"
#include "service/assess_feedback.h"
#include "service/methods.h"
#include "service/params.h"

namespace smallprint::methods {
namespace {

constexpr std::size_t most_links = 20;
constexpr std::size_t most_link_bytes = 4'096;

template <typename Value>
Value word(const Params& given, std::string_view name, std::optional<Value> (*from)(std::string_view),
           std::string_view words) {
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

JsonOut given_json(const FeedbackGiven& given) {
    return {{"total", given.total},
            {"since", given.since ? JsonOut(to_rfc3339(*given.since)) : JsonOut(nullptr)}};
}

JsonOut text_or_null(std::string_view text) {
    return text.empty() ? JsonOut(nullptr) : JsonOut(text);
}

JsonOut service_json(const ServiceRef& service) {
    return {{"key", service.key}, {"name", service.name}};
}

std::string_view source_name(FeedbackSource source) {
    switch (source) {
        case FeedbackSource::history:
            return "history";
        case FeedbackSource::catalogue:
            return "catalogue";
        default:
            return "small_print";
    }
}

JsonOut quote_json(const std::optional<FeedbackQuote>& quote) {
    if (!quote) {
        return nullptr;
    }
    return {{"exact", quote->quote.exact},
            {"prefix", quote->quote.prefix},
            {"suffix", quote->quote.suffix},
            {"source", source_name(quote->source)},
            {"document",
             {{"id", text_or_null(quote->document_id)},
              {"url", quote->url},
              {"terms_type", quote->terms_type},
              {"title", quote->title},
              {"sha256", quote->sha256 ? JsonOut(to_hex(*quote->sha256)) : JsonOut(nullptr)},
              {"captured_at",
               quote->captured_at ? JsonOut(to_rfc3339(*quote->captured_at)) : JsonOut(nullptr)}}}};
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
    const FeedbackAssessment found = assess_feedback(session, request);
    JsonOut lines = JsonOut::array();
    for (const std::string& line : found.lines) {
        lines.push_back(line);
    }
    JsonOut actions = JsonOut::array();
    for (const Action& action : found.actions) {
        JsonOut& item = actions.emplace_back(JsonOut{{"text", action.text}});
        if (!action.url.empty()) {
            item["url"] = action.url;
        }
    }
    JsonOut links = JsonOut::array();
    for (const TermsLink& link : found.terms_links) {
        links.push_back({{"url", link.url}, {"text", link.text}, {"terms_type", link.terms_type}});
    }
    return {{"service", service_json(found.service)},
            {"direction", to_string(found.direction)},
            {"level", to_string(found.level)},
            {"why", found.why},
            {"headline", found.headline},
            {"lines", std::move(lines)},
            {"actions", std::move(actions)},
            {"quote", quote_json(found.quote)},
            {"terms_version", found.terms_version},
            {"terms_links", std::move(links)},
            {"quiet",
             {{"quiet", found.quiet.quiet},
              {"reason", text_or_null(found.quiet.reason)},
              {"cancelled_before", found.quiet.cancelled_before}}},
            {"given", given_json(found.given)},
            {"unseen", found.unseen}};
}

JsonOut feedback_record(Session& session, const JsonIn& params) {
    const Params given(params);
    static_cast<void>(given.text("url"));
    static_cast<void>(direction_in(given));
    static_cast<void>(
        word<FeedbackDecision>(given, "decision", decision_from, "proceed, cancel, quiet, muted, timeout"));
    static_cast<void>(word<FeedbackLevel>(given, "level", level_from, "hold, tell, unknown"));
    static_cast<void>(given.text("terms_version"));
    const bool record = given.flag_or("record", true);
    return {{"stored", false},
            {"stored_reason", record ? "store_unavailable" : "not_recorded"},
            {"entry", nullptr},
            {"given", given_json({})},
            {"unseen", session.unseen()}};
}

JsonOut ledger_list(Session& session, const JsonIn& params) {
    static_cast<void>(Params(params).text_or("kind", "feedback"));
    return {
        {"items", JsonOut::array()}, {"next_cursor", nullptr}, {"total", 0}, {"unseen", session.unseen()}};
}

JsonOut ledger_withdrawal(Session& session, const JsonIn& params) {
    static_cast<void>(session);
    static_cast<void>(Params(params).text("service"));
    throw Error(ErrorCode::not_found, "Nothing was given to this service.");
}

}  // namespace smallprint::methods
