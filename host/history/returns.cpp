#include "history/returns.h"

#include <string_view>

#include "history/store_parts.h"

namespace smallprint {

std::optional<TimeMs> first_capture_of(const Store& store, const StoredDocument& document,
                                       const StoredVersion& version) {
    history::Connection& connection = StoreParts::connection(store);
    return history::guarded([&]() -> std::optional<TimeMs> {
        connection.refresh();
        const std::string_view hash(reinterpret_cast<const char*>(version.sha256.data()),
                                    version.sha256.size());
        history::Query same = connection.query(
            "SELECT captured_at FROM version WHERE document = ? AND substr(sha256, 1, 4) = ? AND sha256 = ? "
            "AND number < ? ORDER BY number LIMIT 1");
        same.integer(document.row).blob(hash.substr(0, 4)).blob(hash).integer(version.number);
        return same.step() ? std::optional(same.integer_at(0)) : std::nullopt;
    });
}

}  // namespace smallprint
