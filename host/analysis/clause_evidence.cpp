#include "analysis/clause_evidence.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/conditions.h"
#include "analysis/facts/facts.h"
#include "analysis/for_whom.h"
#include "analysis/outer_words.h"
#include "analysis/quotes.h"
#include "catalogue/content.h"

namespace smallprint {

namespace {

/// Made for one clause and gone with it.
class EvidenceWriter {
public:
    EvidenceWriter(const RuleSet& rules, const ProvisionIndex& provisions, const SecondOpinion& opinion,
                   const Document& document, const Clause& clause, std::string_view heading,
                   const Words& words, MatchedClause&& found, model::Scratch& scratch)
        : rules_(rules),
          provisions_(provisions),
          opinion_(opinion),
          scratch_(scratch),
          clause_(clause),
          for_whom_(document, clause),
          document_(document),
          heading_(heading),
          words_(words),
          found_(std::move(found)) {}

    std::vector<Evidence> run() {
        read_provisions();
        return strongest();
    }

private:
    static constexpr std::size_t most_per_type = 3;
    static constexpr std::size_t most_named = 32;  // A clause may have a hundred thousand sentences.

    struct NamedFacts {
        const ClauseType* type = nullptr;
        std::uint32_t begin = 0;  // Of the text they were read from, in the clause.
        std::uint32_t end = 0;
        Facts facts;
    };

    void read_provisions() {
        for (const ProvisionMatch& match : provisions_.find(words_)) {
            Evidence evidence;
            evidence.type = match.provision->type;
            evidence.match = match.exact ? MatchKind::exact : MatchKind::near;
            evidence.confidence = match.exact ? 0.99 : 0.6 + 0.35 * match.containment;
            evidence.similarity = match.containment;
            evidence.provision = match.provision->id;
            for (const auto& [name, value] : match.provision->facts) {
                evidence.facts[name] = value;
            }
            const std::uint32_t sentence = sentence_of(match.first + (match.last - match.first) / 2);
            set_quote(evidence, sentence, {match.first, match.last});
            if (const ClauseType* type = rules_.type(evidence.type)) {
                read_named_facts(*type, sentence, evidence);
            }
            read_for_whom(sentence, match.first, evidence);
            evidence_.push_back(std::move(evidence));
        }
    }

    [[nodiscard]] std::uint32_t sentence_of(std::uint32_t word) const {
        for (std::uint32_t i = 0; i < found_.sentences.size(); ++i) {
            if (word < found_.sentences[i].last) {
                return i;
            }
        }
        return static_cast<std::uint32_t>(found_.sentences.size() - 1);
    }

    void set_quote(Evidence& evidence, std::uint32_t sentence,
                   std::pair<std::uint32_t, std::uint32_t> found) const {
        const QuoteRange range = choose_quote(clause_.text, words_, found_.sentences, sentence, found);
        evidence.quote_begin = range.begin;
        evidence.quote_end = range.end;
    }

    /// Facts that the type reads from the words: from the whole sentence, however much of it is quoted.
    /// Several rules of a type often match one sentence; it is read once.
    void read_named_facts(const ClauseType& type, std::uint32_t sentence, Evidence& evidence) {
        if (type.read_facts.empty()) {
            return;
        }
        const Sentence& written = found_.sentences[sentence];
        const std::uint32_t begin = words_.list[written.first].begin;
        const std::uint32_t end = std::max(words_.list[written.last - 1].end, evidence.quote_end);
        auto known = std::find_if(named_.begin(), named_.end(), [&](const NamedFacts& one) {
            return one.type == &type && one.begin == begin && one.end == end;
        });
        if (known == named_.end()) {
            const std::string_view clause = clause_.text;
            const FactText text{clause.substr(begin, end - begin), clause.substr(0, 8000), heading_,
                                behind()};
            if (named_.size() == most_named) {
                named_.clear();
            }
            known = named_.insert(named_.end(), NamedFacts{&type, begin, end, {}});
            for (const std::string& name : type.read_facts) {
                read_facts(name, text, known->facts);
            }
        }
        evidence.facts.insert(known->facts.begin(), known->facts.end());
    }

    /// What would be a serious finding is shown to the model, which sees the quoted words only.
    void ask_model(const ClauseType& type, Evidence& evidence) {
        const auto& names = type.read_facts;
        if (std::find(names.begin(), names.end(), "certainty") == names.end()) {
            return;
        }
        const SeverityRule* rule = severity_rule(type, {&evidence.facts, nullptr, nullptr});
        if ((rule != nullptr ? rule->is : type.severity) != Severity::high) {
            return;
        }
        const auto quote = std::string_view(clause_.text)
                               .substr(evidence.quote_begin, evidence.quote_end - evidence.quote_begin);
        if (const auto percent = opinion_.certainty(type.id, quote, scratch_)) {
            evidence.facts.emplace("certainty", *percent);
        }
    }

    /// What the head of a table says of this row; looked up when first asked for.
    [[nodiscard]] std::string_view behind() {
        if (!behind_) {
            behind_.emplace();
            const bool row = clause_.first_block < document_.blocks.size() &&
                             document_.blocks[clause_.first_block].kind == BlockKind::table_row;
            for (const std::string& line :
                 row ? outer_words(document_, clause_).lines : std::vector<std::string>()) {
                behind_->append(line).append("\n");
            }
        }
        return *behind_;
    }

    /// A signal's evidence is marked by '@', so that nobody takes it for a clause type.
    [[nodiscard]] static std::string type_name(const MatchedRule& matched) {
        return matched.rule->type == nullptr ? std::string(1, '@').append(matched.rule->rule->id)
                                             : matched.rule->type->id;
    }

    [[nodiscard]] Evidence evidence_of(const MatchedRule& matched) {
        Evidence evidence;
        const Rule& rule = *matched.rule->rule;
        evidence.type = type_name(matched);
        evidence.match = MatchKind::rule;
        evidence.confidence = rule.confidence;
        evidence.rule = rule.id;
        for (const auto& [name, value] : rule.facts) {
            evidence.facts[name] = value;
        }
        if (matched.rule->type == nullptr) {
            return evidence;
        }
        if (matched.match.exception) {
            evidence.facts.emplace("exception", true);
        }
        if (matched.match.conditional) {
            evidence.facts.emplace("conditional", true);
        }
        const std::uint32_t sentence = matched.whole ? sentence_of(matched.words.first) : matched.sentence;
        set_quote(evidence, sentence, matched.words);
        read_named_facts(*matched.rule->type, sentence, evidence);
        ask_model(*matched.rule->type, evidence);
        read_for_whom(sentence, matched.words.first, evidence);
        return evidence;
    }

    void read_for_whom(std::uint32_t sentence, std::uint32_t said, Evidence& evidence) {
        const Sentence& written = found_.sentences[sentence];
        for_whom_.read(words_.list[written.first].begin, words_.list[written.last - 1].end,
                       words_.list[std::clamp(said, written.first, written.last - 1)].begin, evidence.facts);
    }

    /// The strongest few of each type, facts of the same sentence joined; signals and document terms at the
    /// end.
    std::vector<Evidence> strongest() {
        std::stable_sort(found_.rules.begin(), found_.rules.end(),
                         [](const MatchedRule& a, const MatchedRule& b) {
                             return a.rule->rule->confidence > b.rule->rule->confidence;
                         });
        std::map<std::string_view, std::size_t> types;
        std::map<std::string_view, std::size_t> signals;
        for (const MatchedRule& matched : found_.rules) {
            const bool is_signal = matched.rule->type == nullptr;
            std::size_t& said =
                (is_signal ? signals : types)[is_signal ? matched.rule->rule->id : matched.rule->type->id];
            if (said >= (is_signal ? 1 : most_per_type)) {
                continue;
            }
            Evidence evidence = evidence_of(matched);
            const auto& needs = matched.rule->rule->needs;
            if (std::any_of(needs.begin(), needs.end(), [&evidence](const std::string& name) {
                    return name != need_by_firm && evidence.facts.count(name) == 0;
                })) {
                continue;
            }
            const auto same =
                std::find_if(evidence_.begin(), evidence_.end(), [&evidence](const Evidence& other) {
                    return other.type == evidence.type && other.quote_begin == evidence.quote_begin &&
                           other.match == MatchKind::rule && evidence.type[0] != '@' &&
                           !has_other_facts(other.facts, evidence.facts);
                });
            if (same != evidence_.end()) {
                for (auto& [name, value] : evidence.facts) {
                    same->facts.emplace(name, value);
                }
                continue;
            }
            ++said;
            evidence_.push_back(std::move(evidence));
        }
        for (const auto& [name, seen] : found_.seen_terms) {
            Evidence evidence;
            evidence.type = name;
            evidence.confidence = 1.0;
            evidence_.push_back(std::move(evidence));
        }
        return std::move(evidence_);
    }

    /// Whether both name a fact and mean different things by it.
    static bool has_other_facts(const Facts& a, const Facts& b) {
        return std::any_of(a.begin(), a.end(), [&b](const auto& fact) {
            const auto found = b.find(fact.first);
            return found != b.end() && found->second != fact.second;
        });
    }

    const RuleSet& rules_;
    const ProvisionIndex& provisions_;
    const SecondOpinion& opinion_;
    model::Scratch& scratch_;
    const Clause& clause_;
    ForWhom for_whom_;
    const Document& document_;
    std::optional<std::string> behind_;
    std::string_view heading_;
    const Words& words_;
    MatchedClause found_;
    std::vector<NamedFacts> named_;
    std::vector<Evidence> evidence_;
};

}  // namespace

std::vector<Evidence> evidence_of_clause(const RuleSet& rules, const ProvisionIndex& provisions,
                                         const SecondOpinion& opinion, const Document& document,
                                         const Clause& clause, std::string_view heading, const Words& words,
                                         MatchedClause&& found, model::Scratch& scratch) {
    return EvidenceWriter(rules, provisions, opinion, document, clause, heading, words, std::move(found),
                          scratch)
        .run();
}

}  // namespace smallprint
