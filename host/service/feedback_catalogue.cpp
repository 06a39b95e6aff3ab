// What the catalogue knows of a service's feedback clauses, in the shape of terms that were read.
#include <map>
#include <string>
#include <string_view>

#include "analysis/analyse.h"
#include "catalogue/content.h"
#include "service/feedback_terms.h"

namespace smallprint {
namespace {

/// Provisions of one document.
struct Group {
    FeedbackDocument about;
    std::vector<const Provision*> provisions;
};

std::map<std::string, Group> provisions_by_document(const Catalogue::Content& content,
                                                    const std::string& service) {
    std::map<std::string, Group> groups;
    for (const Provision& provision : content.provisions) {
        if (provision.service != service) {
            continue;
        }
        // The privacy policy of a service is another document than its terms at the same, or at no, address.
        const bool privacy = provision.id.find("_privacy") != std::string::npos;
        Group& group = groups[provision.url + (privacy ? "#privacy" : "#terms")];
        group.provisions.push_back(&provision);
        group.about.source = FeedbackSource::catalogue;
        group.about.url = provision.url;
        group.about.terms_type = privacy ? "Privacy Policy" : "Terms of Service";
        if (const auto date = parse_rfc3339(provision.date);
            date && date.value() > group.about.captured_at.value_or(0)) {
            group.about.captured_at = date;
        }
    }
    return groups;
}

/// Findings as if each provision stood in a clause of its own whose words we do not have.
std::vector<Finding> findings_of(const Group& group, const Catalogue& catalogue,
                                 const std::vector<Evidence>& siblings, const std::string& service_name) {
    std::vector<Block> blocks;
    std::vector<std::vector<Evidence>> evidence;
    for (const Provision* provision : group.provisions) {
        blocks.push_back({BlockKind::paragraph, 0, provision->id, {}});
        Evidence& item = evidence.emplace_back().emplace_back();
        item.type = provision->type;
        item.match = MatchKind::exact;
        item.confidence = 1.0;
        item.provision = provision->id;
        item.facts = Facts(provision->facts.begin(), provision->facts.end());
    }
    const Document document = document_from_blocks(std::move(blocks));
    if (document.clauses.size() != evidence.size()) {
        return {};
    }
    std::vector<Finding> findings =
        assess(document, evidence, siblings, catalogue,
               AssessContext{service_name, group.about.terms_type, group.about.url});
    for (Finding& finding : findings) {
        finding.quote = {};  // We keep no words of anybody's terms.
    }
    return findings;
}

}  // namespace

std::vector<ReadTerms> catalogue_terms(const Services& services, const std::string& service,
                                       const std::string& service_name) {
    const Catalogue& catalogue = services.catalogue();
    const auto groups = provisions_by_document(catalogue.content(), service);
    std::vector<ReadTerms> terms;
    for (const auto& [key, group] : groups) {
        std::vector<Evidence> siblings;
        for (const auto& [other_key, other] : groups) {
            if (other_key == key) {
                continue;
            }
            for (const Provision* provision : other.provisions) {
                Evidence& item = siblings.emplace_back();
                item.type = provision->type;
                item.facts = Facts(provision->facts.begin(), provision->facts.end());
            }
        }
        terms.push_back({group.about, findings_of(group, catalogue, siblings, service_name)});
    }
    return terms;
}

}  // namespace smallprint
