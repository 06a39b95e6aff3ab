// When a clause stood in a document: from its newest version back until the clause is found, then through all
// versions by the numbers of its blocks alone.
#include "history/clause_life.h"

#include <algorithm>
#include <string>
#include <vector>

namespace smallprint {

namespace {

constexpr std::size_t key_size = 16;

using List = std::vector<std::int64_t>;

bool is_one_of(const Clause& clause, std::span<const std::string> keys) {
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return key.size() == key_size &&
               std::equal(key.begin(), key.end(), clause.sha256.begin(),
                          [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
    });
}

// Runs of block numbers that are the clause, in one version.
using Runs = std::vector<List>;

// Adds to `runs` the clause's forms in a version; true if there is one.
bool add_runs(TextSeries& texts, std::size_t at, std::span<const std::string> keys, Runs& runs) {
    const auto text = texts.text(at);
    bool found = false;
    for (const Clause& clause : text->clauses) {
        if (is_one_of(clause, keys)) {
            const auto first = texts.lists()[at].begin() + clause.first_block;
            runs.emplace_back(first, first + clause.block_count);
            found = true;
        }
    }
    return found;
}

bool has_run(const List& list, const Runs& runs) {
    return std::any_of(runs.begin(), runs.end(), [&](const List& run) {
        return std::search(list.begin(), list.end(), run.begin(), run.end()) != list.end();
    });
}

}  // namespace

std::optional<ClauseLife> clause_life(TextSeries& texts, std::span<const std::string> clauses) {
    const std::vector<StoredVersion>& versions = texts.versions();
    Runs runs;
    std::size_t last = versions.size();
    while (last > 0 && !add_runs(texts, last - 1, clauses, runs)) {
        --last;
    }
    if (last == 0) {
        return std::nullopt;
    }
    --last;
    std::size_t first = last;
    // The clause may have had other forms before (its words in other blocks, other words of the same record):
    // where the known forms end, the version before is read.
    while (first > 0 &&
           (has_run(texts.lists()[first - 1], runs) || add_runs(texts, first - 1, clauses, runs))) {
        --first;
    }
    ClauseLife life;
    life.first_version = versions[first].number;
    life.first_seen = versions[first].captured_at;
    life.last_version = versions[last].number;
    life.in_force = last + 1 == versions.size();
    if (life.in_force) {
        life.last_present = std::max(versions[last].captured_at, texts.document().last_verified);
    } else {
        life.last_present = versions[last].captured_at;
        life.gone_in_version = versions[last + 1].number;
        life.gone_since = versions[last + 1].captured_at;
    }
    return life;
}

std::optional<ClauseLife> clause_life(const Store& store, const StoredDocument& document,
                                      std::span<const std::string> clauses) {
    TextSeries texts(store, document);
    return clause_life(texts, clauses);
}

}  // namespace smallprint
