#include "service/feedback_json.h"

#include <string>
#include <string_view>
#include <utility>

namespace smallprint {
namespace {

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
    const FeedbackDocument& about = quote->document;
    return {
        {"exact", quote->quote.exact},
        {"prefix", quote->quote.prefix},
        {"suffix", quote->quote.suffix},
        {"source", source_name(about.source)},
        {"document",
         {{"id", text_or_null(about.id)},
          {"url", about.url},
          {"terms_type", about.terms_type},
          {"title", about.title},
          {"sha256", about.sha256 ? JsonOut(to_hex(*about.sha256)) : JsonOut(nullptr)},
          {"captured_at", about.captured_at ? JsonOut(to_rfc3339(*about.captured_at)) : JsonOut(nullptr)}}}};
}

JsonOut actions_json(const std::vector<Action>& actions) {
    JsonOut list = JsonOut::array();
    for (const Action& action : actions) {
        JsonOut item{{"text", action.text}};
        if (!action.url.empty()) {
            item["url"] = action.url;
        }
        list.push_back(std::move(item));
    }
    return list;
}

JsonOut act_json(const FeedbackAct& act) {
    JsonOut documents = JsonOut::array();
    for (const FeedbackTerms& terms : act.documents) {
        documents.push_back({{"id", terms.document_id},
                             {"terms_type", terms.terms_type},
                             {"version", terms.version},
                             {"sha256", to_hex(terms.sha256)}});
    }
    return {{"direction", to_string(act.direction)},
            {"decision", to_string(act.decision)},
            {"level", to_string(act.level)},
            {"terms_version", act.terms_version},
            {"documents", std::move(documents)}};
}

}  // namespace

JsonOut given_json(const FeedbackGiven& given) {
    return {{"total", given.total},
            {"since", given.since ? JsonOut(to_rfc3339(*given.since)) : JsonOut(nullptr)}};
}

JsonOut assessment_json(const FeedbackAssessment& found) {
    JsonOut lines = JsonOut::array();
    for (const std::string& line : found.lines) {
        lines.push_back(line);
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
            {"actions", actions_json(found.actions)},
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

JsonOut ledger_entry_json(const LedgerEntry& entry) {
    return {
        {"seq", entry.seq},
        {"at", to_rfc3339(entry.at)},
        {"kind", entry.kind},
        {"hash", to_hex(entry.hash)},
        {"erased", entry.erased},
        {"service", entry.service.empty() ? JsonOut(nullptr) : service_json({entry.service, entry.service})},
        {"feedback", entry.feedback ? act_json(*entry.feedback) : JsonOut(nullptr)},
        {"payload", entry.payload}};
}

JsonOut withdrawal_json(const Withdrawal& letters) {
    JsonOut list = JsonOut::array();
    for (const WithdrawalLetter& letter : letters.letters) {
        list.push_back({{"id", letter.id},
                        {"title", letter.title},
                        {"jurisdiction", letter.jurisdiction},
                        {"articles", letter.articles},
                        {"subject", letter.subject},
                        {"text", letter.text}});
    }
    const WithdrawalLetter& first = letters.letters.front();
    return {{"service", service_json(letters.service)},
            {"text", first.subject + "\n\n" + first.text},
            {"file_name", letters.file_name},
            {"letters", std::move(list)},
            {"contacts", actions_json(letters.contacts)},
            {"quote", quote_json(letters.quote)},
            {"given", given_json(letters.given)},
            {"unseen", letters.unseen}};
}

}  // namespace smallprint
