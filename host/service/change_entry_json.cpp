#include "service/change_entry_json.h"

#include <algorithm>

#include "base/clock.h"
#include "service/report_json.h"
#include "service/shorten.h"

namespace smallprint {

JsonOut change_entry_json(const StoredChange& change, std::size_t most_items, std::size_t longest_text) {
    JsonOut items = JsonOut::array();
    const auto& all = change.summary.items;
    for (std::size_t i = 0; i < std::min(all.size(), most_items); ++i) {
        ChangeItem item = all[i];
        shorten(item.summary, longest_text);
        if (item.before) {
            shorten(*item.before, longest_text);
        }
        if (item.after) {
            shorten(*item.after, longest_text);
        }
        items.push_back(change_item_json(item));
    }
    return {{"id", change.row},
            {"document_id", change.document_id},
            {"service", change.service},
            {"terms_type", change.terms_type},
            {"url", change.url},
            {"at", to_rfc3339(change.at)},
            {"from_version", change.from_version},
            {"to_version", change.to_version},
            {"substantive", change.substantive},
            {"seen", change.seen},
            {"added", change.summary.added},
            {"removed", change.summary.removed},
            {"changed", change.summary.changed},
            {"items", std::move(items)},
            {"items_total", all.size()}};
}

}  // namespace smallprint
