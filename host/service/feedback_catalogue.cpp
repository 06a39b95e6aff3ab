// What the catalogue knows of a service's feedback clauses, in the shape of terms that were read: its
// provisions, and what was read beforehand of documents that no provision speaks of.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyse.h"
#include "catalogue/content.h"
#include "catalogue/platforms.h"
#include "service/feedback_terms.h"
#include "service/feedback_words.h"

namespace smallprint {
namespace {

/// Something a document says, whose words we do not have.
struct KnownClause {
    std::string label;  ///< Tells the clauses of a document apart; shown to nobody.
    std::string type;
    std::string provision;  ///< Empty for none.
    Facts facts;
};

/// What is known of one document.
struct KnownDocument {
    FeedbackDocument about;
    std::vector<KnownClause> clauses;
};

/// The type of the document at this address, where it was read beforehand; empty where it was not.
std::string_view type_at(const Platforms& platforms, const std::string& service, std::string_view url) {
    const auto platform = platforms.named(service);
    for (std::uint32_t i = 0; platform && i < platform->documents; ++i) {
        const PlatformDocument read = platforms.document(platform->first_document + i);
        if (!url.empty() && read.url == url) {
            return read.terms_type;
        }
    }
    return {};
}

std::vector<KnownDocument> documents_of_provisions(const Catalogue::Content& content,
                                                   const Platforms& platforms, const std::string& service) {
    std::map<std::string, KnownDocument> documents;
    for (const Provision& provision : content.provisions) {
        if (provision.service != service) {
            continue;
        }
        // The privacy policy of a service is another document than its terms at the same, or at no, address.
        const bool privacy = provision.id.find("_privacy") != std::string::npos;
        KnownDocument& document = documents[provision.url + (privacy ? "#privacy" : "#terms")];
        document.clauses.push_back({provision.id, provision.type, provision.id,
                                    Facts(provision.facts.begin(), provision.facts.end())});
        document.about.source = FeedbackSource::catalogue;
        document.about.url = provision.url;
        document.about.terms_type = privacy ? "Privacy Policy" : "Terms of Service";
        if (const auto date = parse_rfc3339(provision.date);
            date && date.value() > document.about.captured_at.value_or(0)) {
            document.about.captured_at = date;
        }
    }
    std::vector<KnownDocument> list;
    for (auto& [key, document] : documents) {
        // An agreement for firms says nothing about a private person's clicks.
        if (const auto type = type_at(platforms, service, document.about.url); !type.empty()) {
            document.about.terms_type = type;
        }
        document.about.business = has_word(document.about.terms_type, feedback_words().business_terms);
        list.push_back(std::move(document));
    }
    return list;
}

/// Adds the current documents that were read beforehand, but for the kinds that are in the list already for
/// the same readers.
void add_platform_documents(const Platforms& platforms, const std::string& service,
                            std::vector<KnownDocument>& list) {
    const auto platform = platforms.named(service);
    if (!platform) {
        return;
    }
    const std::size_t of_provisions = list.size();
    for (std::uint32_t i = 0; i < platform->documents; ++i) {
        const PlatformDocument read = platforms.document(platform->first_document + i);
        const bool business = has_word(read.terms_type, feedback_words().business_terms);
        const bool known = std::any_of(
            list.begin(), list.begin() + static_cast<std::ptrdiff_t>(of_provisions),
            [&](const KnownDocument& one) {
                return document_kind(one.about.terms_type) == read.kind && one.about.business == business;
            });
        if (known || !read.current) {
            continue;
        }
        KnownDocument document;
        document.about.source = FeedbackSource::catalogue;
        document.about.url = read.url;
        document.about.terms_type = read.terms_type;
        document.about.sha256 = read.sha256;
        document.about.business = business;
        document.about.captured_at = parse_rfc3339(std::string(read.date) + "T00:00:00Z");
        for (std::uint32_t j = 0; j < read.clauses; ++j) {
            const PlatformClause clause = platforms.clause(read.first_clause + j);
            document.clauses.push_back({std::string(clause.type) + " " + std::to_string(j),
                                        std::string(clause.type),
                                        {},
                                        platforms.facts(clause)});
        }
        if (!document.clauses.empty()) {
            list.push_back(std::move(document));
        }
    }
}

Evidence evidence_of(const KnownClause& clause) {
    Evidence item;
    item.type = clause.type;
    item.match = MatchKind::exact;
    item.confidence = 1.0;
    item.provision = clause.provision;
    item.facts = clause.facts;
    return item;
}

/// Findings as if each clause stood by itself.
std::vector<Finding> findings_of(const KnownDocument& known, const Catalogue& catalogue,
                                 const std::vector<Evidence>& siblings, const std::string& service_name) {
    std::vector<Block> blocks;
    std::vector<std::vector<Evidence>> evidence;
    for (const KnownClause& clause : known.clauses) {
        blocks.push_back({BlockKind::paragraph, 0, clause.label, {}});
        evidence.emplace_back().push_back(evidence_of(clause));
    }
    const Document document = document_from_blocks(std::move(blocks));
    if (document.clauses.size() != evidence.size()) {
        return {};
    }
    std::vector<Finding> findings =
        assess(document, evidence, siblings, catalogue,
               AssessContext{service_name, known.about.terms_type, known.about.url});
    for (Finding& finding : findings) {
        finding.quote = {};  // We keep no words of anybody's terms.
    }
    return findings;
}

}  // namespace

std::vector<ReadTerms> catalogue_terms(const Services& services, const std::string& service,
                                       const std::string& service_name) {
    const Catalogue& catalogue = services.catalogue();
    auto documents = documents_of_provisions(catalogue.content(), catalogue.platforms(), service);
    add_platform_documents(catalogue.platforms(), service, documents);
    std::vector<ReadTerms> terms;
    for (const KnownDocument& document : documents) {
        std::vector<Evidence> siblings;
        for (const KnownDocument& other : documents) {
            if (&other == &document || other.about.business != document.about.business) {
                continue;
            }
            for (const KnownClause& clause : other.clauses) {
                Evidence& item = siblings.emplace_back();
                item.type = clause.type;
                item.facts = clause.facts;
            }
        }
        terms.push_back({document.about, findings_of(document, catalogue, siblings, service_name)});
    }
    return terms;
}

}  // namespace smallprint
