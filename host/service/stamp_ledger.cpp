#include "service/stamp_ledger.h"

#include <algorithm>

#include "base/error.h"
#include "base/time_stamp.h"

namespace smallprint {
namespace {

StoredStamp keep(Store& store, StoredStamp stamp, std::string_view reply,
                 const std::optional<std::filesystem::path>& trusted) {
    const TimeStamp said = check_time_stamp(stamp.request, reply, trusted);
    const std::string authority = said.authority.empty() ? stamp.authority : said.authority;
    StampBook(store).keep(stamp, reply, said.at, authority);
    stamp.reply = reply;
    stamp.stamped_at = said.at;
    stamp.authority = authority;
    return stamp;
}

}  // namespace

StoredStamp request_stamp(Session& session, std::string_view authority) {
    return StampBook(session.writing()).ask(authority);
}

StoredStamp accept_stamp(Session& session, std::string_view reply,
                         const std::optional<std::filesystem::path>& trusted) {
    Store& store = session.writing();
    std::vector<StoredStamp> open = StampBook::all(store);
    std::erase_if(open, [](const StoredStamp& stamp) { return !stamp.reply.empty(); });
    if (open.empty()) {
        throw Error(ErrorCode::not_found,
                    "No time stamp was asked for; begin with `smallprint ledger stamp --request FILE`.");
    }
    const auto asked = std::find_if(open.rbegin(), open.rend(), [reply](const StoredStamp& stamp) {
        return time_stamp_fits(stamp.request, reply);
    });
    if (asked == open.rend()) {
        throw Error(ErrorCode::unreadable_input,
                    "This is no answer to a request that is open; was it made for another history?");
    }
    return keep(store, *asked, reply, trusted);
}

StoredStamp stamp_ledger(Session& session, std::string_view authority,
                         const std::optional<std::filesystem::path>& trusted,
                         const std::function<std::string(std::string_view, std::string_view)>& ask) {
    Store& store = session.writing();
    const StoredStamp stamp = StampBook(store).ask(authority);
    try {
        return keep(store, stamp, ask(authority, stamp.request), trusted);
    } catch (...) {
        StampBook(store).drop(stamp);
        throw;
    }
}

}  // namespace smallprint
