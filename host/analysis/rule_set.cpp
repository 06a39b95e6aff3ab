#include "analysis/rule_set.h"

#include <algorithm>

namespace smallprint {
namespace {

bool any_of(const std::vector<TermId>& terms, const LexiconHits& hits) {
    return std::any_of(terms.begin(), terms.end(), [&hits](TermId term) { return hits.has(term); });
}

}  // namespace

RuleSet::RuleSet(const Catalogue::Content& content) : content_(content), lexicon_(content.terms) {
    const auto compile = [this](const Rule& rule, const ClauseType* type) {
        CompiledRule compiled;
        compiled.rule = &rule;
        compiled.type = type;
        const auto all = [this](const std::vector<std::string>& names) {
            std::vector<TermId> terms;
            terms.reserve(names.size());
            for (const std::string& name : names) {
                terms.push_back(lexicon_.add(name));
            }
            return terms;
        };
        for (const auto& slot : rule.find) {
            compiled.slots.push_back(all(slot));
        }
        if (std::find(rule.needs.begin(), rule.needs.end(), need_by_firm) != rule.needs.end()) {
            compiled.firms_part = rule.order.empty() ? 0 : rule.order.front();
        }
        compiled.unless = all(rule.unless);
        compiled.heading = all(rule.heading);
        compiled.clause = all(rule.clause_context);
        for (const std::string& name : rule.document) {
            if (std::find(document_names_.begin(), document_names_.end(), name) == document_names_.end()) {
                document_names_.push_back(name);
                document_terms_.push_back(lexicon_.add(name));
            }
        }
        rules_.push_back(std::move(compiled));
    };
    for (const Rule& signal : content.signals) {
        compile(signal, nullptr);
    }
    for (const ClauseType& type : content.types) {
        for (const Rule& rule : type.rules) {
            compile(rule, &type);
        }
    }
    lexicon_.prepare();

    wakes_.resize(lexicon_.words().count());
    rules_by_term_.resize(lexicon_.term_count());
    for (std::uint32_t i = 0; i < rules_.size(); ++i) {
        const auto commonness = [this](const std::vector<TermId>& slot) {
            std::uint64_t sum = 0;
            for (const TermId term : slot) {
                sum += lexicon_.commonness(term);
            }
            return sum;
        };
        const auto& slots = rules_[i].slots;
        const auto rarest = std::min_element(slots.begin(), slots.end(), [&](const auto& a, const auto& b) {
            return commonness(a) < commonness(b);
        });
        for (const TermId term : *rarest) {
            rules_by_term_[term].push_back(i);
            note_wakers(
                term, rules_[i].rule->scope == RuleScope::clause ? wakes_clause_rules : wakes_sentence_rules);
        }
    }
    for (const TermId term : document_terms_) {
        note_wakers(term, wakes_sentence_rules);
    }
}

void RuleSet::note_wakers(TermId term, Wake wake) {
    std::vector<bool> wakers;
    lexicon_.mark_wakers(term, wakers);
    for (std::size_t symbol = 0; symbol < wakers.size(); ++symbol) {
        if (wakers[symbol]) {
            wakes_[symbol] = static_cast<std::uint8_t>(wakes_[symbol] | wake);
        }
    }
}

void RuleSet::candidates(const LexiconHits& hits, RuleScope scope, std::vector<std::uint32_t>& found) const {
    found.clear();
    for (const TermId term : hits.terms()) {
        for (const std::uint32_t index : rules_by_term_[term]) {
            const CompiledRule& rule = rules_[index];
            if (rule.rule->scope == scope &&
                std::all_of(rule.slots.begin(), rule.slots.end(),
                            [&hits](const auto& slot) { return any_of(slot, hits); })) {
                found.push_back(index);
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
}

namespace {

/// Tries assignments of hits to slots, closest first found wins; gives up after a fixed number of steps.
class Search {
public:
    Search(const CompiledRule& rule, const LexiconHits& hits, const Grammar& grammar, std::uint32_t from)
        : rule_(rule), grammar_(grammar), from_(from) {
        for (const auto& slot : rule.slots) {
            std::vector<Span> spans;
            for (const TermId term : slot) {
                const auto found = hits.of(term);
                spans.insert(spans.end(), found.begin(), found.end());
            }
            std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
                return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
            });
            choices_.push_back(std::move(spans));
        }
        chosen_.resize(choices_.size());
    }

    [[nodiscard]] std::optional<RuleMatch> run() {
        choose(0);
        return std::move(best_);
    }

private:
    static constexpr std::uint32_t most_steps = 6000;

    void choose(std::size_t slot) {
        if (slot == choices_.size()) {
            judge();
            return;
        }
        for (const Span& span : choices_[slot]) {
            if (++steps_ > most_steps) {
                return;
            }
            if (rule_.rule->negation_of == slot && rule_.rule->negation != Demand::any) {
                const bool negated = grammar_.negates(span.begin, span.end);
                if (negated != (rule_.rule->negation == Demand::present)) {
                    continue;
                }
            }
            if (rule_.firms_part == slot && span.begin < grammar_.by_others.size() &&
                grammar_.by_others[span.begin]) {
                continue;
            }
            chosen_[slot] = span;
            choose(slot + 1);
        }
    }

    void judge() {
        std::uint32_t begin = chosen_[0].begin;
        std::uint32_t end = chosen_[0].end;
        std::uint32_t furthest = 0;
        for (const Span& span : chosen_) {
            begin = std::min(begin, span.begin);
            end = std::max(end, span.end);
            furthest = std::max(furthest, span.end);
        }
        const std::uint32_t length = end - begin;
        if (furthest <= from_ || (rule_.rule->within != 0 && length > rule_.rule->within) ||
            length >= best_length_) {
            return;
        }
        for (std::size_t i = 1; i < rule_.rule->order.size(); ++i) {
            if (chosen_[rule_.rule->order[i - 1]].begin > chosen_[rule_.rule->order[i]].begin) {
                return;
            }
        }
        if (!in_one_breath()) {
            return;
        }
        best_length_ = length;
        RuleMatch match;
        match.parts = chosen_;
        match.exception = grammar_.exception.has_value();
        match.conditional = grammar_.condition.has_value();
        if (rule_.rule->negation_of) {
            const Span& part = chosen_[*rule_.rule->negation_of];
            match.negated = grammar_.negates(part.begin, part.end);
        }
        best_ = std::move(match);
    }

    /// What the firm may do must be the chosen deed, on the chosen terms: in "we may close it for spam, and
    /// we may take your name at any time" the time is not of the closing.
    [[nodiscard]] bool in_one_breath() const {
        if (!rule_.firms_part || rule_.rule->order.size() < 2) {
            return true;
        }
        const Span may = chosen_[*rule_.firms_part];
        const Span deed = chosen_[rule_.rule->order[1]];
        const auto parts = [this](std::uint32_t begin, std::uint32_t end) {
            const auto& all = choices_[*rule_.firms_part];
            return std::any_of(all.begin(), all.end(), [begin, end](const Span& other) {
                return other.begin >= begin && other.end <= end;
            });
        };
        return !parts(may.end, deed.begin) &&
               std::none_of(chosen_.begin(), chosen_.end(), [&](const Span& part) {
                   return part.begin >= deed.end && parts(deed.end, part.begin);
               });
    }

    const CompiledRule& rule_;
    const Grammar& grammar_;
    std::uint32_t from_;
    std::vector<std::vector<Span>> choices_;
    std::vector<Span> chosen_;
    std::optional<RuleMatch> best_;
    std::uint32_t best_length_ = 0xffffffffU;
    std::uint32_t steps_ = 0;
};

bool demanded(Demand demand, bool is) {
    return demand == Demand::any || is == (demand == Demand::present);
}

}  // namespace

std::optional<RuleMatch> match_rule(const CompiledRule& rule, const LexiconHits& hits, const Grammar& grammar,
                                    std::uint32_t from) {
    if (any_of(rule.unless, hits)) {
        return std::nullopt;
    }
    if (!demanded(rule.rule->exception, grammar.exception.has_value()) ||
        !demanded(rule.rule->conditional, grammar.condition.has_value())) {
        return std::nullopt;
    }
    return Search(rule, hits, grammar, from).run();
}

}  // namespace smallprint
