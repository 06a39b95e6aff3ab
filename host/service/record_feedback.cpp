#include "service/record_feedback.h"

#include <array>
#include <cstddef>
#include <exception>

#include "base/error.h"
#include "service/address.h"
#include "service/feedback_words.h"
#include "service/identity.h"
#include "service/shorten.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_version = 100;
constexpr TimeMs most_of_a_year = 300LL * 24 * 3600 * 1000;

/// The documents that the assessment rested on, if it would be the same now.
std::vector<FeedbackTerms> terms_behind(Session& session, const FeedbackAct& act, std::string_view host) {
    const TermsVerdict found =
        verdict_of_terms(session, act.service, is_business_host(host, feedback_words()), act.direction);
    // The part after '+' is about small print on the page.
    const std::string_view version = std::string_view(act.terms_version);
    if (!found.verdict || found.version != version.substr(0, version.find('+'))) {
        return {};
    }
    std::vector<FeedbackTerms> terms;
    for (const FeedbackDocument& document : found.verdict->used) {
        if (!document.id.empty() && document.sha256) {
            terms.push_back({document.id, document.terms_type, document.version, *document.sha256});
        }
    }
    return terms;
}

FeedbackGiven given_now(Session& session, const std::string& service) {
    try {
        return given_of(session.asking().feedback_tally(service));
    } catch (const std::exception&) {
        session.reset();
        return {};
    }
}

std::string counted(const std::string& noun, std::uint32_t count) {
    const auto& words = feedback_words().given;
    const auto found = words.find(noun + (count == 1 ? ".one" : ".other"));
    return found == words.end() ? std::string() : fill_in(found->second, {{"count", std::to_string(count)}});
}

std::string month_of(TimeMs time, TimeMs now) {
    constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
    const std::string date = to_rfc3339(time);
    const auto month = static_cast<std::size_t>((date[5] - '0') * 10 + (date[6] - '0'));
    std::string text(months.at((month + 11) % 12));
    if (now - time > most_of_a_year) {
        text += " " + date.substr(0, 4);
    }
    return text;
}

}  // namespace

FeedbackRecorded record_feedback(Session& session, const FeedbackRecord& act) {
    FeedbackRecorded result;
    const auto address = reduce_address(act.url);
    if (!address || address->host.empty()) {
        result.stored_reason = "no_service";
        result.unseen = session.unseen();
        return result;
    }
    FeedbackAct entry;
    entry.service = service_name(session.services().catalogue(), *address);
    entry.direction = act.direction;
    entry.decision = act.decision;
    entry.level = act.level;
    entry.terms_version = act.terms_version;
    shorten_exactly(entry.terms_version, longest_version);
    if (!act.record) {
        result.stored_reason = "not_recorded";
    } else {
        try {
            entry.documents = terms_behind(session, entry, address->host);
            result.entry = session.writing().record_feedback(entry);
            session.services().set_store_failure({});
        } catch (const Error& error) {
            if (error.code() == ErrorCode::catalogue_invalid) {
                throw;
            }
            session.reset();
            const bool too_new = error.code() == ErrorCode::store_too_new;
            result.stored_reason = too_new ? "store_too_new" : "store_unavailable";
            session.services().set_store_failure(error.what());
        }
    }
    result.given = given_now(session, entry.service);
    result.unseen = session.unseen();
    return result;
}

std::string given_words(const FeedbackTally& tally) {
    if (tally.reports == 0) {
        return tally.ratings == 0 ? std::string() : counted("ratings", tally.ratings);
    }
    return tally.ratings == 0
               ? counted("reports", tally.reports)
               : fill_in(feedback_words().given.at("both"), {{"count", std::to_string(tally.given())}});
}

std::string given_line(const FeedbackTally& tally, std::string_view service_name, std::string_view why,
                       TimeMs now) {
    const std::string what = given_words(tally);
    if (what.empty() || !tally.since) {
        return {};
    }
    const TextMap& words = feedback_words().given;
    const auto phrase = words.find("phrases." + std::string(why));
    return fill_in(words.at("line"), {{"what", what},
                                      {"service", service_name},
                                      {"phrase", phrase == words.end() ? std::string_view() : phrase->second},
                                      {"since", month_of(*tally.since, now)}});
}

}  // namespace smallprint
