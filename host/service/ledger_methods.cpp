// The methods ledger.verify and ledger.summary.
#include <string>

#include "base/clock.h"
#include "service/feedback_json.h"
#include "service/list_cursor.h"
#include "service/methods.h"
#include "service/params.h"
#include "service/record_feedback.h"

namespace smallprint::methods {
namespace {

constexpr std::uint32_t most_services_a_page = 100;

std::uint32_t kept_back(const FeedbackTally& tally) {
    return tally.by_decision.at(static_cast<std::size_t>(FeedbackDecision::cancel));
}

JsonOut given_to(Session& session, const std::string& service) {
    const FeedbackTally tally = session.asking().feedback_tally(service);
    const TermsVerdict found = verdict_of_terms(session, service, false, FeedbackDirection::up);
    const std::string why = found.verdict ? found.verdict->why : std::string();
    const std::string line = given_line(tally, found.service.name, why, session.services().clock().now());
    return {{"service", {{"key", service}, {"name", found.service.name}}},
            {"ratings", tally.ratings},
            {"reports", tally.reports},
            {"kept_back", kept_back(tally)},
            {"since", tally.since ? JsonOut(to_rfc3339(*tally.since)) : JsonOut(nullptr)},
            {"level", found.verdict ? to_string(found.verdict->level) : to_string(FeedbackLevel::unknown)},
            {"line", line.empty() ? JsonOut(nullptr) : JsonOut(line)}};
}

}  // namespace

JsonOut ledger_verify(Session& session, const JsonIn& params) {
    static_cast<void>(params);
    const LedgerCheck check = session.asking().verify_ledger();
    return {{"holds", !check.first_broken.has_value()},
            {"entries", check.entries},
            {"erased", check.erased},
            {"first_broken", check.first_broken ? JsonOut(*check.first_broken) : JsonOut(nullptr)},
            {"head", to_hex(check.head)},
            {"unseen", session.unseen()}};
}

JsonOut ledger_summary(Session& session, const JsonIn& params) {
    const Params given(params);
    const auto limit = static_cast<std::uint32_t>(given.integer_or("limit", 1, most_services_a_page, 20));
    const std::uint32_t offset = cursor_offset(given);
    const std::vector<std::string> services = session.asking().feedback_services();
    JsonOut items = JsonOut::array();
    std::uint32_t at = offset;
    for (; at < services.size() && items.size() < limit; ++at) {
        items.push_back(given_to(session, services[at]));
    }
    return {{"items", std::move(items)},
            {"next_cursor", cursor_json(at < services.size() ? std::optional(at) : std::nullopt)},
            {"total", services.size()},
            {"unseen", session.unseen()}};
}

}  // namespace smallprint::methods
