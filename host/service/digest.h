// The digest: what changed in a span of time, by service, most consequential first. Returns to an earlier
// text and cosmetic changes are not in it (DESIGN 3.3).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "history/store.h"
#include "service/services.h"

namespace smallprint {

struct DigestDocument {
    StoredDocument document;
    std::uint32_t changes = 0;          ///< Substantive, in this time.
    std::uint32_t changed_30_days = 0;  ///< In the 30 days before the digest's end.
    TimeMs last_change_at = 0;
    bool seen = true;  ///< Somebody has looked at all of them.
    Severity worst = Severity::info;
    std::vector<std::int64_t> change_rows;  ///< Latest first.
    std::vector<ChangeItem> items;          ///< Substantive ones, most serious first.
};

struct DigestService {
    std::string service;
    Severity worst = Severity::info;
    std::uint32_t changes = 0;
    std::vector<DigestDocument> documents;  ///< Most consequential first.
};

struct Digest {
    TimeMs since = 0;
    TimeMs until = 0;
    std::vector<DigestService> services;  ///< Most consequential first.
    std::uint32_t documents = 0;
    std::uint32_t changes = 0;
};

/// At most 5,000 changes are looked at, the latest. Items of imported steps come without their words; see
/// complete_items. Throws Error(store_unavailable | store_too_new).
[[nodiscard]] Digest make_digest(const Store& store, TimeMs since, TimeMs until);

/// Makes the items of a document's imported changes anew, with their words: milliseconds for each.
void complete_items(const Services& services, const Store& store, DigestDocument& document);

/// "changed 3 times in the last 30 days"; empty for none.
[[nodiscard]] std::string changed_often(std::uint32_t changed_30_days);

}  // namespace smallprint
