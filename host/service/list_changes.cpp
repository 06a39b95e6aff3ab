#include "service/list_changes.h"

#include <algorithm>

#include "base/error.h"
#include "history/notices.h"

namespace smallprint {

ChangesPage list_changes(Session& session, bool unseen_only, std::uint32_t limit, std::uint32_t offset) {
    const Store& store = session.asking();
    const std::uint32_t wanted = std::clamp(limit, 1U, most_changes_a_page);
    ChangesPage page;
    page.items = store.changes(unseen_only, wanted, offset);
    if (page.items.size() == wanted) {
        page.next_offset = offset + wanted;
    }
    page.unseen = store.unseen_changes();
    page.worst = worst_unseen(store);
    return page;
}

std::uint32_t mark_changes_seen(Session& session, std::span<const std::int64_t> ids) {
    Store& store = session.writing();
    store.mark_seen(ids);
    return store.unseen_changes();
}

std::uint32_t mark_document_seen(Session& session, std::string_view document_id) {
    Store& store = session.writing();
    const auto document = store.find_document(document_id);
    if (!document) {
        throw Error(ErrorCode::not_found, "The history holds no document with this id.");
    }
    store.mark_seen(*document);
    return store.unseen_changes();
}

}  // namespace smallprint
