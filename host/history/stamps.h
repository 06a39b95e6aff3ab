// Time stamps of the ledger's head: what an authority signed, and when (RFC 3161, base/time_stamp.h).
//
// Borrows a Store, which must outlive it. A stamp proves that everything up to its entry was written down by
// then, the entries that were erased later included, since their commitments stay. Errors are those of the
// Store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/store.h"

namespace smallprint {

struct StoredStamp {
    std::int64_t row = 0;
    std::int64_t seq = 0;              ///< The ledger's last entry when it was asked for.
    Sha256Digest head{};               ///< That entry's hash: the digest in the request.
    std::string request;               ///< DER.
    std::string reply;                 ///< DER; empty until there is one.
    std::optional<TimeMs> stamped_at;  ///< The authority's time.
    std::string authority;  ///< Its name in the token; before the reply, its address if there is one.
    bool follows = false;   ///< The ledger's entry `seq` still has this hash.
};

class StampBook {
public:
    explicit StampBook(Store& store) : store_(store) {}

    /// Notes a request for the ledger's head as it is. Throws Error(not_found) while the ledger is empty.
    StoredStamp ask(std::string_view authority);
    /// Keeps the answer to a request.
    void keep(const StoredStamp& stamp, std::string_view reply, TimeMs stamped_at,
              std::string_view authority);
    /// A request that will never be answered.
    void drop(const StoredStamp& stamp);

    /// All, oldest first.
    [[nodiscard]] static std::vector<StoredStamp> all(const Store& store);

private:
    Store& store_;
};

}  // namespace smallprint
