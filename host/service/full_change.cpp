#include "service/full_change.h"

#include "base/error.h"
#include "service/reading.h"

namespace smallprint {

ChangeSummary full_change(const Services& services, const Store& store, const StoredChange& change) {
    if (!change.brief) {
        return change.summary;
    }
    const auto document = store.find_document(std::string_view{change.document_id});
    if (!document) {
        return change.summary;
    }
    return compare_versions(services, store, *document, change.from_version, change.to_version);
}

ChangeSummary compare_versions(const Services& services, const Store& store, const StoredDocument& document,
                               std::uint32_t from, std::uint32_t to) {
    const auto versions = store.versions(document);
    if (from < 1 || to < 1 || from > versions.size() || to > versions.size()) {
        throw Error(ErrorCode::not_found, "There is no such version in the history.");
    }
    const StoredVersion& before = versions[from - 1];
    const StoredVersion& after = versions[to - 1];
    if (before.sha256 == after.sha256) {
        return {};
    }
    const Document old_text = store.load(document, from);
    const Document new_text = store.load(document, to);
    const auto old_reading = read_document(services, old_text, &store);
    const auto new_reading = read_document(services, new_text, &store);
    CompareOptions options;
    options.aligned_only = before.extractor != after.extractor || before.source != after.source;
    return compare({old_text, old_reading.evidence}, {new_text, new_reading.evidence}, services.catalogue(),
                   options)
        .summary;
}

}  // namespace smallprint
