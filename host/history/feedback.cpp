#include "history/feedback.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "history/bytes.h"
#include "history/ledger.h"

namespace smallprint {

namespace history {

namespace {

std::string hex_of(std::string_view bytes) {
    return to_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

std::string documents_text(const std::vector<FeedbackTerms>& documents) {
    nlohmann::json list = nlohmann::json::array();
    for (const FeedbackTerms& terms : documents) {
        list.push_back({terms.document_id, terms.terms_type, terms.version, to_hex(terms.sha256)});
    }
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// What was altered behind our back reads as fewer documents, and the chain then says so.
std::vector<FeedbackTerms> documents_from(const std::string& text) {
    std::vector<FeedbackTerms> documents;
    const auto list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array()) {
        return documents;
    }
    for (const auto& item : list) {
        if (!item.is_array() || item.size() != 4 || !item[0].is_string() || !item[1].is_string() ||
            !item[2].is_number_unsigned() || !item[3].is_string()) {
            continue;
        }
        const auto digest = digest_from_hex(item[3].get_ref<const std::string&>());
        if (digest) {
            documents.push_back({item[0].get<std::string>(), item[1].get<std::string>(),
                                 item[2].get<std::uint32_t>(), *digest});
        }
    }
    return documents;
}

template <typename Value>
Value value_at(const Query& query, int column, std::int64_t last) {
    return static_cast<Value>(std::clamp<std::int64_t>(query.integer_at(column), 0, last));
}

FeedbackAct read_act(const Query& query, int column) {
    FeedbackAct act;
    act.service = query.text_at(column);
    act.direction = value_at<FeedbackDirection>(query, column + 1, 2);
    act.decision = value_at<FeedbackDecision>(query, column + 2, 4);
    act.level = value_at<FeedbackLevel>(query, column + 3, 2);
    act.terms_version = query.text_at(column + 4);
    act.documents = documents_from(query.text_at(column + 5));
    return act;
}

#define FEEDBACK_COLUMNS "f.service, f.direction, f.decision, f.level, f.terms_version, f.documents"
#define ENTRY_COLUMNS "l.seq, l.at, l.kind, l.hash, l.salt, l.commitment, l.payload, l.document, l.number"

LedgerEntry read_entry(Connection& connection, const Query& query) {
    LedgerEntry entry;
    entry.seq = query.integer_at(0);
    entry.at = query.integer_at(1);
    entry.kind = query.text_at(2);
    entry.hash = query.digest_at(3);
    entry.erased = query.null_at(4);
    if (entry.erased) {
        entry.commitment = query.digest_at(5);
        return entry;
    }
    entry.payload = query.null_at(6) ? payload_of(connection, entry.kind, entry.seq, query.integer_at(7),
                                                  query.integer_at(8))
                                     : query.text_at(6);
    entry.commitment = commitment_of(query.blob_at(4), entry.payload);
    entry.salt = hex_of(query.blob_at(4));
    entry.feedback = entry.kind == "feedback" ? feedback_by_seq(connection, entry.seq) : std::nullopt;
    if (entry.feedback) {
        entry.service = entry.feedback->service;
    } else if (const auto payload = nlohmann::json::parse(entry.payload, nullptr, false);
               payload.is_object() && payload.contains("service") && payload["service"].is_string()) {
        entry.service = payload["service"].get<std::string>();
    }
    return entry;
}

}  // namespace

void insert_feedback(Connection& connection, std::int64_t seq, const FeedbackAct& act) {
    connection
        .query(
            "INSERT INTO feedback (seq, service, direction, decision, level, terms_version, documents) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)")
        .integer(seq)
        .text(act.service)
        .integer(static_cast<std::int64_t>(act.direction))
        .integer(static_cast<std::int64_t>(act.decision))
        .integer(static_cast<std::int64_t>(act.level))
        .text(act.terms_version)
        .text(documents_text(act.documents))
        .run();
}

std::optional<FeedbackAct> feedback_by_seq(Connection& connection, std::int64_t seq) {
    Query query = connection.query("SELECT " FEEDBACK_COLUMNS " FROM feedback f WHERE f.seq = ?");
    return query.integer(seq).step() ? std::optional(read_act(query, 0)) : std::nullopt;
}

}  // namespace history

std::int64_t Store::record_feedback(const FeedbackAct& act) {
    return history::guarded([&] {
        connection_->require_writable();
        history::WriteTransaction transaction(*connection_);
        const std::int64_t seq = history::append_feedback_entry(*connection_, act);
        transaction.commit();
        return seq;
    });
}

FeedbackPast Store::feedback_past(std::string_view service, std::string_view terms_version,
                                  FeedbackDirection direction) const {
    return history::guarded([&] {
        connection_->refresh();
        history::Query query = connection_->query(
            "SELECT decision, level FROM feedback WHERE service = ? AND terms_version = ? AND direction = ? "
            "ORDER BY seq DESC");
        query.text(service).text(terms_version).integer(static_cast<std::int64_t>(direction));
        FeedbackPast past;
        bool is_last = true;
        while (query.step()) {
            const auto decision = static_cast<FeedbackDecision>(query.integer_at(0));
            const bool held = query.integer_at(1) == static_cast<std::int64_t>(FeedbackLevel::hold);
            past.cancelled_last = past.cancelled_last || (is_last && decision == FeedbackDecision::cancel);
            past.proceeded = past.proceeded || (held && decision == FeedbackDecision::proceed);
            past.muted = past.muted || decision == FeedbackDecision::muted;
            past.seen =
                past.seen || (decision != FeedbackDecision::timeout && decision != FeedbackDecision::quiet);
            is_last = false;
        }
        return past;
    });
}

FeedbackTally Store::feedback_tally(std::string_view service) const {
    return history::guarded([&] {
        connection_->refresh();
        history::Query query = connection_->query(
            "SELECT f.decision, f.direction, COUNT(*), MIN(l.at) FROM feedback f JOIN ledger l ON l.seq = "
            "f.seq "
            "WHERE f.service = ? GROUP BY f.decision, f.direction");
        query.text(service);
        FeedbackTally tally;
        while (query.step()) {
            const std::int64_t decision = query.integer_at(0);
            const std::uint32_t count = query.count_at(2);
            if (decision < 0 || decision >= static_cast<std::int64_t>(feedback_decisions)) {
                continue;
            }
            tally.by_decision.at(static_cast<std::size_t>(decision)) += count;
            if (decision == static_cast<std::int64_t>(FeedbackDecision::cancel)) {
                continue;
            }
            const bool report = query.integer_at(1) == static_cast<std::int64_t>(FeedbackDirection::report);
            (report ? tally.reports : tally.ratings) += count;
            tally.since = tally.since ? std::min(*tally.since, query.integer_at(3)) : query.integer_at(3);
        }
        return tally;
    });
}

std::vector<std::string> Store::feedback_services() const {
    return history::guarded([&] {
        connection_->refresh();
        history::Query query = connection_->query(
            "SELECT service FROM feedback GROUP BY service ORDER BY MAX(seq) DESC LIMIT 500");
        std::vector<std::string> services;
        while (query.step()) {
            services.push_back(query.text_at(0));
        }
        return services;
    });
}

std::vector<LedgerEntry> Store::ledger(const LedgerFilter& filter, std::uint32_t limit,
                                       std::uint32_t offset) const {
    return history::guarded([&] {
        connection_->refresh();
        const SQLite::Transaction snapshot(connection_->database());
        std::vector<LedgerEntry> entries;
        const auto read = [&](history::Query& query) {
            query.integer(limit).integer(offset);
            while (query.step()) {
                entries.push_back(history::read_entry(*connection_, query));
            }
        };
        if (!filter.service.empty()) {
            history::Query query =
                connection_->query("SELECT " ENTRY_COLUMNS
                                   " FROM ledger l JOIN feedback f ON f.seq = l.seq WHERE f.service = ? "
                                   "ORDER BY l.seq DESC LIMIT ? OFFSET ?");
            query.text(filter.service);
            read(query);
        } else if (filter.feedback_only) {
            history::Query query = connection_->query(
                "SELECT " ENTRY_COLUMNS
                " FROM ledger l WHERE l.kind = 'feedback' ORDER BY l.seq DESC LIMIT ? OFFSET ?");
            read(query);
        } else {
            history::Query query = connection_->query("SELECT " ENTRY_COLUMNS
                                                      " FROM ledger l ORDER BY l.seq DESC LIMIT ? OFFSET ?");
            read(query);
        }
        return entries;
    });
}

std::uint32_t Store::ledger_size(const LedgerFilter& filter) const {
    return history::guarded([&] {
        connection_->refresh();
        if (!filter.service.empty()) {
            history::Query query = connection_->query("SELECT COUNT(*) FROM feedback WHERE service = ?");
            return query.text(filter.service).step() ? query.count_at(0) : 0U;
        }
        history::Query query =
            connection_->query(filter.feedback_only ? "SELECT COUNT(*) FROM ledger WHERE kind = 'feedback'"
                                                    : "SELECT COUNT(*) FROM ledger");
        return query.step() ? query.count_at(0) : 0U;
    });
}

void Store::each_ledger_entry(const std::function<void(const LedgerEntry&)>& visit) const {
    history::guarded([&] {
        connection_->refresh();
        const SQLite::Transaction snapshot(connection_->database());
        history::Query query = connection_->query("SELECT " ENTRY_COLUMNS " FROM ledger l ORDER BY l.seq");
        while (query.step()) {
            visit(history::read_entry(*connection_, query));
        }
    });
}

}  // namespace smallprint
