#include "analysis/gather.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "analysis/conditions.h"
#include "analysis/wording.h"

namespace smallprint {
namespace {

/// Evidence of one type in one clause, with where it is.
struct Placed {
    std::uint32_t clause = 0;
    const Evidence* evidence = nullptr;
    Stance stance = Stance::neutral;
    Severity severity = Severity::info;
};

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

constexpr std::string_view defining[] = {
    " means",    " mean ",         " shall mean",      " refers to",
    " refer to", " is defined as", " has the meaning", " shall have the meaning"};

/// Quotes of a sentence or two tell most; fragments and walls of text tell less.
int legibility(const Evidence& evidence) {
    const std::uint32_t size = evidence.quote_end - evidence.quote_begin;
    return size < 40 ? 0 : (size <= 420 ? 2 : 1);
}

/// Whether words only say what a name means ("\"Feedback\" means any …"): they do nothing by themselves.
bool is_definition(std::string_view words) {
    words = words.substr(0, 120);
    const std::size_t open = std::min({words.find('"'), words.find("\u201c"), words.find("\u2018")});
    if (open > 12) {  // Behind an enumerator at most.
        return false;
    }
    const auto behind = words.substr(open + 1);
    const std::size_t close = std::min({behind.find('"'), behind.find("\u201d"), behind.find("\u2019")});
    if (close == std::string_view::npos || close > 60) {
        return false;
    }
    const auto verb = behind.substr(close, 40);
    return std::any_of(std::begin(defining), std::end(defining), [verb](std::string_view words_of) {
        return verb.find(words_of) != std::string_view::npos;
    });
}

class Gatherer {
public:
    Gatherer(const Document& document, std::span<const std::vector<Evidence>> evidence,
             std::span<const Evidence> siblings, const Catalogue::Content& content)
        : document_(document), evidence_(evidence), siblings_(siblings), content_(content) {}

    Gathered run() {
        note_signals();
        place_all();
        for (auto& [type, list] : placed_) {
            gathered_.types.insert(type->id);
        }
        for (const Evidence& sibling : siblings_) {
            if (!sibling.type.empty() && sibling.type[0] != '@') {
                gathered_.types.insert(sibling.type);
            }
        }
        for (auto& [type, list] : placed_) {
            merge(*type, list);
        }
        derive_all();
        return std::move(gathered_);
    }

private:
    void note_signals() {
        const auto note = [this](const Evidence& evidence) {
            if (evidence.type.starts_with('@')) {
                signals_.insert(evidence.type);
                for (const auto& [name, value] : evidence.facts) {
                    gathered_.document.emplace(name, value);
                }
            }
        };
        for (const auto& clause : evidence_) {
            std::for_each(clause.begin(), clause.end(), note);
        }
        std::for_each(siblings_.begin(), siblings_.end(), note);
    }

    [[nodiscard]] bool in_context(const ClauseType& type, const Evidence& evidence) const {
        if (evidence.rule.empty()) {
            return true;
        }
        const Rule* rule = find_rule(type, evidence.rule);
        return rule != nullptr &&
               (rule->document.empty() ||
                std::any_of(rule->document.begin(), rule->document.end(),
                            [this](const std::string& term) { return signals_.count(term); }));
    }

    void place_all() {
        const std::size_t clauses = std::min(evidence_.size(), document_.clauses.size());
        for (std::uint32_t i = 0; i < clauses; ++i) {
            for (const Evidence& evidence : evidence_[i]) {
                const ClauseType* type = content_.type(evidence.type);
                if (type == nullptr || !in_context(*type, evidence)) {
                    continue;
                }
                Placed placed;
                placed.clause = i;
                placed.evidence = &evidence;
                placed.stance = type->stance;
                if (const Rule* rule = find_rule(*type, evidence.rule); rule != nullptr && rule->stance) {
                    placed.stance = *rule->stance;
                }
                placed_[type].push_back(placed);
            }
        }
    }

    [[nodiscard]] Severity severity_of(const ClauseType& type, const Facts& facts) const {
        const auto* rule = severity_rule(type, {&facts, &gathered_.document, &gathered_.types});
        return rule != nullptr ? rule->is : type.severity;
    }

    /// One finding for all evidence of a type, but for facts that the type keeps apart.
    void merge(const ClauseType& type, std::vector<Placed>& list) {
        std::map<std::string, std::vector<Placed>> groups;
        for (Placed& placed : list) {
            placed.severity = severity_of(type, placed.evidence->facts);
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
            gathered_.candidates.push_back(merge_group(type, group));
        }
    }

    [[nodiscard]] Candidate merge_group(const ClauseType& type, const std::vector<Placed>& group) const {
        const auto rank = [this](const Placed& placed) {
            // What holds for everybody says more than what holds "if you are in …".
            const bool general = placed.evidence->facts.count("conditional") == 0;
            return std::tuple(strength(placed.evidence->match) >= 2 ? 1 : 0,
                              placed.stance == Stance::against_you ? 1 : 0, defines(placed) ? 0 : 1,
                              placed.evidence->confidence, general ? 1 : 0, legibility(*placed.evidence));
        };
        // A known provision words the finding unless a rule saw something more serious.
        const auto best =
            std::max_element(group.begin(), group.end(), [&rank](const Placed& a, const Placed& b) {
                const auto severe = std::tuple(a.severity, rank(a));
                return severe < std::tuple(b.severity, rank(b));
            });
        Candidate candidate;
        candidate.type = &type;
        candidate.clause = best->clause;
        candidate.evidence = *best->evidence;
        candidate.stance = best->stance;
        add_facts(candidate, group);
        candidate.severity = severity_of(type, candidate.evidence.facts);
        return candidate;
    }

    [[nodiscard]] bool defines(const Placed& placed) const {
        const std::string_view text = document_.clauses[placed.clause].text;
        const auto [begin, end] = std::pair(placed.evidence->quote_begin, placed.evidence->quote_end);
        return begin < end && end <= text.size() && is_definition(text.substr(begin, end - begin));
    }

    /// Readers' facts of the same clause are taken over; of other clauses only that a way out is offered,
    /// since amounts and periods there may be about something else.
    static void add_facts(Candidate& candidate, const std::vector<Placed>& group) {
        const Facts own = candidate.evidence.facts;
        for (const Placed& placed : group) {
            if (placed.stance != candidate.stance) {
                continue;
            }
            for (const auto& [name, value] : placed.evidence->facts) {
                const std::string_view main = part_of(name);
                if (!main.empty() && own.count(std::string(main)) != 0) {
                    continue;  // The days of another sentence are not the days of this one's period.
                }
                const auto& joined = candidate.type->join_facts;
                if (placed.clause == candidate.clause || name == "opt_out" ||
                    std::find(joined.begin(), joined.end(), name) != joined.end()) {
                    candidate.evidence.facts.emplace(name, value);
                }
            }
        }
    }

    void derive_all() {
        // Twice, so that a derived type may serve another derivation.
        for (int round = 0; round < 2; ++round) {
            for (const ClauseType& type : content_.types) {
                if (std::none_of(gathered_.candidates.begin(), gathered_.candidates.end(),
                                 [&type](const Candidate& candidate) { return candidate.type == &type; })) {
                    derive(type);
                }
            }
        }
    }

    void derive(const ClauseType& type) {
        for (const Derivation& derivation : type.derive) {
            const Candidate* source = nullptr;
            Facts joined;
            bool all = true;
            for (const std::string& id : derivation.all) {
                if (id.starts_with('@')) {
                    all = all && signals_.count(id) != 0;
                    continue;
                }
                const Candidate* candidate = find(id);
                const Evidence* sibling = candidate == nullptr ? find_sibling(id) : nullptr;
                if (candidate == nullptr && sibling == nullptr) {
                    all = false;
                    break;
                }
                for (const auto& [name, value] :
                     candidate != nullptr ? candidate->evidence.facts : sibling->facts) {
                    std::string qualified = id;
                    qualified.append(".").append(name);
                    joined.emplace(std::move(qualified), value);
                }
                if (id == derivation.quote_from) {
                    source = candidate;
                }
            }
            const FactView view{&joined, &gathered_.document, &gathered_.types};
            if (!all || source == nullptr || !holds(derivation.when, view)) {
                continue;
            }
            Candidate made;
            made.type = &type;
            made.clause = source->clause;
            made.evidence = source->evidence;
            made.evidence.type = type.id;
            made.evidence.rule.clear();
            made.evidence.provision.clear();
            made.evidence.match = MatchKind::rule;
            made.evidence.similarity = 0.0;
            made.evidence.confidence = std::min(derivation.confidence, source->evidence.confidence);
            made.evidence.facts = source->evidence.facts;
            for (const auto& [name, value] : derivation.facts) {
                made.evidence.facts[name] = value;
            }
            made.stance = type.stance;
            made.severity = severity_of(type, made.evidence.facts);
            gathered_.types.insert(type.id);
            gathered_.candidates.push_back(std::move(made));
            return;
        }
    }

    [[nodiscard]] const Candidate* find(std::string_view id) const {
        const auto found =
            std::find_if(gathered_.candidates.begin(), gathered_.candidates.end(),
                         [id](const Candidate& candidate) { return candidate.type->id == id; });
        return found == gathered_.candidates.end() ? nullptr : &*found;
    }
    [[nodiscard]] const Evidence* find_sibling(std::string_view id) const {
        const auto found = std::find_if(siblings_.begin(), siblings_.end(),
                                        [id](const Evidence& evidence) { return evidence.type == id; });
        return found == siblings_.end() ? nullptr : &*found;
    }

    const Document& document_;
    std::span<const std::vector<Evidence>> evidence_;
    std::span<const Evidence> siblings_;
    const Catalogue::Content& content_;
    Gathered gathered_;
    std::set<std::string, std::less<>> signals_;

    struct ByAddress {  // Types lie in one list, so their order there is the order here.
        bool operator()(const ClauseType* a, const ClauseType* b) const { return std::less<>()(a, b); }
    };
    std::map<const ClauseType*, std::vector<Placed>, ByAddress> placed_;
};

}  // namespace

const Rule* find_rule(const ClauseType& type, std::string_view id) {
    const auto found =
        std::find_if(type.rules.begin(), type.rules.end(), [id](const Rule& rule) { return rule.id == id; });
    return found == type.rules.end() ? nullptr : &*found;
}

Gathered gather(const Document& document, std::span<const std::vector<Evidence>> evidence,
                std::span<const Evidence> siblings, const Catalogue::Content& content) {
    return Gatherer(document, evidence, siblings, content).run();
}

}  // namespace smallprint
