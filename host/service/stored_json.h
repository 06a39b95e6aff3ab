// What every door says of a document, of where a version came from and of the catalogue, in one spelling.
// Pure.
#pragma once

#include "catalogue/catalogue.h"
#include "history/store.h"
#include "service/json.h"

namespace smallprint {

/// "browser", "refetch", "ota" or "file".
[[nodiscard]] const char* source_word(VersionSource source) noexcept;

/// A document as the wire has it (`stored_document` of shared/protocol/schema/common.json).
[[nodiscard]] JsonOut stored_document_json(const StoredDocument& document);

/// `CatalogueInfo` of the schemas.
[[nodiscard]] JsonOut catalogue_info_json(const CatalogueInfo& info);

}  // namespace smallprint
