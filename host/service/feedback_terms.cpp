#include "service/feedback_terms.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "analysis/analyse.h"
#include "analysis/display_name.h"
#include "base/error.h"
#include "service/reading.h"

namespace smallprint {
namespace {

// More documents than a service has that bear on feedback.
constexpr std::size_t most_documents = 12;

/// A stored document on its way to being judged.
struct Loaded {
    StoredDocument stored;
    StoredVersion version;
    std::shared_ptr<const DocumentEvidence> evidence;  ///< All of it.
    std::optional<Document> document;
};

bool bears_on_feedback(const std::string& type, const FeedbackWords& words) {
    const auto same = [&type](const std::string& other) { return other == type; };
    return type.starts_with('@') || std::any_of(words.also.begin(), words.also.end(), same) ||
           std::any_of(words.levels.begin(), words.levels.end(),
                       [&type](const FeedbackRule& rule) { return rule.type == type; });
}

/// Only what bears on feedback, so that nothing else is put into words.
DocumentEvidence only_relevant(const DocumentEvidence& evidence, const FeedbackWords& words) {
    DocumentEvidence relevant(evidence.size());
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        for (const Evidence& item : evidence[i]) {
            if (bears_on_feedback(item.type, words)) {
                relevant[i].push_back(item);
            }
        }
    }
    return relevant;
}

bool has_any(const DocumentEvidence& evidence) {
    return std::any_of(evidence.begin(), evidence.end(), [](const auto& clause) {
        return std::any_of(clause.begin(), clause.end(),
                           [](const Evidence& item) { return !item.type.starts_with('@'); });
    });
}

int reading_order(const std::string& terms_type) {
    constexpr std::array<std::string_view, 4> first{"Terms of Service", "Privacy Policy",
                                                    "Acceptable Use Policy", "Commercial Terms"};
    const auto* const found = std::find(first.begin(), first.end(), terms_type);
    return static_cast<int>(found - first.begin());
}

std::vector<StoredDocument> documents_to_read(const Store& store, const std::string& service) {
    std::vector<StoredDocument> documents = store.documents_of(service);
    std::stable_sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) {
        return reading_order(a.key.terms_type) < reading_order(b.key.terms_type);
    });
    documents.resize(std::min(documents.size(), most_documents));
    return documents;
}

/// Names everything that the result depends on but the reader: a version's text never changes, and a document
/// that was forgotten and read again has another first day.
std::string memory_key(const std::string& service, const std::vector<StoredDocument>& documents) {
    std::string key = "feedback\n" + service;
    for (const StoredDocument& document : documents) {
        key.append("\n").append(document.id).append(" ").append(std::to_string(document.versions));
        key.append(" ").append(std::to_string(document.first_seen)).append(" ").append(document.url);
    }
    return key;
}

/// Evidence from memory without loading the text, else with it.
bool load_evidence(const Services& services, const Store& store, Loaded& one,
                   std::chrono::steady_clock::time_point deadline) {
    one.evidence = services.memory().find(one.version.sha256, services.reader_version());
    if (!one.evidence) {
        one.document = store.load(one.stored, one.stored.versions);
        one.evidence = document_evidence_by(services, store, *one.document, deadline);
    }
    return one.evidence != nullptr;
}

FeedbackDocument about(const Loaded& one, const FeedbackWords& words) {
    FeedbackDocument document;
    document.source = FeedbackSource::history;
    document.id = one.stored.id;
    document.url = one.stored.url;
    document.terms_type = one.stored.key.terms_type;
    document.title = one.stored.title;
    document.version = one.version.number;
    document.sha256 = one.version.sha256;
    document.captured_at = one.version.captured_at;
    document.business = has_word(document.terms_type, words.business_terms);
    return document;
}

std::string people_name(const Store& store, const std::string& service, std::vector<Loaded>& loaded) {
    // A domain is a name that nobody gave; the terms may say a better one.
    if (service.find('.') == std::string::npos || loaded.empty() ||
        service != loaded.front().stored.key.service) {
        return service;
    }
    Loaded& first = loaded.front();
    if (!first.document) {
        first.document = store.load(first.stored, first.stored.versions);
    }
    return display_name(*first.document, service);
}

void judge_all(const Services& services, const Store& store, std::vector<Loaded>& loaded,
               const FeedbackWords& words, StoredTerms& result) {
    std::vector<DocumentEvidence> relevant;
    relevant.reserve(loaded.size());
    for (const Loaded& one : loaded) {
        relevant.push_back(only_relevant(*one.evidence, words));
    }
    for (std::size_t i = 0; i < loaded.size(); ++i) {
        Loaded& one = loaded[i];
        ReadTerms& read = result.terms.emplace_back();
        read.about = about(one, words);
        if (!has_any(relevant[i])) {
            continue;
        }
        if (!one.document) {
            one.document = store.load(one.stored, one.stored.versions);
        }
        std::vector<Evidence> siblings;
        for (std::size_t other = 0; other < loaded.size(); ++other) {
            const bool same_readers =
                has_word(loaded[other].stored.key.terms_type, words.business_terms) == read.about.business;
            if (other != i && same_readers && loaded[other].stored.key.language == one.stored.key.language) {
                for (const auto& clause : relevant[other]) {
                    siblings.insert(siblings.end(), clause.begin(), clause.end());
                }
            }
        }
        read.findings = assess(*one.document, relevant[i], siblings, services.catalogue(),
                               AssessContext{result.service_name, one.stored.key.terms_type, one.stored.url});
    }
}

}  // namespace

StoredTerms stored_terms(Session& session, const std::string& service, const FeedbackWords& words,
                         std::chrono::steady_clock::time_point deadline) {
    StoredTerms result;
    result.service_name = service;
    try {
        const Services& services = session.services();
        const Store& store = session.asking();
        std::vector<StoredDocument> documents = documents_to_read(store, service);
        const std::string key = memory_key(service, documents);
        if (const auto known = services.memory().find_made(key, services.reader_version())) {
            return *static_cast<const StoredTerms*>(known.get());
        }
        std::vector<Loaded> loaded;
        for (StoredDocument& stored : documents) {
            const auto versions = store.versions(stored);
            if (versions.empty()) {
                continue;
            }
            Loaded one;
            one.stored = std::move(stored);
            one.version = versions.back();
            if (load_evidence(services, store, one, deadline)) {
                loaded.push_back(std::move(one));
            } else {
                result.incomplete = true;
            }
        }
        result.service_name = people_name(store, service, loaded);
        judge_all(services, store, loaded, words, result);
        if (!result.incomplete) {
            services.memory().put_made(key, services.reader_version(),
                                       std::make_shared<const StoredTerms>(result));
        }
    } catch (const Error& error) {
        if (error.code() == ErrorCode::catalogue_invalid) {
            throw;
        }
        session.reset();
        result.terms.clear();
        result.failed = true;
    }
    return result;
}

bool is_business_host(std::string_view host, const FeedbackWords& words) {
    const std::string_view label = host.substr(0, host.find('.'));
    return std::count(host.begin(), host.end(), '.') >= 2 &&
           std::find(words.business_hosts.begin(), words.business_hosts.end(), label) !=
               words.business_hosts.end();
}

}  // namespace smallprint
