#include "service/document_digest.h"

#include <utility>

#include "analysis/analyse.h"
#include "base/clock.h"
#include "service/evidence_memory.h"
#include "service/read_version.h"
#include "service/reading.h"

namespace smallprint {
namespace {

using DigestPointer = std::shared_ptr<const DocumentDigest>;

DigestPointer digest_from(const std::vector<Finding>& findings, const std::string& document_id) {
    auto digest = std::make_shared<DocumentDigest>();
    digest->label = label_of(findings, document_id);
    digest->findings.reserve(findings.size());
    for (const Finding& finding : findings) {
        digest->findings.push_back({finding.type, finding.severity, finding.stance,
                                    finding.match == MatchKind::model, finding.headline, finding.record_id});
        if (finding.stance == Stance::for_you) {
            ++digest->in_favour;
        } else {
            ++digest->against.at(static_cast<std::size_t>(finding.severity));
        }
    }
    return digest;
}

DigestPointer known(Session& session, const std::string& key) {
    return std::static_pointer_cast<const DocumentDigest>(
        session.services().memory().find_made(key, session.services().reader_version()));
}

DigestPointer keep(Session& session, const std::string& key, DigestPointer digest) {
    session.services().memory().put_made(key, session.services().reader_version(), digest);
    return digest;
}

}  // namespace

std::shared_ptr<const DocumentDigest> digest_in_force(Session& session, const StoredDocument& document,
                                                      Deadline deadline) {
    // Not the text's hash, which a list of documents does not have: a forgotten document that is read again
    // begins at another time.
    const std::string key = "digest " + document.id + ' ' + std::to_string(document.versions) + ' ' +
                            std::to_string(document.first_seen);
    if (auto digest = known(session, key)) {
        return digest;
    }
    if (document.versions == 0 || std::chrono::steady_clock::now() >= deadline) {
        return nullptr;
    }
    return keep(session, key,
                digest_from(read_version(session, document, document.versions).findings, document.id));
}

std::shared_ptr<const DocumentDigest> digest_of(Session& session, const StoredDocument& document,
                                                const StoredVersion& version, Deadline deadline) {
    const std::string key = "digest " + document.id + " text " + to_hex(version.sha256);
    if (auto digest = known(session, key)) {
        return digest;
    }
    if (std::chrono::steady_clock::now() >= deadline) {
        return nullptr;
    }
    const Services& services = session.services();
    const Store& store = session.asking();
    const Document text = store.load(document, version.number);
    const auto evidence = document_evidence_by(services, store, text, Deadline::max());
    if (!evidence) {
        return nullptr;
    }
    const auto siblings = sibling_evidence(services, store, document.key);
    auto findings = assess(text, *evidence, siblings, services.catalogue(),
                           AssessContext{document.key.service, document.key.terms_type, document.url});
    for (Finding& finding : findings) {
        finding.record_id = provision_record_id(document.key, finding.type, finding.clause_sha256);
    }
    return keep(session, key, digest_from(findings, document.id));
}

}  // namespace smallprint
