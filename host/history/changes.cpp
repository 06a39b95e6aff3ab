// Changes as they are remembered for the badge, the popup and the digest.
#include <algorithm>

#include "history/change_rows.h"
#include "history/codecs.h"
#include "history/connection.h"
#include "history/ledger.h"
#include "history/store.h"
#include "history/versions.h"

namespace smallprint {

namespace {

constexpr std::uint32_t most_changes = 500;

}  // namespace

namespace history {

std::vector<StoredChange> read_changes(Query& query) {
    std::vector<StoredChange> changes;
    while (query.step()) {
        StoredChange change;
        int column = 0;
        change.row = query.integer_at(column++);
        change.document_id = query.text_at(column++);
        change.service = query.text_at(column++);
        change.terms_type = query.text_at(column++);
        change.url = query.text_at(column++);
        change.at = query.integer_at(column++);
        change.from_version = query.count_at(column++);
        change.to_version = query.count_at(column++);
        change.substantive = query.integer_at(column++) != 0;
        change.seen = query.integer_at(column++) != 0;
        change.summary = decode_summary(query.blob_at(column++));
        change.brief = query.integer_at(column) != 0;
        changes.push_back(std::move(change));
    }
    return changes;
}

}  // namespace history

void Store::record_change(const Recorded& recorded, const ChangeSummary& summary) {
    if (!recorded.previous) {
        return;
    }
    history::guarded([&] {
        connection_->require_writable();
        // A text that came back is in the timeline, never in the badge (DESIGN 3.3).
        const bool returned = recorded.status == VersionKind::returned;
        const std::string data = history::encode_summary(summary);
        history::WriteTransaction transaction(*connection_);
        const int changed =
            connection_
                ->query(
                    "INSERT INTO change (document, from_number, to_number, at, pending, substantive, seen, "
                    "data) "
                    "VALUES (?, ?, ?, ?, 0, ?, ?, ?) ON CONFLICT (document, to_number) DO UPDATE SET "
                    "pending = 0, substantive = excluded.substantive, seen = excluded.seen, data = "
                    "excluded.data "
                    "WHERE pending = 1")
                .integer(recorded.document.row)
                .integer(recorded.previous->number)
                .integer(recorded.version.number)
                .integer(recorded.version.captured_at)
                .integer(summary.substantive && !returned ? 1 : 0)
                .integer(returned ? 1 : 0)
                .blob(data)
                .run();
        if (changed > 0) {
            history::append_change_entry(*connection_, recorded.document.row, recorded.version.number);
        }
        transaction.commit();
    });
}

std::vector<Recorded> Store::pending_changes(std::uint32_t limit) const {
    return history::guarded([&] {
        connection_->refresh();
        const SQLite::Transaction snapshot(connection_->database());
        struct Pending {
            std::int64_t document = 0;
            std::uint32_t from = 0;
            std::uint32_t to = 0;
        };
        std::vector<Pending> rows;
        {
            history::Query query = connection_->query(
                "SELECT document, from_number, to_number FROM change WHERE pending = 1 ORDER BY id LIMIT ?");
            query.integer(limit);
            while (query.step()) {
                rows.push_back({query.integer_at(0), query.count_at(1), query.count_at(2)});
            }
        }
        std::vector<Recorded> pending;
        for (const Pending& row : rows) {
            auto document = history::document_by_row(*connection_, row.document);
            auto from = history::version_by_number(*connection_, row.document, row.from);
            auto to = history::version_by_number(*connection_, row.document, row.to);
            if (document && from && to) {
                pending.push_back({*document, *to, to->kind, from});
            }
        }
        return pending;
    });
}

std::vector<StoredChange> Store::changes(bool unseen_only, std::uint32_t limit, std::uint32_t offset) const {
    return history::guarded([&] {
        connection_->refresh();
        // By time, because an import brings old changes late; each form has an index of its own.
        history::Query query =
            unseen_only ? connection_->query(
                              "SELECT c.id, d.record_id, d.service, d.terms_type, d.url, c.at, "
                              "c.from_number, c.to_number, "
                              "c.substantive, c.seen, c.data, c.brief FROM change c JOIN document d ON d.id "
                              "= c.document "
                              "WHERE c.substantive = 1 AND c.seen = 0 AND c.pending = 0 "
                              "ORDER BY c.at DESC, c.id DESC LIMIT ? OFFSET ?")
                        : connection_->query(
                              "SELECT c.id, d.record_id, d.service, d.terms_type, d.url, c.at, "
                              "c.from_number, c.to_number, "
                              "c.substantive, c.seen, c.data, c.brief FROM change c JOIN document d ON d.id "
                              "= c.document "
                              "WHERE c.pending = 0 ORDER BY c.at DESC, c.id DESC LIMIT ? OFFSET ?");
        query.integer(std::clamp(limit, 1U, most_changes)).integer(offset);
        return history::read_changes(query);
    });
}

std::vector<StoredChange> Store::changes_of(const StoredDocument& document, std::uint32_t limit,
                                            std::uint32_t up_to) const {
    return history::guarded([&] {
        connection_->refresh();
        history::Query query = connection_->query(
            "SELECT c.id, d.record_id, d.service, d.terms_type, d.url, c.at, c.from_number, c.to_number, "
            "c.substantive, c.seen, c.data, c.brief FROM change c JOIN document d ON d.id = c.document "
            "WHERE c.pending = 0 AND c.document = ? AND c.to_number <= ? ORDER BY c.to_number DESC LIMIT ?");
        query.integer(document.row).integer(up_to).integer(std::clamp(limit, 1U, most_changes));
        return history::read_changes(query);
    });
}

std::uint32_t Store::unseen_changes() const {
    return history::guarded([&] {
        connection_->refresh();
        history::Query query =
            connection_->query("SELECT count(*) FROM change WHERE substantive = 1 AND seen = 0");
        return query.step() ? query.count_at(0) : 0U;
    });
}

void Store::mark_seen(std::span<const std::int64_t> change_rows) {
    history::guarded([&] {
        connection_->require_writable();
        history::WriteTransaction transaction(*connection_);
        for (const std::int64_t row : change_rows) {
            connection_->query("UPDATE change SET seen = 1 WHERE id = ? AND pending = 0").integer(row).run();
        }
        transaction.commit();
    });
}

void Store::mark_seen(const StoredDocument& document) {
    history::guarded([&] {
        connection_->require_writable();
        connection_->query("UPDATE change SET seen = 1 WHERE document = ? AND pending = 0")
            .integer(document.row)
            .run();
    });
}

}  // namespace smallprint
