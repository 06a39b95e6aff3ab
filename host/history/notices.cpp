#include "history/notices.h"

#include <algorithm>

#include "history/change_rows.h"
#include "history/codecs.h"
#include "history/store_parts.h"

namespace smallprint {

using history::Query;

ClaimedNotices claim_notices(Store& store, TimeMs since, std::uint32_t limit) {
    auto& connection = StoreParts::connection(store);
    return history::guarded([&] {
        connection.require_writable();
        ClaimedNotices claimed;
        {
            Query look = connection.query(
                "SELECT 1 FROM change WHERE substantive = 1 AND seen = 0 AND notified_at = 0 AND pending = 0 "
                "LIMIT 1");
            if (!look.step()) {
                return claimed;
            }
        }
        history::WriteTransaction transaction(connection);
        {
            Query news = connection.query("SELECT " SMALLPRINT_CHANGE_COLUMNS
                                          "WHERE c.substantive = 1 AND c.seen = 0 AND c.notified_at = 0 AND "
                                          "c.pending = 0 AND c.at >= ? "
                                          "ORDER BY c.at DESC, c.id DESC LIMIT ?");
            claimed.changes = history::read_changes(news.integer(since).integer(limit));
        }
        {
            Query count = connection.query(
                "SELECT count(*) FROM change WHERE substantive = 1 AND seen = 0 AND notified_at = 0 "
                "AND pending = 0 AND at >= ?");
            if (count.integer(since).step()) {
                claimed.more = static_cast<std::uint64_t>(count.integer_at(0)) - claimed.changes.size();
            }
        }
        connection
            .query(
                "UPDATE change SET notified_at = ? WHERE substantive = 1 AND seen = 0 AND notified_at = 0 "
                "AND pending = 0")
            .integer(connection.now())
            .run();
        transaction.commit();
        return claimed;
    });
}

std::vector<StoredChange> changes_within(const Store& store, TimeMs since, TimeMs until,
                                         std::uint32_t limit) {
    auto& connection = StoreParts::connection(store);
    return history::guarded([&] {
        connection.refresh();
        Query query = connection.query("SELECT " SMALLPRINT_CHANGE_COLUMNS
                                       "WHERE c.at >= ? AND c.at < ? AND c.substantive = 1 AND c.pending = 0 "
                                       "ORDER BY c.at DESC, c.id DESC LIMIT ?");
        return history::read_changes(query.integer(since).integer(until).integer(limit));
    });
}

std::optional<Severity> worst_unseen(const Store& store) {
    auto& connection = StoreParts::connection(store);
    return history::guarded([&] {
        connection.refresh();
        std::optional<Severity> worst;
        Query unseen =
            connection.query("SELECT data FROM change WHERE substantive = 1 AND seen = 0 AND pending = 0");
        while (worst != Severity::high && unseen.step()) {
            worst = std::max(worst.value_or(Severity::low), Severity::low);
            for (const ChangeItem& item : history::decode_summary(unseen.blob_at(0)).items) {
                worst = item.substantive ? std::max(*worst, item.severity) : *worst;
            }
        }
        return worst;
    });
}

std::uint32_t changes_since(const Store& store, const StoredDocument& document, TimeMs since) {
    auto& connection = StoreParts::connection(store);
    return history::guarded([&] {
        connection.refresh();
        Query query = connection.query(
            "SELECT count(*) FROM change WHERE document = ? AND at >= ? AND substantive = 1 AND pending = 0");
        return query.integer(document.row).integer(since).step() ? query.count_at(0) : 0U;
    });
}

}  // namespace smallprint
