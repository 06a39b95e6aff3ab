#include "service/clause_history.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "analysis/changes.h"
#include "base/error.h"

namespace smallprint {
namespace {

using Blocks = std::vector<std::int64_t>;

constexpr std::size_t clause_key_bytes = 16;

bool has_key(const Clause& clause, const std::string& key) noexcept {
    return key.size() == clause_key_bytes &&
           std::equal(key.begin(), key.end(), clause.sha256.begin(),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

// A clause as it stands in one version.
struct Found {
    std::uint32_t clause = 0;
    Blocks blocks;  // with the neighbour on each side, 0 where there is none: what decides that it is this
                    // clause
    std::string text;
    Sha256Digest sha256{};
};

Found found_in(const Document& text, std::uint32_t index, const Blocks& list) {
    const Clause& clause = text.clauses[index];
    Found found{index, {}, clause.text, clause.sha256};
    const auto begin = static_cast<std::size_t>(clause.first_block);
    const auto end = begin + clause.block_count;
    if (end > list.size()) {
        throw Error(ErrorCode::store_unavailable, "The history is damaged; run `smallprint history verify`.");
    }
    found.blocks.push_back(begin == 0 ? 0 : list[begin - 1]);
    found.blocks.insert(found.blocks.end(), list.begin() + static_cast<std::ptrdiff_t>(begin),
                        list.begin() + static_cast<std::ptrdiff_t>(end));
    found.blocks.push_back(end == list.size() ? 0 : list[end]);
    return found;
}

// The same blocks between the same neighbours.
bool has_unchanged(const Blocks& list, const Blocks& wanted) {
    const std::span<const std::int64_t> inner(wanted.data() + 1, wanted.size() - 2);
    for (auto at = list.begin();;) {
        at = std::search(at, list.end(), inner.begin(), inner.end());
        if (at == list.end()) {
            return false;
        }
        const auto after = at + static_cast<std::ptrdiff_t>(inner.size());
        const std::int64_t left = at == list.begin() ? 0 : *(at - 1);
        const std::int64_t right = after == list.end() ? 0 : *after;
        if (left == wanted.front() && right == wanted.back()) {
            return true;
        }
        ++at;
    }
}

std::optional<std::uint32_t> with_hash(const Document& text, const Sha256Digest& sha256) {
    for (std::uint32_t i = 0; i < text.clauses.size(); ++i) {
        if (text.clauses[i].sha256 == sha256) {
            return i;
        }
    }
    return std::nullopt;
}

class Follower {
public:
    Follower(const Services& services, TextSeries& texts, const StoredProvision& provision)
        : services_(services),
          texts_(texts),
          provision_(provision),
          versions_(texts.versions()),
          lists_(texts.lists()),
          states_(versions_.size()) {}

    ClauseHistory follow() {
        const std::size_t anchor = find_anchor();
        walk_back(anchor);
        walk_on(anchor);
        return in_runs();
    }

private:
    // The newest version that has one of the clauses that had the id.
    std::size_t find_anchor() {
        for (std::size_t at = versions_.size(); at-- > 0;) {
            if (at + 1 < versions_.size() && !brings_anything(at, at + 1)) {
                continue;
            }
            const auto document = texts_.text(at);
            for (std::uint32_t i = 0; i < document->clauses.size(); ++i) {
                if (std::ranges::any_of(provision_.clauses, [&](const std::string& key) {
                        return has_key(document->clauses[i], key);
                    })) {
                    states_[at] = found_in(*document, i, lists_[at]);
                    return at;
                }
            }
        }
        throw Error(ErrorCode::not_found, "No version has the words of this record any more.");
    }

    // Whether version `at` has a block that `other` has not.
    bool brings_anything(std::size_t at, std::size_t other) const {
        const std::set<std::int64_t> known(lists_[other].begin(), lists_[other].end());
        return std::ranges::any_of(lists_[at], [&](std::int64_t block) { return !known.contains(block); });
    }

    // The state of `at` from that of its neighbour `from`, which has the clause.
    std::optional<Found> follow_step(std::size_t from, std::size_t at) {
        const Found& known = *states_[from];
        if (has_unchanged(lists_[at], known.blocks)) {
            return known;
        }
        const auto there = texts_.text(at);
        if (const auto same = with_hash(*there, known.sha256)) {
            return found_in(*there, *same, lists_[at]);
        }
        const auto here = texts_.text(from);
        const auto place = with_hash(*here, known.sha256);
        const bool forward = from < at;
        const auto kept = compare(VersionView{forward ? *here : *there, {}},
                                  VersionView{forward ? *there : *here, {}}, services_.catalogue(), {})
                              .kept;
        for (const ClausePair& pair : kept) {
            if (place && (forward ? pair.before : pair.after) == *place) {
                return found_in(*there, forward ? pair.after : pair.before, lists_[at]);
            }
        }
        return std::nullopt;
    }

    // Where the clause is not: whether words that it had before are back.
    std::optional<Found> look_for_return(std::size_t at) {
        for (const Found& earlier : had_) {
            const std::span<const std::int64_t> inner(earlier.blocks.data() + 1, earlier.blocks.size() - 2);
            if (std::search(lists_[at].begin(), lists_[at].end(), inner.begin(), inner.end()) ==
                lists_[at].end()) {
                continue;
            }
            const auto document = texts_.text(at);
            if (const auto same = with_hash(*document, earlier.sha256)) {
                return found_in(*document, *same, lists_[at]);
            }
        }
        return std::nullopt;
    }

    void remember(const Found& found) {
        constexpr std::size_t most_forms = 16;
        if (had_.size() < most_forms &&
            std::ranges::none_of(had_, [&](const Found& one) { return one.sha256 == found.sha256; })) {
            had_.push_back(found);
        }
    }

    void walk(std::size_t from, std::size_t at) {
        if (states_[from]) {
            remember(*states_[from]);
        }
        states_[at] = states_[from] ? follow_step(from, at) : look_for_return(at);
    }

    void walk_back(std::size_t anchor) {
        for (std::size_t at = anchor; at-- > 0;) {
            walk(at + 1, at);
        }
    }

    void walk_on(std::size_t anchor) {
        for (std::size_t at = anchor + 1; at < versions_.size(); ++at) {
            walk(at - 1, at);
        }
    }

    ClauseHistory in_runs() {
        ClauseHistory history;
        std::size_t begin = 0;
        while (begin < states_.size() && !states_[begin]) {
            ++begin;  // before it was there
        }
        bool was_there = false;
        bool gone = false;
        for (std::size_t at = begin; at < states_.size(); ++at) {
            const auto& state = states_[at];
            const Sha256Digest hash = state ? state->sha256 : Sha256Digest{};
            if (!history.runs.empty() && history.runs.back().clause_sha256 == hash) {
                history.runs.back().end = versions_[at];
            } else {
                const ClauseStep step = !state       ? ClauseStep::gone
                                        : !was_there ? ClauseStep::first
                                        : gone       ? ClauseStep::returned
                                                     : ClauseStep::edited;
                history.runs.push_back({step, versions_[at], versions_[at], state ? state->text : "", hash});
            }
            gone = !state;
            was_there = was_there || state;
            if (state) {
                history.shown = history.runs.size() - 1;
                history.version = versions_[at];
                history.clause = state->clause;
                last_ = at;
            }
        }
        history.text = *texts_.text(last_);
        return history;
    }

    const Services& services_;
    TextSeries& texts_;
    const StoredProvision& provision_;
    const std::vector<StoredVersion>& versions_;
    const std::vector<Blocks>& lists_;
    std::vector<std::optional<Found>> states_;  // by version; nothing: it does not have the clause
    std::vector<Found> had_;
    std::size_t last_ = 0;
};

}  // namespace

const char* to_string(ClauseStep step) noexcept {
    switch (step) {
        case ClauseStep::first:
            return "first";
        case ClauseStep::edited:
            return "edited";
        case ClauseStep::gone:
            return "gone";
        case ClauseStep::returned:
            return "returned";
    }
    return "first";
}

ClauseHistory clause_history(const Services& services, TextSeries& texts, const StoredProvision& provision) {
    return Follower(services, texts, provision).follow();
}

}  // namespace smallprint
