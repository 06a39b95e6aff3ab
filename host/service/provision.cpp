#include "service/provision.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "service/read_version.h"

namespace smallprint {
namespace {

void describe_type(const Services& services, const StoredProvision& provision, ProvisionView& view) {
    view.type = provision.type;
    if (const ClauseType* type = services.catalogue().content().type(provision.type)) {
        view.type_name = type->name;
        view.category = type->category;
        view.stance = type->stance;
        view.questions = type->questions;
    } else {
        view.type_name = provision.type;
        std::replace(view.type_name.begin(), view.type_name.end(), '_', ' ');
    }
    view.checklist = due_diligence(view.type, view.category);
}

// The finding that stands in the clause; else one of the same type, which then is worded by another clause.
const Finding* finding_in(const std::vector<Finding>& findings, const StoredProvision& provision,
                          std::uint32_t clause) {
    const Finding* elsewhere = nullptr;
    for (const Finding& finding : findings) {
        if (finding.type == provision.type && finding.clause == clause) {
            return &finding;
        }
        if (finding.type == provision.type && elsewhere == nullptr) {
            elsewhere = &finding;
        }
    }
    return elsewhere;
}

// The words of this clause, whichever clause the finding was worded by.
void quote_clause(const VersionReading& version, std::uint32_t clause, Finding& finding) {
    if (finding.clause == clause || clause >= version.evidence->size()) {
        return;
    }
    const Clause& here = version.text.clauses[clause];
    finding.clause = clause;
    finding.clause_sha256 = here.sha256;
    finding.quote = {here.text, {}, {}};
    for (const Evidence& evidence : (*version.evidence)[clause]) {
        if (evidence.type == finding.type) {
            finding.quote.exact =
                here.text.substr(evidence.quote_begin, evidence.quote_end - evidence.quote_begin);
            return;
        }
    }
}

void name_regulations(const Services& services, ProvisionView& view) {
    const auto& content = services.catalogue().content();
    for (const Regulation& regulation : view.finding->regulations) {
        NamedRegulation named{regulation, {}, {}};
        if (const RegulationEntry* entry = content.regulation(regulation.id)) {
            named.url = entry->url;
            named.about = entry->about;
        }
        view.regulations.push_back(std::move(named));
    }
}

void look_where_else(Session& session, const StoredProvision& provision, ProvisionView& view) {
    constexpr std::size_t most_said = 5;
    for (Finding& finding : read_version(session, provision.document, provision.document.versions).findings) {
        if (finding.type == provision.type && view.still_said.size() < most_said) {
            view.still_said.push_back({std::move(finding.record_id), std::move(finding.headline)});
        }
    }
}

}  // namespace

ProvisionView find_provision_view(Session& session, std::string_view record_id) {
    const Services& services = session.services();
    const auto provision = session.asking().find_provision(record_id);
    if (!provision) {
        throw Error(ErrorCode::not_found, "The history holds no finding with this record id.");
    }
    ProvisionView view;
    view.record_id = record_id;
    view.document = provision->document;
    describe_type(services, *provision, view);
    TextSeries texts(session.asking(), provision->document);
    view.history = clause_history(services, texts, *provision);
    view.citation = cite_provision(texts, *provision, record_id);
    view.origin = session.asking().origin(view.history.version);

    Document text = view.history.text;
    text.sha256 = sha256(text.canonical_text);
    const VersionReading version = read_version(session, provision->document, std::move(text));
    const std::uint32_t clause = view.history.clause;
    view.headings = heading_path(version.text, version.text.clauses.at(clause));
    if (const Finding* found = finding_in(version.findings, *provision, clause)) {
        view.severity =
            severity_reason(version.text, *version.evidence, version.siblings, services.catalogue(), *found);
        view.finding = *found;
        quote_clause(version, clause, *view.finding);
        view.finding->record_id = record_id;
        name_regulations(services, view);
    }
    if (!view.history.in_force()) {
        look_where_else(session, *provision, view);
    }
    return view;
}

}  // namespace smallprint
