#include "service/site_summary.h"

#include <algorithm>
#include <utility>

#include "analysis/analyse.h"
#include "service/address.h"
#include "service/identity.h"
#include "service/reading.h"
#include "service/record_feedback.h"

namespace smallprint {
namespace {

constexpr std::size_t most_top = 3;
constexpr std::size_t most_changes = 5;
// Judging a stored document again takes a millisecond or two; a service with more documents lists the rest by
// name.
constexpr std::size_t most_judged = 8;
constexpr std::size_t most_documents = 200;

void judge(const Services& services, const Store& store, SiteDocument& site_document, Label& label) {
    const StoredDocument& stored = site_document.stored;
    const Document document = store.load(stored, stored.versions);
    const auto evidence = cached_document_evidence(services, store, document);
    if (!evidence) {
        return;
    }
    const auto siblings = sibling_evidence(services, store, stored.key);
    const auto findings = assess(document, *evidence, siblings, services.catalogue(),
                                 AssessContext{stored.key.service, stored.key.terms_type, stored.url});
    Label its_own = label_of(findings, stored.id);
    for (LabelRow& row : its_own) {
        for (LabelSource& source : row.sources) {
            source.finding.clear();  // It is the id within a report, and there is none.
        }
    }
    merge_label(label, std::move(its_own));
    site_document.findings_by_severity.emplace();
    for (const Finding& finding : findings) {
        ++(*site_document.findings_by_severity)[static_cast<std::size_t>(finding.severity)];
        if (site_document.top.size() < most_top) {
            site_document.top.push_back({finding.type, finding.severity, finding.headline});
        }
    }
}

std::vector<StoredChange> recent_changes(const Store& store, const std::vector<SiteDocument>& documents) {
    std::vector<StoredChange> changes;
    for (const SiteDocument& document : documents) {
        auto some = store.changes_of(document.stored, most_changes);
        changes.insert(changes.end(), std::make_move_iterator(some.begin()),
                       std::make_move_iterator(some.end()));
    }
    std::stable_sort(changes.begin(), changes.end(), [](const StoredChange& a, const StoredChange& b) {
        return a.at != b.at ? a.at > b.at : a.row > b.row;
    });
    changes.resize(std::min(changes.size(), most_changes));
    return changes;
}

void note_given(Session& session, const Store& store, const ReducedAddress& address, SiteSummary& summary) {
    summary.given = store.feedback_tally(*summary.service);
    if (summary.given.given() == 0) {
        return;
    }
    const TermsVerdict found = verdict_of_terms(
        session, *summary.service, is_business_host(address.host, feedback_words()), FeedbackDirection::up);
    summary.given_line =
        given_line(summary.given, found.service.name, found.verdict ? found.verdict->why : std::string(),
                   session.services().clock().now());
}

}  // namespace

SiteSummary site_summary(Session& session, std::string_view url) {
    SiteSummary summary;
    const auto address = reduce_address(url);
    if (!address || address->host.empty()) {
        summary.unseen = session.unseen();
        return summary;
    }
    const Services& services = session.services();
    summary.service = service_name(services.catalogue(), *address);
    summary.known = services.catalogue().service_at(address->text()).has_value();
    const Store& store = session.reading();
    for (StoredDocument& stored : store.documents_of(*summary.service)) {
        if (summary.documents.size() == most_documents) {
            break;
        }
        SiteDocument& document = summary.documents.emplace_back();
        document.stored = std::move(stored);
        if (summary.documents.size() <= most_judged) {
            judge(services, store, document, summary.label);
        }
    }
    summary.changes_recent = recent_changes(store, summary.documents);
    note_given(session, store, *address, summary);
    summary.unseen = session.unseen();
    return summary;
}

}  // namespace smallprint
