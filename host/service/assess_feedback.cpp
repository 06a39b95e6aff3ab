#include "service/assess_feedback.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <string>
#include <utility>

#include "service/address.h"
#include "service/identity.h"
#include "service/shorten.h"

namespace smallprint {
namespace {

// Reading what is not cached; the extension lets the click through after 300 ms.
constexpr std::chrono::milliseconds reading_budget{80};
constexpr std::size_t version_digits = 16;

std::string day_of(TimeMs time) {
    return to_rfc3339(time).substr(0, 10);
}

/// Changes when the terms that were used change, or what they were taken to say.
std::string version_of(const FeedbackVerdict& verdict) {
    std::string text(to_string(verdict.level));
    text.append("\n").append(verdict.why).append("\n");
    for (const FeedbackDocument& document : verdict.used) {
        text.append(document.id).append(document.url).append("\n");
        text += document.sha256 ? to_hex(*document.sha256) : day_of(document.captured_at.value_or(0));
        text += "\n";
    }
    return to_hex(sha256(text)).substr(0, version_digits);
}

std::vector<ReadTerms> for_readers(const std::vector<ReadTerms>& terms, bool business) {
    std::vector<ReadTerms> some;
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(some),
                 [business](const ReadTerms& read) { return read.about.business == business; });
    return some;
}

void add_line(FeedbackVerdict& verdict, std::string line) {
    shorten(line, longest_line);
    if (verdict.lines.size() == most_lines) {
        verdict.lines.pop_back();
    }
    verdict.lines.push_back(std::move(line));
}

/// The terms for this kind of reader where there are any, else the others with a word about it.
std::optional<FeedbackVerdict> judge_for(const std::vector<ReadTerms>& terms, bool business,
                                         FeedbackDirection direction, const std::string& name) {
    const FeedbackWords& words = feedback_words();
    const std::vector<ReadTerms> mine = for_readers(terms, business);
    const std::vector<ReadTerms> theirs = for_readers(terms, !business);
    auto verdict = judge_feedback(mine, direction, name, words);
    const auto other = judge_feedback(theirs, direction, name, words);
    if (!verdict && mine.empty() && other) {
        verdict = other;
        // Terms of others may be known to hold nothing back here.
        verdict->level = std::max(verdict->level, FeedbackLevel::tell);
        add_line(*verdict, words.line(business ? "consumer_only" : "business_only"));
    } else if (verdict && other && !business && other->level != verdict->level) {
        add_line(*verdict, fill_in(words.line("business_differs"), {{"service", short_name(name)}}));
    }
    return verdict;
}

/// The catalogue's documents of kinds that the person has not read: what was read is known better.
std::vector<ReadTerms> not_read(std::vector<ReadTerms> known, const std::vector<ReadTerms>& read) {
    known.erase(std::remove_if(known.begin(), known.end(),
                               [&read](const ReadTerms& one) {
                                   return std::any_of(read.begin(), read.end(), [&one](const auto& mine) {
                                       return mine.about.terms_type == one.about.terms_type;
                                   });
                               }),
                known.end());
    return known;
}

std::optional<FeedbackVerdict> judge_catalogue(const Services& services, const TermsVerdict& found,
                                               const std::vector<ReadTerms>& read, bool business,
                                               FeedbackDirection direction) {
    auto verdict = judge_for(not_read(catalogue_terms(services, found.service.key, found.service.name), read),
                             business, direction, found.service.name);
    if (verdict && !verdict->used.empty() && verdict->used.front().captured_at) {
        add_line(*verdict, fill_in(feedback_words().line("catalogue"),
                                   {{"service", short_name(found.service.name)},
                                    {"date", day_of(*verdict->used.front().captured_at)}}));
    }
    return verdict;
}

std::string why_unknown(const StoredTerms& stored) {
    if (stored.failed) {
        return "store_unavailable";
    }
    if (stored.incomplete) {
        return "busy";
    }
    return stored.terms.empty() ? "terms_unread" : "terms_silent";
}

/// What is done with the conversation anyway, where nothing is said of feedback.
std::vector<std::string> notes_of(const std::vector<ReadTerms>& terms) {
    std::vector<std::string> notes;
    for (const std::string& type : feedback_words().also) {
        for (const ReadTerms& read : terms) {
            const auto finding =
                std::find_if(read.findings.begin(), read.findings.end(), [&type](const Finding& one) {
                    return one.type == type && one.stance == Stance::against_you;
                });
            if (finding != read.findings.end()) {
                notes.push_back(finding->headline);
                break;
            }
        }
    }
    return notes;
}

QuietState quiet_of(const FeedbackPast& past, FeedbackLevel level) {
    QuietState state;
    state.cancelled_before = past.cancelled_last;
    if (past.muted) {
        state.reason = "muted";
    } else if (past.proceeded) {
        state.reason = "proceeded";
    } else if (level != FeedbackLevel::hold && past.seen) {
        state.reason = "seen";
    }
    state.quiet = !state.reason.empty();
    return state;
}

/// The small print counts where it is more serious than the terms, or where they are unknown.
void add_small_print(const Services& services, const FeedbackRequest& request, TermsVerdict& found) {
    if (found.verdict && found.verdict->level == FeedbackLevel::hold) {
        return;  // It cannot get more serious, so it need not be read.
    }
    const auto read = small_print_terms(services, request.small_print, request.url, found.service.name);
    if (!read) {
        return;
    }
    auto verdict = judge_feedback({&*read, 1}, request.direction, found.service.name, feedback_words());
    if (!verdict || (found.verdict && verdict->level >= found.verdict->level)) {
        return;
    }
    if (found.verdict) {
        add_line(*verdict, found.verdict->headline);
    }
    add_line(*verdict, feedback_words().line("small_print"));
    const std::string words = verdict->quote ? verdict->quote->quote.exact : verdict->headline;
    found.version += "+" + to_hex(sha256(words)).substr(0, version_digits);
    found.verdict = std::move(verdict);
}

void write(FeedbackAssessment& assessment, TermsVerdict& found) {
    if (found.verdict) {
        FeedbackVerdict& verdict = *found.verdict;
        assessment.level = verdict.level;
        assessment.why = std::move(verdict.why);
        assessment.headline = std::move(verdict.headline);
        assessment.lines = std::move(verdict.lines);
        assessment.actions = std::move(verdict.actions);
        assessment.quote = std::move(verdict.quote);
        return;
    }
    const UnknownWords& unknown = feedback_words().unknown_words(found.unknown_why);
    const std::string name = short_name(found.service.name);
    assessment.level = FeedbackLevel::unknown;
    assessment.why = found.unknown_why;
    assessment.headline = fill_in(unknown.headline, {{"service", name}});
    shorten(assessment.headline, longest_headline);
    assessment.lines.push_back(fill_in(unknown.line, {{"service", name}}));
    for (std::string& note : found.notes) {
        assessment.lines.push_back(std::move(note));
    }
}

/// Words that we know from the catalogue we cannot show; where they stand is the next best.
void lead_to_catalogue(const TermsVerdict& found, std::vector<TermsLink>& links) {
    const auto* document =
        found.verdict && !found.verdict->used.empty() ? &found.verdict->used.front() : nullptr;
    if (document == nullptr || document->source != FeedbackSource::catalogue ||
        !document->url.starts_with("https://")) {
        return;
    }
    links.erase(std::remove_if(links.begin(), links.end(),
                               [document](const TermsLink& link) { return link.url == document->url; }),
                links.end());
    links.insert(links.begin(), TermsLink{document->url, document->terms_type, document->terms_type});
}

void ask_ledger(Session& session, FeedbackAssessment& assessment) {
    try {
        const Store& store = session.asking();
        assessment.quiet = quiet_of(
            store.feedback_past(assessment.service.key, assessment.terms_version, assessment.direction),
            assessment.level);
        assessment.given = given_of(store.feedback_tally(assessment.service.key));
    } catch (const std::exception&) {
        session.reset();  // A notice too many is better than none.
    }
}

}  // namespace

FeedbackGiven given_of(const FeedbackTally& tally) {
    return {tally.given(), tally.since};
}

TermsVerdict verdict_of_terms(Session& session, const std::string& service, bool business,
                              FeedbackDirection direction) {
    const FeedbackWords& words = feedback_words();
    const StoredTerms stored =
        stored_terms(session, service, words, std::chrono::steady_clock::now() + reading_budget);
    TermsVerdict found;
    found.service = {service, stored.service_name};
    found.version = "none";
    for (const ReadTerms& read : stored.terms) {
        found.read.push_back(read.about);
    }
    found.verdict = judge_for(stored.terms, business, direction, stored.service_name);
    if (!found.verdict || found.verdict->level != FeedbackLevel::hold) {
        auto known = judge_catalogue(session.services(), found, stored.terms, business, direction);
        if (known && (!found.verdict || known->level < found.verdict->level)) {
            if (found.verdict) {
                add_line(*known, found.verdict->headline);
            }
            found.verdict = std::move(known);
        }
    }
    if (found.verdict) {
        found.version = version_of(*found.verdict);
    } else {
        found.unknown_why = why_unknown(stored);
        found.notes = notes_of(stored.terms);
    }
    return found;
}

FeedbackAssessment assess_feedback(Session& session, const FeedbackRequest& request) {
    FeedbackAssessment assessment;
    assessment.direction = request.direction;
    const auto address = reduce_address(request.url);
    TermsVerdict found;
    if (!address || address->host.empty()) {
        found.service = {"", "this page"};
        found.version = "none";
        found.unknown_why = "no_service";
    } else {
        found = verdict_of_terms(session, service_name(session.services().catalogue(), *address),
                                 is_business_host(address->host, feedback_words()), request.direction);
    }
    add_small_print(session.services(), request, found);
    assessment.service = found.service;
    assessment.terms_version = found.version;
    write(assessment, found);
    assessment.terms_links = unread_links(request.terms_links, request.url, found.read, feedback_words());
    lead_to_catalogue(found, assessment.terms_links);
    if (!assessment.service.key.empty()) {
        ask_ledger(session, assessment);
    }
    assessment.unseen = session.unseen();
    return assessment;
}

}  // namespace smallprint
