#include "history/stamps.h"

#include "base/time_stamp.h"
#include "history/connection.h"
#include "history/store_parts.h"

namespace smallprint {

StoredStamp StampBook::ask(std::string_view authority) {
    const LedgerCheck check = store_.verify_ledger();
    if (check.first_broken) {
        throw Error(
            ErrorCode::store_unavailable,
            "The ledger's chain does not hold, so it is not stamped; see `smallprint ledger verify`.");
    }
    if (check.entries == 0) {
        throw Error(ErrorCode::not_found, "The ledger is empty; there is nothing to stamp yet.");
    }
    StoredStamp stamp;
    stamp.seq = check.entries;
    stamp.head = check.head;
    stamp.request = time_stamp_request(check.head);
    stamp.authority = authority;
    stamp.follows = true;
    history::guarded([&] {
        history::Connection& connection = StoreParts::connection(store_);
        connection.require_writable();
        history::WriteTransaction transaction(connection);
        connection.query("INSERT INTO stamp (seq, head, request, authority) VALUES (?, ?, ?, ?)")
            .integer(stamp.seq)
            .blob({reinterpret_cast<const char*>(stamp.head.data()), stamp.head.size()})
            .blob(stamp.request)
            .text(authority)
            .run();
        history::Query row = connection.query("SELECT max(id) FROM stamp");
        stamp.row = row.step() ? row.integer_at(0) : 0;
        transaction.commit();
    });
    return stamp;
}

void StampBook::keep(const StoredStamp& stamp, std::string_view reply, TimeMs stamped_at,
                     std::string_view authority) {
    history::guarded([&] {
        history::Connection& connection = StoreParts::connection(store_);
        connection.require_writable();
        connection.query("UPDATE stamp SET reply = ?, stamped_at = ?, authority = ? WHERE id = ?")
            .blob(reply)
            .integer(stamped_at)
            .text(authority)
            .integer(stamp.row)
            .run();
    });
}

void StampBook::drop(const StoredStamp& stamp) {
    history::guarded([&] {
        history::Connection& connection = StoreParts::connection(store_);
        connection.require_writable();
        connection.query("DELETE FROM stamp WHERE id = ? AND reply IS NULL").integer(stamp.row).run();
    });
}

std::vector<StoredStamp> StampBook::all(const Store& store) {
    return history::guarded([&] {
        history::Connection& connection = StoreParts::connection(store);
        connection.refresh();
        history::Query rows = connection.query(
            "SELECT s.id, s.seq, s.head, s.request, s.reply, s.stamped_at, s.authority, l.hash = s.head "
            "FROM stamp s LEFT JOIN ledger l ON l.seq = s.seq ORDER BY s.id");
        std::vector<StoredStamp> stamps;
        while (rows.step()) {
            StoredStamp& stamp = stamps.emplace_back();
            stamp.row = rows.integer_at(0);
            stamp.seq = rows.integer_at(1);
            stamp.head = rows.digest_at(2);
            stamp.request = rows.blob_at(3);
            stamp.reply = rows.blob_at(4);
            if (!rows.null_at(5)) {
                stamp.stamped_at = rows.integer_at(5);
            }
            stamp.authority = rows.text_at(6);
            stamp.follows = rows.integer_at(7) == 1;
        }
        return stamps;
    });
}

}  // namespace smallprint
