// The words of an imported step, made when somebody looks at it (an import keeps the step by its clauses
// alone).
#pragma once

#include "history/store.h"
#include "service/services.h"

namespace smallprint {

/// The change with everything it has to say: what is stored, or for a brief one the comparison of its two
/// versions. Throws as Store::load.
[[nodiscard]] ChangeSummary full_change(const Services& services, const Store& store,
                                        const StoredChange& change);

/// The comparison of two versions of a document. Throws Error(not_found) for a version that is not there.
[[nodiscard]] ChangeSummary compare_versions(const Services& services, const Store& store,
                                             const StoredDocument& document, std::uint32_t from,
                                             std::uint32_t to);

/// Two versions with what became of their clauses.
struct ComparedVersions {
    StoredVersion before;
    StoredVersion after;
    Document old_text;
    Document new_text;
    Comparison comparison;  ///< Of equal texts: nothing but the clauses that live on.
};

/// The same with the texts. Throws as compare_versions.
[[nodiscard]] ComparedVersions compare_stored(const Services& services, const Store& store,
                                              const StoredDocument& document, std::uint32_t from,
                                              std::uint32_t to);

}  // namespace smallprint
