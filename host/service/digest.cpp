#include "service/digest.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "history/notices.h"
#include "service/full_change.h"

namespace smallprint {
namespace {

constexpr std::uint32_t most_changes = 5'000;
constexpr std::size_t most_completed = 3;
constexpr TimeMs thirty_days = TimeMs{30} * 24 * 60 * 60 * 1000;

void take_items(DigestDocument& document, std::vector<ChangeItem> items) {
    for (ChangeItem& item : items) {
        if (item.substantive) {
            document.worst = std::max(document.worst, item.severity);
            document.items.push_back(std::move(item));
        }
    }
}

void sort_items(DigestDocument& document) {
    // Within a change they come most consequential first; that order stays among equals.
    std::stable_sort(document.items.begin(), document.items.end(),
                     [](const ChangeItem& a, const ChangeItem& b) { return a.severity > b.severity; });
}

}  // namespace

Digest make_digest(const Store& store, TimeMs since, TimeMs until) {
    Digest digest;
    digest.since = since;
    digest.until = until;
    std::map<std::string, DigestDocument> documents;
    for (StoredChange& change : changes_within(store, since, until, most_changes)) {
        DigestDocument& document = documents[change.document_id];
        ++document.changes;
        document.last_change_at = std::max(document.last_change_at, change.at);
        document.seen = document.seen && change.seen;
        document.change_rows.push_back(change.row);
        take_items(document, std::move(change.summary.items));
    }
    std::map<std::string, DigestService> services;
    for (auto& [id, document] : documents) {
        auto stored = store.find_document(std::string_view{id});
        if (!stored) {
            continue;  // Forgotten meanwhile.
        }
        document.document = std::move(*stored);
        document.changed_30_days = changes_since(store, document.document, until - thirty_days);
        sort_items(document);
        DigestService& service = services[document.document.key.service];
        service.service = document.document.key.service;
        service.worst = std::max(service.worst, document.worst);
        service.changes += document.changes;
        digest.changes += document.changes;
        ++digest.documents;
        service.documents.push_back(std::move(document));
    }
    for (auto& [name, service] : services) {
        std::stable_sort(service.documents.begin(), service.documents.end(),
                         [](const DigestDocument& a, const DigestDocument& b) {
                             return std::tie(a.worst, a.changes, a.last_change_at) >
                                    std::tie(b.worst, b.changes, b.last_change_at);
                         });
        digest.services.push_back(std::move(service));
    }
    std::stable_sort(digest.services.begin(), digest.services.end(),
                     [](const DigestService& a, const DigestService& b) {
                         return std::tie(a.worst, a.changes) > std::tie(b.worst, b.changes);
                     });
    return digest;
}

void complete_items(const Services& services, const Store& store, DigestDocument& document) {
    const auto changes = store.changes_of(document.document, 100);
    std::vector<ChangeItem> items;
    std::size_t completed = 0;
    for (const StoredChange& change : changes) {
        if (std::find(document.change_rows.begin(), document.change_rows.end(), change.row) ==
            document.change_rows.end()) {
            continue;
        }
        const bool complete = change.brief && completed < most_completed;
        ChangeSummary summary = complete ? full_change(services, store, change) : change.summary;
        completed += complete ? 1U : 0U;
        items.insert(items.end(), std::make_move_iterator(summary.items.begin()),
                     std::make_move_iterator(summary.items.end()));
    }
    if (completed == 0) {
        return;
    }
    document.items.clear();
    take_items(document, std::move(items));
    sort_items(document);
}

std::string changed_often(std::uint32_t changed_30_days) {
    if (changed_30_days == 0) {
        return {};
    }
    return "changed " +
           (changed_30_days == 1 ? std::string("once") : std::to_string(changed_30_days) + " times") +
           " in the last 30 days";
}

}  // namespace smallprint
