#include "service/read_version.h"

#include <utility>

#include "analysis/analyse.h"
#include "analysis/display_name.h"
#include "base/error.h"
#include "service/reading.h"

namespace smallprint {
namespace {

void give_ids(Session& session, const StoredDocument& document, VersionReading& version,
              const ClauseReading& reading) {
    std::vector<ProvisionKey> keys;
    keys.reserve(version.findings.size());
    for (const Finding& finding : version.findings) {
        keys.push_back({finding.type, finding.clause_sha256});
    }
    std::vector<std::string> ids;
    try {
        Store& store = session.writing();
        remember_reading(store, reading, session.services().reader_version());
        ids = store.provision_ids(document, keys, {});
    } catch (const Error&) {
        ids.clear();  // A history that can only be read still shows what it has.
    }
    for (std::size_t i = 0; i < version.findings.size(); ++i) {
        Finding& finding = version.findings[i];
        finding.record_id = ids.size() == keys.size()
                                ? std::move(ids[i])
                                : provision_record_id(document.key, finding.type, finding.clause_sha256);
    }
}

}  // namespace

std::string name_in_words(const DocumentKey& key, const Document& text) {
    return key.service.find('.') == std::string::npos ? key.service : display_name(text, key.service);
}

VersionReading read_version(Session& session, const StoredDocument& document, std::uint32_t number) {
    return read_version(session, document, session.asking().load(document, number));
}

VersionReading read_version(Session& session, const StoredDocument& document, Document text) {
    const Services& services = session.services();
    const Store& store = session.asking();
    VersionReading version;
    version.text = std::move(text);
    ClauseReading reading = read_document(services, version.text, &store);
    version.siblings = sibling_evidence(services, store, document.key);
    version.service_name = name_in_words(document.key, version.text);
    version.findings = assess(version.text, *reading.evidence, version.siblings, services.catalogue(),
                              AssessContext{version.service_name, document.key.terms_type, document.url});
    give_ids(session, document, version, reading);
    version.evidence = std::move(reading.evidence);
    return version;
}

}  // namespace smallprint
