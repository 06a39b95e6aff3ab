// Which document is this? (DESIGN 3.3: service, terms type, language, variant.) Pure.
#pragma once

#include <string>
#include <string_view>

#include "analysis/terms_page.h"
#include "catalogue/catalogue.h"
#include "document/document.h"
#include "history/store.h"
#include "service/address.h"

namespace smallprint {

/// The service at an address: the catalogue's name for it, else its registrable domain, else "local file".
[[nodiscard]] std::string service_name(const Catalogue& catalogue, const ReducedAddress& address);

/// The primary language tag of a document: its own, else the caller's, else a guess from its commonest words;
/// empty if none of them knows.
[[nodiscard]] std::string document_language(const Document& document, std::string_view hint);

/// The document's key. The variant is empty where the catalogue names the document; else it is the path (and
/// the query that chooses the document), after the subdomain where that is not "www".
[[nodiscard]] DocumentKey identify(const Catalogue& catalogue, const ReducedAddress& address,
                                   const Document& document, const Detection& detection,
                                   std::string_view language_hint);

}  // namespace smallprint
