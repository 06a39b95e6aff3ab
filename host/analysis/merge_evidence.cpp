#include "analysis/merge_evidence.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "analysis/best_quote.h"
#include "analysis/conditions.h"
#include "analysis/wording.h"

namespace smallprint {
namespace {

constexpr double about_as_sure = 0.05;
constexpr std::size_t longest_date_line = 60;  ///< Bytes of "Effective date: 28 June 2021." and its like.

/// From this certainty on the quoted words say it plainly, and rules may choose among them.
constexpr std::int64_t plain = 70;

/// How sure the model is that the quoted words say it; 0 where it was not asked.
std::int64_t certainty_of(const Evidence& evidence) {
    const auto found = evidence.facts.find("certainty");
    const auto* percent = found == evidence.facts.end() ? nullptr : std::get_if<std::int64_t>(&found->second);
    return percent == nullptr ? 0 : *percent;
}

/// What is serious must be said by the quoted sentence itself, not by its neighbour.
bool shows_severity(const Placed& placed, Severity severity) {
    return severity != Severity::high || placed.severity == Severity::high;
}

int strength(MatchKind kind) {
    switch (kind) {
        case MatchKind::exact:
            return 3;
        case MatchKind::near:
            return 2;
        case MatchKind::rule:
            return 1;
        case MatchKind::model:
            return 0;
    }
    return 0;
}

/// The fact that a reader gives this one with; the two are about the same words.
std::string_view part_of(std::string_view name) {
    if (name == "retention_days") {
        return "retention";
    }
    if (name == "amount_currency" || name == "amount_value" || name == "amounts") {
        return "amount";
    }
    if (name == "notice_period") {
        return "notice_days";
    }
    return name == "period" ? std::string_view("days") : std::string_view();
}

/// Readers' facts of the same clause are taken over; of other clauses only that a way out is offered,
/// since amounts and periods there may be about something else.
void add_facts(Candidate& candidate, const std::vector<Placed>& group) {
    const Facts own = candidate.evidence.facts;
    for (const Placed& placed : group) {
        if (placed.stance != candidate.stance) {
            continue;
        }
        for (const auto& [name, value] : placed.evidence->facts) {
            const std::string_view main = part_of(name);
            if (name == "audience" || name == "region" || name == "part_for" || name == "certainty" ||
                (!main.empty() && own.count(std::string(main)) != 0)) {
                continue;  // Whom another sentence speaks of, and what its days are of, is not this one's.
            }
            const auto& joined = candidate.type->join_facts;
            if (placed.clause == candidate.clause || name == "opt_out" ||
                std::find(joined.begin(), joined.end(), name) != joined.end()) {
                candidate.evidence.facts.emplace(name, value);
            }
        }
    }
}

/// Whether two findings are about the same people.
bool for_the_same(const Facts& a, const Facts& b) {
    constexpr std::string_view people[] = {"audience", "region", "part_for"};
    return std::all_of(std::begin(people), std::end(people), [&a, &b](std::string_view name) {
        const auto first = a.find(std::string(name));
        const auto second = b.find(std::string(name));
        return first == a.end() ? second == b.end() : second != b.end() && first->second == second->second;
    });
}

}  // namespace

Severity severity_of(const ClauseType& type, const Facts& facts, const Gathered& gathered) {
    const auto* rule = severity_rule(type, {&facts, &gathered.document, &gathered.types});
    return rule != nullptr ? rule->is : type.severity;
}

void Merger::merge(const ClauseType& type, std::vector<Placed>& list) {
    std::map<std::string, std::vector<Placed>> groups;
    for (Placed& placed : list) {
        placed.severity = severity_of(type, placed.evidence->facts, gathered_);
        std::string key;
        for (const std::string& name : type.distinct_by) {
            const auto found = placed.evidence->facts.find(name);
            key += found == placed.evidence->facts.end() ? std::string("\x01") : fact_text(found->second);
            key += '\x02';
        }
        groups[std::move(key)].push_back(placed);
    }
    for (auto& [key, group] : groups) {
        (void)key;
        keep_dated(type, group);
        if (!group.empty()) {
            gathered_.candidates.push_back(merge_group(type, group));
            groups_.push_back(std::move(group));
        }
    }
}

/// What dates the text is the date of the whole of it, not of one part or of something told in it.
void Merger::keep_dated(const ClauseType& type, std::vector<Placed>& group) {
    const auto& read = type.read_facts;
    if (std::find(read.begin(), read.end(), "date") == read.end()) {
        return;
    }
    if (!dates_) {
        dates_ = document_dates(document_);
    }
    const auto day_of = [](const Placed& placed) {
        const auto date = placed.evidence->facts.find("date");
        const auto* words =
            date == placed.evidence->facts.end() ? nullptr : std::get_if<std::string>(&date->second);
        return words == nullptr ? std::string() : date_in(*words);
    };
    const auto says_when_updated = [this, &day_of](const Placed& placed) {
        return !dates_->updated.empty() && day_of(placed) == dates_->updated;
    };
    const std::string known =
        std::any_of(group.begin(), group.end(), says_when_updated) ? dates_->updated : dates_->effective;
    const auto of_a_part = [this, &day_of, &known](const Placed& placed) {
        if (words_of(placed).find(" until ") != std::string_view::npos) {
            return true;  // An older text's.
        }
        if (dates_->updated.empty() && dates_->effective.empty()) {
            return !may_date(document_, document_.clauses[placed.clause].first_block) &&
                   words_of(placed).size() > longest_date_line;
        }
        return known.empty() || day_of(placed) != known;
    };
    group.erase(std::remove_if(group.begin(), group.end(), of_a_part), group.end());
}

std::string_view Merger::words_of(const Placed& placed) const {
    const std::string_view text = document_.clauses[placed.clause].text;
    const auto [begin, end] = std::pair(placed.evidence->quote_begin, placed.evidence->quote_end);
    return begin < end && end <= text.size() ? text.substr(begin, end - begin) : std::string_view();
}

std::tuple<int, int, int, int, int, int, double, int, int> Merger::rank(const Placed& placed) const {
    const std::string_view words = words_of(placed);
    // What holds for everybody says more than what holds "if you are in …".
    const Facts& facts = placed.evidence->facts;
    const bool everywhere = facts.count("region") == 0 && facts.count("part_for") == 0;
    const bool general = facts.count("conditional") == 0;
    return {strength(placed.evidence->match) >= 2 ? 1 : 0,
            placed.stance == Stance::against_you ? 1 : 0,
            is_definition(words) ? 0 : 1,
            is_title(words) ? 0 : 1,
            certainty_of(*placed.evidence) >= plain ? 1 : 0,
            everywhere ? 1 : 0,
            placed.evidence->confidence,
            general ? 1 : 0,
            legibility(words)};
}

/// Whether `other` may stand for `best`: of the same stance, from as good a source, about as sure, and no
/// title or definition.
bool Merger::as_good(const Placed& other, const Placed& best, double less_sure) const {
    const std::string_view words = words_of(other);
    const bool as_known = strength(other.evidence->match) >= strength(best.evidence->match);
    return other.stance == best.stance && as_known && !is_title(words) && !is_definition(words) &&
           other.evidence->confidence + less_sure >= best.evidence->confidence;
}

/// As people read it, but for the service's name.
std::string Merger::headline_of(const ClauseType& type, const Facts& facts) const {
    const FactView view{&facts, &gathered_.document, &gathered_.types};
    const auto variant = std::find_if(type.variants.begin(), type.variants.end(),
                                      [&view](const WordsVariant& one) { return holds(one.when, view); });
    const bool own = variant != type.variants.end() && !variant->headline.empty();
    return fill_words(own ? variant->headline : type.headline, {}, view);
}

Candidate Merger::merge_group(const ClauseType& type, const std::vector<Placed>& group) const {
    // A known provision words the finding unless a rule saw something more serious.
    const auto best = std::max_element(group.begin(), group.end(), [this](const Placed& a, const Placed& b) {
        return std::tuple(a.severity, rank(a)) < std::tuple(b.severity, rank(b));
    });
    Candidate candidate = candidate_of(type, *best, group);
    // The words shown are those that the headline speaks of, where another sentence has them that may lend
    // facts.
    const std::string headline = headline_of(type, candidate.evidence.facts);
    Facts own = best->evidence->facts;
    if (const auto way_out = candidate.evidence.facts.find("opt_out");
        way_out != candidate.evidence.facts.end()) {
        own.insert(*way_out);  // It may well stand in a sentence of its own, which says less of what is done.
    }
    if (headline == headline_of(type, own)) {
        return candidate;
    }
    const Placed* shown = nullptr;
    for (const Placed& placed : group) {
        const bool lends_facts = placed.clause == best->clause || !type.join_facts.empty();
        const bool readable = !is_title(words_of(placed)) && !is_definition(words_of(placed));
        if (lends_facts && readable && shows_severity(placed, candidate.severity) &&
            placed.stance == best->stance && placed.evidence->match != MatchKind::model &&
            headline_of(type, placed.evidence->facts) == headline &&
            (shown == nullptr || rank(*shown) < rank(placed))) {
            shown = &placed;
        }
    }
    if (shown != nullptr) {
        if (Candidate other = candidate_of(type, *shown, group);
            other.severity == candidate.severity && headline_of(type, other.evidence.facts) == headline) {
            return other;
        }
    }
    return candidate;
}

Candidate Merger::candidate_of(const ClauseType& type, const Placed& chosen,
                               const std::vector<Placed>& group) const {
    Candidate candidate;
    candidate.type = &type;
    candidate.clause = chosen.clause;
    candidate.evidence = *chosen.evidence;
    candidate.stance = chosen.stance;
    add_facts(candidate, group);
    candidate.severity = severity_of(type, candidate.evidence.facts, gathered_);
    return candidate;
}

void Merger::part_quotes() {
    std::vector<std::size_t> order(groups_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto weight = [this](std::size_t at) {
        const Candidate& candidate = gathered_.candidates[at];
        return std::tuple(candidate.severity, candidate.type->importance);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&weight](std::size_t a, std::size_t b) { return weight(b) < weight(a); });
    for (const std::size_t at : order) {
        Candidate& candidate = gathered_.candidates[at];
        if (taken_.count({candidate.clause, candidate.evidence.quote_begin}) != 0) {
            show_otherwise(candidate, groups_[at]);
        }
        taken_.emplace(candidate.clause, candidate.evidence.quote_begin);
    }
}

/// Takes another sentence of which the same words would be said, where there is one.
void Merger::show_otherwise(Candidate& candidate, const std::vector<Placed>& group) const {
    const Placed now{candidate.clause, &candidate.evidence, candidate.stance, candidate.severity};
    std::optional<Candidate> best;
    const Placed* chosen = nullptr;
    for (const Placed& placed : group) {
        if (taken_.count({placed.clause, placed.evidence->quote_begin}) != 0 ||
            !for_the_same(placed.evidence->facts, candidate.evidence.facts) ||
            !shows_severity(placed, candidate.severity) || !as_good(placed, now, about_as_sure) ||
            (chosen != nullptr && !(rank(*chosen) < rank(placed)))) {
            continue;
        }
        Candidate other = candidate_of(*candidate.type, placed, group);
        if (other.severity == candidate.severity &&
            headline_of(*other.type, other.evidence.facts) ==
                headline_of(*candidate.type, candidate.evidence.facts)) {
            best = std::move(other);
            chosen = &placed;
        }
    }
    if (best) {
        candidate = std::move(*best);
    }
}

}  // namespace smallprint
