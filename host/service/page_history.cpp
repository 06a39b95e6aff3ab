#include "service/page_history.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/error.h"
#include "history/returns.h"

namespace smallprint {
namespace {

using HashPairs = std::vector<std::pair<Sha256Digest, Sha256Digest>>;

ReportDocument describe(const ReadPage& page, DocumentStatus status) {
    ReportDocument document;
    document.id = document_record_id(page.key);
    document.url = page.url;
    document.service = page.key.service;
    document.terms_type = page.key.terms_type;
    document.language = page.key.language;
    document.sha256 = page.document.sha256;
    document.extractor = extractor_name();
    document.status = status;
    return document;
}

ReportDocument describe(const ReadPage& page, DocumentStatus status, const StoredDocument& stored) {
    ReportDocument document = describe(page, status);
    document.id = stored.id;
    document.first_seen = stored.first_seen;
    document.last_verified = stored.last_verified;
    document.versions = stored.versions;
    return document;
}

std::vector<std::string> fresh_ids(const ReadPage& page) {
    std::vector<std::string> ids;
    ids.reserve(page.findings.size());
    for (const Finding& finding : page.findings) {
        ids.push_back(provision_record_id(page.key, finding.type, finding.clause_sha256));
    }
    return ids;
}

std::vector<std::string> lasting_ids(Store& store, const StoredDocument& document, const ReadPage& page,
                                     const HashPairs& kept) {
    std::vector<ProvisionKey> keys;
    keys.reserve(page.findings.size());
    for (const Finding& finding : page.findings) {
        keys.push_back(ProvisionKey{finding.type, finding.clause_sha256});
    }
    auto ids = store.provision_ids(document, keys, kept);
    return ids.size() == keys.size() ? ids : fresh_ids(page);
}

struct Step {
    ChangeSummary summary;
    HashPairs kept;
};

// From the stored version `before` to the page at hand.
Step compare_with(const Services& services, const Store& store, const StoredDocument& stored,
                  const StoredVersion& before, const ReadPage& page) {
    const Document old_document = store.load(stored, before.number);
    auto old_evidence = cached_document_evidence(services, store, old_document);
    if (!old_evidence) {
        old_evidence = read_document(services, old_document, &store).evidence;
    }
    CompareOptions options;
    options.aligned_only = before.extractor != extractor_name() || before.source != page.source;
    Comparison comparison =
        compare(VersionView{old_document, *old_evidence}, VersionView{page.document, *page.reading.evidence},
                services.catalogue(), options);
    Step step;
    step.summary = std::move(comparison.summary);
    step.kept.reserve(comparison.kept.size());
    for (const ClausePair& pair : comparison.kept) {
        step.kept.emplace_back(old_document.clauses.at(pair.before).sha256,
                               page.document.clauses.at(pair.after).sha256);
    }
    return step;
}

// The last step, while nobody has looked at it. A step whose comparison was never written (the process ended
// between the two commits) is made good here.
std::optional<ReportChanges> standing_change(const Services& services, Store& store,
                                             const StoredDocument& stored, const ReadPage& page) {
    if (stored.versions < 2) {
        return std::nullopt;
    }
    const auto versions = store.versions(stored);
    if (versions.size() < 2 || versions.back().kind != VersionKind::changed) {
        return std::nullopt;
    }
    const StoredVersion& current = versions.back();
    const StoredVersion& before = versions[versions.size() - 2];
    const auto last = store.changes_of(stored, 1);
    if (!last.empty() && last.front().to_version == current.number) {
        if (last.front().seen) {
            return std::nullopt;
        }
        return ReportChanges{before.captured_at, std::nullopt, last.front().summary};
    }
    Step step = compare_with(services, store, stored, before, page);
    store.record_change(Recorded{stored, current, VersionKind::changed, before}, step.summary);
    return ReportChanges{before.captured_at, std::nullopt, std::move(step.summary)};
}

// After the version is safe: everything here may fail without losing it.
void add_step(Session& session, const ReadPage& page, const Recorded& recorded, PageHistory& result) {
    const Services& services = session.services();
    Store& store = session.writing();
    remember_reading(store, page.reading, services.reader_version());
    HashPairs kept;
    if (recorded.status == VersionKind::unchanged) {
        result.changes = standing_change(services, store, recorded.document, page);
    } else if (recorded.status != VersionKind::first && recorded.previous) {
        Step step = compare_with(services, store, recorded.document, *recorded.previous, page);
        ReportChanges changes{recorded.previous->captured_at, std::nullopt, {}};
        if (recorded.status == VersionKind::returned) {
            changes.back_to = first_capture_of(store, recorded.document, recorded.version);
        }
        store.record_change(recorded, step.summary);
        changes.summary = std::move(step.summary);
        result.changes = std::move(changes);
        kept = std::move(step.kept);
    }
    result.record_ids = lasting_ids(store, recorded.document, page, kept);
}

DocumentStatus status_of(VersionKind kind) noexcept {
    switch (kind) {
        case VersionKind::first:
            return DocumentStatus::first;
        case VersionKind::unchanged:
            return DocumentStatus::unchanged;
        case VersionKind::changed:
        case VersionKind::returned:
        case VersionKind::extraction:
            return DocumentStatus::changed;
    }
    return DocumentStatus::changed;
}

PageHistory history_of(Session& session, const ReadPage& page, const Recorded& recorded) {
    PageHistory result;
    result.stored = true;
    result.document = describe(page, status_of(recorded.status), recorded.document);
    result.document.extractor = recorded.version.extractor;
    result.record_ids = fresh_ids(page);
    try {
        add_step(session, page, recorded, result);
    } catch (const Error&) {
        session.reset();
    }
    return result;
}

}  // namespace

PageHistory record_page(Session& session, const ReadPage& page) {
    NewVersion version;
    version.key = page.key;
    version.url = page.url;
    version.title = page.title;
    version.captured_at = session.services().clock().now();
    version.source = page.source;
    version.extractor = extractor_name();
    version.raw_sha256 = page.raw_sha256;
    version.document = &page.document;
    return history_of(session, page, session.writing().record(version));
}

PageHistory confirm_page(Session& session, const ReadPage& page, const KnownPage& known) {
    return history_of(session, page,
                      Recorded{known.document, known.version, VersionKind::unchanged, std::nullopt});
}

PageHistory look_up_page(Session& session, const ReadPage& page) {
    PageHistory result;
    const TimeMs now = session.services().clock().now();
    result.document = describe(page, DocumentStatus::first);
    result.document.first_seen = now;
    result.document.last_verified = now;
    result.record_ids = fresh_ids(page);
    try {
        const Store& store = session.reading();
        const auto stored = store.find_document(page.key);
        if (!stored || stored->versions == 0) {
            return result;
        }
        const auto versions = store.versions(*stored);
        if (versions.empty()) {
            return result;
        }
        const StoredVersion& current = versions.back();
        const bool same = current.sha256 == page.document.sha256;
        result.document = describe(page, same ? DocumentStatus::unchanged : DocumentStatus::changed, *stored);
        if (!same) {
            Step step = compare_with(session.services(), store, *stored, current, page);
            result.changes = ReportChanges{current.captured_at, std::nullopt, std::move(step.summary)};
        }
    } catch (const Error&) {
        session.reset();
    }
    return result;
}

}  // namespace smallprint
