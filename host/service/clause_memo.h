// What clauses say, each read once however many texts have it, and only when it is asked for: for comparing
// texts of which most is the same.
//
// Owns what was read; it must outlive the comparisons. One thread at a time.
#pragma once

#include <unordered_map>
#include <vector>

#include "analysis/compare_lazily.h"
#include "document/document.h"
#include "service/services.h"

namespace smallprint {

class ClauseMemo {
public:
    explicit ClauseMemo(const Services& services) : services_(services) {}
    ClauseMemo(const ClauseMemo&) = delete;
    ClauseMemo& operator=(const ClauseMemo&) = delete;
    ClauseMemo(ClauseMemo&&) = delete;
    ClauseMemo& operator=(ClauseMemo&&) = delete;
    ~ClauseMemo() = default;

    /// For compare_lazily(): reads clauses of `document`, which must outlive what is returned, as does the
    /// memo.
    [[nodiscard]] ReadEvidence of(const Document& document);

    /// Forgets all; what of() returned before is not to be used any more.
    void clear() { clauses_.clear(); }

private:
    const Services& services_;
    std::unordered_map<Sha256Digest, std::vector<Evidence>, Sha256DigestHash>
        clauses_;  // by clause_cache_key
};

}  // namespace smallprint
