#include "service/retention.h"

#include <charconv>
#include <exception>

#include "base/error.h"
#include "history/setting_rows.h"

namespace smallprint {
namespace {

constexpr TimeMs hour = TimeMs{60} * 60 * 1000;
constexpr TimeMs between_rounds = 20 * hour;  // Less than a day, so that the hour of the day may stay.
constexpr std::chrono::milliseconds short_turn{250};
constexpr const char* due_note = "_let_go_due";
constexpr const char* place_note = "_let_go_after";

std::int64_t note(const Store& store, const char* name) {
    const auto text = setting_row(store, name);
    std::int64_t value = 0;
    if (text) {
        (void)std::from_chars(text->data(), text->data() + text->size(), value);
    }
    return value;
}

}  // namespace

RetentionRules rules_of(const Settings& settings) {
    return {settings.retention_days, settings.retention_versions};
}

LetGo let_go_in_turn(Session& session, LettingGo when, std::chrono::milliseconds budget) {
    Store& store = session.writing();
    const RetentionRules rules = rules_of(read_settings(store));
    const TimeMs now = session.services().clock().now();
    const std::int64_t place = note(store, place_note);
    if (!rules.any()) {
        return {};
    }
    const TimeMs due = note(store, due_note);
    // A clock that was set back does not put it off for ever.
    if (when == LettingGo::when_due && due > now && due - now <= between_rounds) {
        return {};
    }
    const LetGo went = let_go_by(store, rules, when == LettingGo::now ? 0 : place, budget);
    if (went.next != 0) {
        put_setting_rows(store, {{place_note, std::to_string(went.next)}});
        return went;
    }
    if (clear_let_go_traces(store)) {
        put_setting_rows(store,
                         {{place_note, std::nullopt}, {due_note, std::to_string(now + between_rounds)}});
    }
    return went;
}

void tidy_up(Session& session) noexcept {
    try {
        (void)let_go_in_turn(session, LettingGo::when_due, short_turn);
    } catch (const std::exception&) {
        session.reset();
    }
}

void put_off_letting_go(std::vector<std::pair<std::string, std::optional<std::string>>>& rows, TimeMs now) {
    rows.emplace_back(due_note, std::to_string(now + hour));
    rows.emplace_back(place_note, std::nullopt);
}

void pin_as_evidence(Session& session, const StoredDocument& document,
                     std::span<const std::uint32_t> numbers) noexcept {
    try {
        pin_versions(session.writing(), document, numbers);
    } catch (const std::exception&) {
        // A session that only reads, or a disk that is full.
    }
}

void pin_exported(Session& session, std::string_view record_id) noexcept {
    try {
        const Store& store = session.asking();
        auto document = store.find_document(record_id);
        if (!document) {
            if (const auto provision = store.find_provision(record_id)) {
                document = provision->document;
            }
        }
        if (document) {
            std::vector<std::uint32_t> numbers;
            for (const StoredVersion& version : store.versions(*document)) {
                numbers.push_back(version.number);
            }
            pin_as_evidence(session, *document, numbers);
        }
    } catch (const std::exception&) {
        // As above; who asked is told by the export itself.
    }
}

}  // namespace smallprint
