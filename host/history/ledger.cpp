#include "history/ledger.h"

#include <openssl/rand.h>

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

#include "history/bytes.h"
#include "history/feedback.h"
#include "history/versions.h"

namespace smallprint {

namespace history {

namespace {

constexpr std::size_t salt_size = 16;

std::string_view as_text(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const std::uint8_t> as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string to_text(const nlohmann::json& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string version_payload(Connection& connection, std::int64_t document, std::int64_t number) {
    const auto about = document_by_row(connection, document);
    const auto version = version_by_number(connection, document, static_cast<std::uint32_t>(number));
    if (!about || !version) {
        return {};
    }
    return to_text({{"service", about->key.service},
                    {"terms_type", about->key.terms_type},
                    {"language", about->key.language},
                    {"variant", about->key.variant},
                    {"version", version->number},
                    {"sha256", to_hex(version->sha256)},
                    {"captured_at", to_rfc3339(version->captured_at)},
                    {"kind", static_cast<int>(version->kind)},
                    {"source", static_cast<int>(version->source)},
                    {"extractor", version->extractor}});
}

std::string change_payload(Connection& connection, std::int64_t document, std::int64_t number) {
    const auto about = document_by_row(connection, document);
    Query change = connection.query(
        "SELECT from_number, at, substantive, data FROM change WHERE document = ? AND to_number = ?");
    if (!about || !change.integer(document).integer(number).step()) {
        return {};
    }
    return to_text({{"document", about->id},
                    {"from", change.integer_at(0)},
                    {"to", number},
                    {"at", to_rfc3339(change.integer_at(1))},
                    {"substantive", change.integer_at(2) != 0},
                    {"warned_sha256", to_hex(sha256(change.blob_at(3)))}});
}

std::string feedback_payload(Connection& connection, std::int64_t seq) {
    const auto act = feedback_by_seq(connection, seq);
    if (!act) {
        return {};
    }
    nlohmann::json documents = nlohmann::json::array();
    for (const FeedbackTerms& terms : act->documents) {
        documents.push_back({{"id", terms.document_id},
                             {"terms_type", terms.terms_type},
                             {"version", terms.version},
                             {"sha256", to_hex(terms.sha256)}});
    }
    return to_text({{"service", act->service},
                    {"direction", to_string(act->direction)},
                    {"decision", to_string(act->decision)},
                    {"level", to_string(act->level)},
                    {"terms_version", act->terms_version},
                    {"documents", std::move(documents)}});
}

// Which versions the entry let go.
std::string let_go_payload(Connection& connection, std::int64_t seq, std::int64_t document) {
    const auto about = document_by_row(connection, document);
    nlohmann::json numbers = nlohmann::json::array();
    Query versions =
        connection.query("SELECT number FROM version WHERE document = ? AND let_go = ? ORDER BY number");
    versions.integer(document).integer(seq);
    while (versions.step()) {
        numbers.push_back(versions.integer_at(0));
    }
    return about ? to_text({{"document", about->id},
                            {"service", about->key.service},
                            {"versions", std::move(numbers)}})
                 : std::string();
}

Sha256Digest hash_of(const Sha256Digest& previous, std::int64_t seq, TimeMs at, std::string_view kind,
                     const Sha256Digest& commitment) {
    std::string text = to_hex(previous);
    text.append("\n").append(std::to_string(seq)).append("\n").append(std::to_string(at)).append("\n");
    text.append(kind).append("\n").append(to_hex(commitment)).append("\n");
    return sha256(text);
}

struct Subject {
    std::int64_t document = 0;
    std::int64_t number = 0;
};

struct End {
    std::int64_t seq = 0;
    Sha256Digest hash{};
};

End end_of_chain(Connection& connection) {
    Query last = connection.query("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1");
    return last.step() ? End{last.integer_at(0), last.digest_at(1)} : End{};
}

/// `made` says that the payload is made from rows, those of `subject` or the one of the entry's own number.
void append(Connection& connection, std::string_view kind, std::string_view payload,
            std::optional<Subject> subject, bool made) {
    const End end = end_of_chain(connection);
    const std::int64_t seq = end.seq + 1;
    const Sha256Digest& previous = end.hash;
    std::array<unsigned char, salt_size> salt{};
    if (RAND_bytes(salt.data(), static_cast<int>(salt.size())) != 1) {
        throw Error(ErrorCode::internal, "The system gives no random numbers.");
    }
    const TimeMs at = connection.now();
    const Sha256Digest hash = hash_of(previous, seq, at, kind, commitment_of(as_text(salt), payload));
    Query insert = connection.query(
        "INSERT INTO ledger (seq, at, kind, hash, salt, payload, document, number) VALUES (?, ?, ?, ?, ?, ?, "
        "?, ?)");
    insert.integer(seq).integer(at).text(kind).blob(as_text(hash)).blob(as_text(salt));
    if (subject) {
        insert.null().integer(subject->document).integer(subject->number);
    } else if (made) {
        insert.null().null().null();
    } else {
        insert.text(payload).null().null();
    }
    insert.run();
}

struct Erased {
    std::int64_t seq = 0;
    Sha256Digest commitment{};
};

void keep_commitments(Connection& connection, const std::vector<Erased>& erased) {
    for (const Erased& entry : erased) {
        connection
            .query(
                "UPDATE ledger SET salt = NULL, payload = NULL, document = NULL, number = NULL, commitment = "
                "? "
                "WHERE seq = ?")
            .blob(as_text(entry.commitment))
            .integer(entry.seq)
            .run();
    }
}

}  // namespace

std::string payload_of(Connection& connection, std::string_view kind, std::int64_t seq, std::int64_t document,
                       std::int64_t number) {
    if (kind == "version") {
        return version_payload(connection, document, number);
    }
    if (kind == "feedback") {
        return feedback_payload(connection, seq);
    }
    if (kind == "let_go") {
        return let_go_payload(connection, seq, document);
    }
    return kind == "change" ? change_payload(connection, document, number) : std::string();
}

Sha256Digest commitment_of(std::string_view salt, std::string_view payload) {
    return Sha256().update(to_hex(as_bytes(salt))).update("\n").update(payload).finish();
}

void append_version_entry(Connection& connection, std::int64_t document, std::uint32_t number) {
    append(connection, "version", version_payload(connection, document, number), Subject{document, number},
           true);
}

void append_change_entry(Connection& connection, std::int64_t document, std::uint32_t number) {
    append(connection, "change", change_payload(connection, document, number), Subject{document, number},
           true);
}

void append_let_go_entry(Connection& connection, std::int64_t document,
                         std::span<const std::uint32_t> numbers) {
    const std::int64_t seq = end_of_chain(connection).seq + 1;
    for (const std::uint32_t number : numbers) {
        connection.query("UPDATE version SET let_go = ? WHERE document = ? AND number = ?")
            .integer(seq)
            .integer(document)
            .integer(number)
            .run();
    }
    append(connection, "let_go", let_go_payload(connection, seq, document), Subject{document, 0}, true);
}

void append_entry(Connection& connection, std::string_view kind, std::string_view payload) {
    append(connection, kind, payload, std::nullopt, false);
}

std::int64_t append_feedback_entry(Connection& connection, const FeedbackAct& act) {
    const std::int64_t seq = end_of_chain(connection).seq + 1;
    insert_feedback(connection, seq, act);
    append(connection, "feedback", feedback_payload(connection, seq), std::nullopt, true);
    return seq;
}

void erase_feedback(Connection& connection, std::string_view service) {
    std::vector<Erased> erased;
    {
        Query entries = connection.query(
            "SELECT l.seq, l.salt FROM ledger l JOIN feedback f ON f.seq = l.seq WHERE f.service = ? AND "
            "l.salt IS NOT NULL");
        entries.text(service);
        while (entries.step()) {
            const std::int64_t seq = entries.integer_at(0);
            erased.push_back({seq, commitment_of(entries.blob_at(1), feedback_payload(connection, seq))});
        }
    }
    keep_commitments(connection, erased);
    connection.query("DELETE FROM feedback WHERE service = ?").text(service).run();
}

void erase_change_entry(Connection& connection, std::int64_t document, std::uint32_t number) {
    std::vector<Erased> erased;
    {
        Query entry = connection.query(
            "SELECT seq, salt FROM ledger WHERE document = ? AND number = ? AND kind = 'change' AND "
            "salt IS NOT NULL");
        entry.integer(document).integer(number);
        while (entry.step()) {
            erased.push_back({entry.integer_at(0),
                              commitment_of(entry.blob_at(1), change_payload(connection, document, number))});
        }
    }
    keep_commitments(connection, erased);
}

void erase_entries(Connection& connection, std::int64_t document) {
    std::vector<Erased> erased;
    {
        Query entries = connection.query(
            "SELECT seq, kind, number, salt FROM ledger WHERE document = ? AND salt IS NOT NULL");
        entries.integer(document);
        while (entries.step()) {
            const std::int64_t seq = entries.integer_at(0);
            const std::string payload =
                payload_of(connection, entries.text_at(1), seq, document, entries.integer_at(2));
            erased.push_back({seq, commitment_of(entries.blob_at(3), payload)});
        }
    }
    keep_commitments(connection, erased);
}

}  // namespace history

LedgerCheck Store::verify_ledger() const {
    return history::guarded([&] {
        connection_->refresh();
        const SQLite::Transaction snapshot(connection_->database());
        LedgerCheck check;
        Sha256Digest previous{};
        history::Query entries = connection_->query(
            "SELECT seq, at, kind, hash, salt, commitment, payload, document, number FROM ledger ORDER BY "
            "seq");
        while (entries.step()) {
            const std::int64_t seq = entries.integer_at(0);
            const std::string kind = entries.text_at(2);
            Sha256Digest commitment{};
            if (entries.null_at(4)) {
                commitment = entries.digest_at(5);
                ++check.erased;
            } else {
                const std::string payload =
                    entries.null_at(6) ? history::payload_of(*connection_, kind, seq, entries.integer_at(7),
                                                             entries.integer_at(8))
                                       : entries.text_at(6);
                commitment = history::commitment_of(entries.blob_at(4), payload);
            }
            ++check.entries;
            const Sha256Digest hash =
                history::hash_of(previous, seq, entries.integer_at(1), kind, commitment);
            if (seq != check.entries || hash != entries.digest_at(3)) {
                check.first_broken = seq;
                return check;
            }
            previous = hash;
        }
        check.head = previous;
        return check;
    });
}

}  // namespace smallprint
