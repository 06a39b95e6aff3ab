#include "analysis/gather.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/conditions.h"
#include "analysis/merge_evidence.h"

namespace smallprint {
namespace {

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
        Merger merger(document_, gathered_);
        for (auto& [type, list] : placed_) {
            merger.merge(*type, list);
        }
        merger.part_quotes();
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
            made.severity = severity_of(type, made.evidence.facts, gathered_);
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
