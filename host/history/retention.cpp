#include "history/retention.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "history/erase.h"
#include "history/feedback.h"
#include "history/let_go.h"
#include "history/store_parts.h"
#include "history/versions.h"

namespace smallprint {

namespace {

using history::Connection;
using history::Query;
using Numbers = std::set<std::uint32_t>;

constexpr TimeMs day = TimeMs{24} * 60 * 60 * 1000;

// By document, the versions that feedback acts name: what a person agreed to, or refused.
std::map<std::string, Numbers> named_by_feedback(Connection& connection) {
    std::map<std::string, Numbers> named;
    std::vector<std::int64_t> acts;
    {
        Query rows = connection.query("SELECT min(seq) FROM feedback GROUP BY documents");
        while (rows.step()) {
            acts.push_back(rows.integer_at(0));
        }
    }
    for (const std::int64_t seq : acts) {
        if (const auto act = history::feedback_by_seq(connection, seq)) {
            for (const FeedbackTerms& terms : act->documents) {
                named[terms.document_id].insert(terms.version);
            }
        }
    }
    return named;
}

struct Version {
    std::uint32_t number = 0;
    TimeMs captured_at = 0;
    TimeMs out_of_force = 0;
    bool kept = true;
};

std::vector<Version> times_of(Connection& connection, std::int64_t document) {
    std::vector<Version> versions;
    Query rows = connection.query(
        "SELECT number, captured_at, let_go FROM version WHERE document = ? ORDER BY number");
    rows.integer(document);
    while (rows.step()) {
        const TimeMs at = rows.integer_at(1);
        if (!versions.empty()) {
            // An archive's late capture may come after a later one.
            versions.back().out_of_force = std::max(versions.back().captured_at, at);
        }
        versions.push_back({rows.count_at(0), at, at, rows.integer_at(2) == 0});
    }
    return versions;
}

class Chooser {
public:
    Chooser(Connection& connection, const RetentionRules& rules)
        : connection_(connection), rules_(rules), feedback_(named_by_feedback(connection)) {}

    /// The versions of the document that the rules let go.
    Numbers of(const StoredDocument& document) {
        const std::vector<Version> all = times_of(connection_, document.row);
        Numbers numbers;
        if (all.size() <= always_kept) {
            return numbers;
        }
        const auto kept = static_cast<std::size_t>(
            std::count_if(all.begin(), all.end(), [](const Version& one) { return one.kept; }));
        std::size_t newer = kept;  // kept ones from here on, this one among them
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!all[i].kept) {
                continue;
            }
            const bool by_count = rules_.versions && newer > static_cast<std::size_t>(
                                                                 std::max<std::int64_t>(*rules_.versions, 0));
            const bool by_time = rules_.days && all[i].out_of_force < connection_.now() - *rules_.days * day;
            if (i != 0 && i + 2 < all.size() && (by_count || by_time)) {
                numbers.insert(all[i].number);
            }
            --newer;
        }
        if (!numbers.empty()) {
            for (const std::uint32_t number : protected_of(document, all)) {
                numbers.erase(number);
            }
        }
        return numbers;
    }

private:
    static constexpr std::size_t always_kept = 3;  // the first and the newest two

    Numbers protected_of(const StoredDocument& document, const std::vector<Version>& all) {
        Numbers numbers;
        const auto latest = std::max_element(all.begin(), all.end(), [](const Version& a, const Version& b) {
            return a.captured_at < b.captured_at;
        });
        numbers.insert(latest->number);
        if (const auto named = feedback_.find(document.id); named != feedback_.end()) {
            numbers.insert(named->second.begin(), named->second.end());
        }
        Query pins = connection_.query("SELECT number FROM pin WHERE document = ?");
        pins.integer(document.row);
        while (pins.step()) {
            numbers.insert(pins.count_at(0));
        }
        Query changes = connection_.query(
            "SELECT from_number, to_number FROM change WHERE document = ? AND (pending = 1 OR (substantive = "
            "1 AND seen = 0))");
        changes.integer(document.row);
        while (changes.step()) {
            numbers.insert({changes.count_at(0), changes.count_at(1)});
        }
        return numbers;
    }

    Connection& connection_;
    const RetentionRules& rules_;
    std::map<std::string, Numbers> feedback_;
};

std::vector<std::int64_t> rows_after(Connection& connection, std::int64_t after) {
    std::vector<std::int64_t> rows;
    Query all = connection.query("SELECT id FROM document WHERE versions > 3 AND id > ? ORDER BY id");
    all.integer(after);
    while (all.step()) {
        rows.push_back(all.integer_at(0));
    }
    return rows;
}

}  // namespace

LetGo let_go_by(Store& store, const RetentionRules& rules, std::int64_t after,
                std::chrono::milliseconds budget) {
    LetGo went;
    if (!rules.any()) {
        return went;
    }
    const auto end = std::chrono::steady_clock::now() + budget;
    Connection& connection = StoreParts::connection(store);
    return history::guarded([&] {
        connection.require_writable();
        Chooser chooser(connection, rules);
        for (const std::int64_t row : rows_after(connection, after)) {
            const auto looked_at = history::document_by_row(connection, row);
            if (looked_at && !chooser.of(*looked_at).empty()) {
                history::WriteTransaction transaction(connection);
                // Anew, now that nobody else writes: it may have been cited meanwhile.
                const auto document = history::document_by_row(connection, row);
                const Numbers numbers = document ? Chooser(connection, rules).of(*document) : Numbers();
                if (!numbers.empty()) {
                    history::let_go_versions(connection, *document, numbers);
                    connection
                        .query(
                            "INSERT OR REPLACE INTO setting (name, value) VALUES ('_let_go_traces', 'true')")
                        .run();
                    ++went.documents;
                    went.versions += numbers.size();
                }
                transaction.commit();
            }
            if (std::chrono::steady_clock::now() >= end) {
                went.next = row;
                return went;
            }
        }
        return went;
    });
}

LetGo would_let_go(const Store& store, const RetentionRules& rules) {
    LetGo would;
    if (!rules.any()) {
        return would;
    }
    Connection& connection = StoreParts::connection(store);
    return history::guarded([&] {
        connection.refresh();
        const SQLite::Transaction snapshot(connection.database());
        Chooser chooser(connection, rules);
        for (const std::int64_t row : rows_after(connection, 0)) {
            const auto document = history::document_by_row(connection, row);
            const std::size_t count = document ? chooser.of(*document).size() : 0;
            would.documents += count > 0 ? 1U : 0U;
            would.versions += count;
        }
        return would;
    });
}

bool clear_let_go_traces(Store& store) {
    Connection& connection = StoreParts::connection(store);
    return history::guarded([&] {
        connection.require_writable();
        {
            Query left = connection.query("SELECT 1 FROM setting WHERE name = '_let_go_traces'");
            if (!left.step()) {
                return true;
            }
        }
        // Evidence holds words of clauses; it is a cache, and is read anew.
        connection.query("DELETE FROM evidence").run();
        if (!history::clear_traces(connection)) {
            return false;
        }
        connection.query("DELETE FROM setting WHERE name = '_let_go_traces'").run();
        return true;
    });
}

void pin_versions(Store& store, const StoredDocument& document, std::span<const std::uint32_t> numbers) {
    Connection& connection = StoreParts::connection(store);
    history::guarded([&] {
        connection.require_writable();
        const auto is_pinned = [&](std::uint32_t number) {
            Query pin = connection.query("SELECT 1 FROM pin WHERE document = ? AND number = ?");
            return pin.integer(document.row).integer(number).step();
        };
        if (std::all_of(numbers.begin(), numbers.end(), is_pinned)) {
            return;
        }
        history::WriteTransaction transaction(connection);
        for (const std::uint32_t number : numbers) {
            connection.query("INSERT OR IGNORE INTO pin (document, number, at) VALUES (?, ?, ?)")
                .integer(document.row)
                .integer(number)
                .integer(connection.now())
                .run();
        }
        transaction.commit();
    });
}

std::uint32_t let_go_count(const Store& store, const StoredDocument& document) {
    Connection& connection = StoreParts::connection(store);
    return history::guarded([&] {
        connection.refresh();
        Query count = connection.query("SELECT count(*) FROM version WHERE document = ? AND let_go <> 0");
        return count.integer(document.row).step() ? count.count_at(0) : 0U;
    });
}

}  // namespace smallprint
