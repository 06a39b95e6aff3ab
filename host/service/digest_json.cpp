#include "service/digest_json.h"

#include <algorithm>

#include "service/report_json.h"
#include "service/shorten.h"

namespace smallprint {
namespace {

constexpr std::size_t most_items = 5;
constexpr std::size_t most_change_ids = 50;
constexpr std::size_t longest_text = 600;

JsonOut document_json(const Services& services, const Store& store, DigestDocument& document) {
    complete_items(services, store, document);
    JsonOut items = JsonOut::array();
    for (std::size_t i = 0; i < std::min(document.items.size(), most_items); ++i) {
        ChangeItem& item = document.items[i];
        shorten(item.summary, longest_text);
        for (auto* words : {&item.before, &item.after}) {
            if (*words) {
                shorten(**words, longest_text);
            }
        }
        items.push_back(change_item_json(item));
    }
    JsonOut ids = JsonOut::array();
    for (std::size_t i = 0; i < std::min(document.change_rows.size(), most_change_ids); ++i) {
        ids.push_back(document.change_rows[i]);
    }
    return {{"document_id", document.document.id},
            {"terms_type", document.document.key.terms_type},
            {"url", document.document.url},
            {"title", document.document.title},
            {"changes", document.changes},
            {"changed_30_days", document.changed_30_days},
            {"last_change_at", to_rfc3339(document.last_change_at)},
            {"seen", document.seen},
            {"worst", to_string(document.worst)},
            {"change_ids", std::move(ids)},
            {"items", std::move(items)},
            {"items_total", document.items.size()}};
}

}  // namespace

JsonOut digest_service_json(const Services& services, const Store& store, DigestService& service) {
    // A service has few documents; what is beyond this is counted and found in the lists.
    constexpr std::size_t most_documents = 40;
    JsonOut documents = JsonOut::array();
    for (std::size_t i = 0; i < std::min(service.documents.size(), most_documents); ++i) {
        documents.push_back(document_json(services, store, service.documents[i]));
    }
    return {{"service", service.service},
            {"worst", to_string(service.worst)},
            {"changes", service.changes},
            {"documents", std::move(documents)}};
}

}  // namespace smallprint
