#include "service/full_change.h"

#include <algorithm>

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
    try {
        return compare_versions(services, store, *document, change.from_version, change.to_version);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) {
            throw;
        }
        return change.summary;  // One of the texts was let go since (history/retention.h).
    }
}

ChangeSummary compare_versions(const Services& services, const Store& store, const StoredDocument& document,
                               std::uint32_t from, std::uint32_t to) {
    return compare_stored(services, store, document, from, to).comparison.summary;
}

ComparedVersions compare_stored(const Services& services, const Store& store, const StoredDocument& document,
                                std::uint32_t from, std::uint32_t to) {
    const auto versions = store.versions(document);
    // By number: where old versions were let go, the first is not 1.
    const auto numbered = [&versions](std::uint32_t number) {
        const auto found = std::find_if(versions.begin(), versions.end(),
                                        [number](const StoredVersion& one) { return one.number == number; });
        if (found == versions.end()) {
            throw Error(ErrorCode::not_found,
                        "There is no such version in the history, or its text is kept no longer.");
        }
        return *found;
    };
    ComparedVersions compared;
    compared.before = numbered(from);
    compared.after = numbered(to);
    compared.old_text = store.load(document, from);
    compared.new_text = store.load(document, to);
    if (compared.before.sha256 == compared.after.sha256) {
        return compared;
    }
    const auto old_reading = read_document(services, compared.old_text, &store);
    const auto new_reading = read_document(services, compared.new_text, &store);
    CompareOptions options;
    options.aligned_only = compared.before.extractor != compared.after.extractor ||
                           compared.before.source != compared.after.source;
    compared.comparison = compare({compared.old_text, *old_reading.evidence},
                                  {compared.new_text, *new_reading.evidence}, services.catalogue(), options);
    return compared;
}

}  // namespace smallprint
