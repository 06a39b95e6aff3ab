// When a clause stood in a document: from its newest version back until the clause is found, then through all
// versions by the numbers of its blocks alone.
#include "history/clause_life.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "history/blocks.h"
#include "history/connection.h"
#include "history/store_parts.h"
#include "history/versions.h"

namespace smallprint {

namespace {

using history::BlockId;

constexpr std::size_t key_size = 16;

struct VersionList {
    std::uint32_t number = 0;
    TimeMs captured_at = 0;
    std::vector<BlockId> blocks;
};

std::vector<VersionList> all_lists(history::Connection& connection, std::int64_t document) {
    std::vector<VersionList> versions;
    history::Query rows = connection.query(
        "SELECT number, captured_at, base, list, let_go FROM version WHERE document = ? ORDER BY number");
    rows.integer(document);
    while (rows.step()) {
        if (rows.integer_at(4) != 0 && !versions.empty()) {
            continue;  // Let go: nobody can say any more what it had (let_go.h).
        }
        const bool full = rows.integer_at(2) == 0;
        auto list = history::decode_list(
            full || versions.empty() ? std::span<const BlockId>{} : versions.back().blocks, rows.blob_at(3));
        versions.push_back({rows.count_at(0), rows.integer_at(1), std::move(list)});
    }
    return versions;
}

bool is_one_of(const Clause& clause, std::span<const std::string> keys) {
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return key.size() == key_size &&
               std::equal(key.begin(), key.end(), clause.sha256.begin(),
                          [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
    });
}

// Runs of block numbers that are the clause, in one version.
using Runs = std::vector<std::vector<BlockId>>;

class LifeFinder {
public:
    LifeFinder(history::Connection& connection, std::span<const std::string> clauses)
        : connection_(connection), clauses_(clauses) {}

    /// Adds to `runs` the clause's forms in a version; true if there is one.
    bool add_runs(const VersionList& version, Runs& runs) {
        std::vector<BlockId> missing;
        for (const BlockId id : version.blocks) {
            if (!blocks_.contains(id)) {
                missing.push_back(id);
            }
        }
        std::vector<Block> loaded = history::load_blocks(connection_, missing);
        for (std::size_t i = 0; i < missing.size(); ++i) {
            blocks_.emplace(missing[i], std::move(loaded[i]));
        }
        std::vector<Block> text;
        text.reserve(version.blocks.size());
        for (const BlockId id : version.blocks) {
            text.push_back(blocks_.at(id));
        }
        const Document document = document_from_blocks(std::move(text));
        bool found = false;
        for (const Clause& clause : document.clauses) {
            if (is_one_of(clause, clauses_)) {
                const auto first = version.blocks.begin() + clause.first_block;
                runs.emplace_back(first, first + clause.block_count);
                found = true;
            }
        }
        return found;
    }

private:
    history::Connection& connection_;
    std::span<const std::string> clauses_;
    std::map<BlockId, Block> blocks_;
};

bool has_run(const VersionList& version, const Runs& runs) {
    return std::any_of(runs.begin(), runs.end(), [&](const std::vector<BlockId>& run) {
        return std::search(version.blocks.begin(), version.blocks.end(), run.begin(), run.end()) !=
               version.blocks.end();
    });
}

}  // namespace

std::optional<ClauseLife> clause_life(const Store& store, const StoredDocument& document,
                                      std::span<const std::string> clauses) {
    history::Connection& connection = StoreParts::connection(store);
    return history::guarded([&]() -> std::optional<ClauseLife> {
        connection.refresh();
        const SQLite::Transaction snapshot(connection.database());
        const std::vector<VersionList> versions = all_lists(connection, document.row);
        LifeFinder finder(connection, clauses);
        Runs runs;
        std::size_t last = versions.size();
        while (last > 0 && !finder.add_runs(versions[last - 1], runs)) {
            --last;
        }
        if (last == 0) {
            return std::nullopt;
        }
        --last;
        std::size_t first = last;
        // The clause may have had other forms before (its words in other blocks, other words of the same
        // record): where the known forms end, the version before is read.
        while (first > 0 &&
               (has_run(versions[first - 1], runs) || finder.add_runs(versions[first - 1], runs))) {
            --first;
        }
        ClauseLife life;
        life.first_version = versions[first].number;
        life.first_seen = versions[first].captured_at;
        life.last_version = versions[last].number;
        life.in_force = last + 1 == versions.size();
        if (life.in_force) {
            const auto now = history::document_by_row(connection, document.row);
            life.last_present = std::max(versions[last].captured_at, now ? now->last_verified : 0);
        } else {
            life.last_present = versions[last].captured_at;
            life.gone_in_version = versions[last + 1].number;
            life.gone_since = versions[last + 1].captured_at;
        }
        return life;
    });
}

}  // namespace smallprint
