#include "service/stored_json.h"

#include "base/clock.h"

namespace smallprint {

const char* source_word(VersionSource source) noexcept {
    switch (source) {
        case VersionSource::browser:
            return "browser";
        case VersionSource::refetch:
            return "refetch";
        case VersionSource::ota:
            return "ota";
        case VersionSource::file:
            return "file";
    }
    return "browser";
}

JsonOut stored_document_json(const StoredDocument& document) {
    return {{"id", document.id},
            {"url", document.url},
            {"service", document.key.service},
            {"terms_type", document.key.terms_type},
            {"language", document.key.language},
            {"title", document.title},
            {"versions", document.versions},
            {"first_seen", to_rfc3339(document.first_seen)},
            {"last_verified", to_rfc3339(document.last_verified)}};
}

JsonOut catalogue_info_json(const CatalogueInfo& info) {
    return {{"version", info.version},
            {"date", info.date},
            {"clause_types", info.clause_types},
            {"provisions", info.provisions},
            {"services", info.services}};
}

}  // namespace smallprint
