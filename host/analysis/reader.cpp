// Stage one: what a clause says by itself.
#include <algorithm>
#include <map>
#include <mutex>

#include "analysis/analyse.h"
#include "analysis/facts/facts.h"
#include "analysis/grammar.h"
#include "analysis/lexicon_matcher.h"
#include "analysis/provision_index.h"
#include "analysis/quotes.h"
#include "analysis/rule_set.h"
#include "analysis/sentences.h"
#include "catalogue/content.h"
#include "catalogue/words.h"

namespace smallprint {

std::string_view analysis_version() noexcept {
    return "3";
}

namespace {

/// Words of a clause that are read as one row; the rest is left out, so that time stays linear.
constexpr std::size_t longest_row = std::size_t{3} * longest_sentence;

/// Memory that readings reuse; belongs to one thread at a time.
struct Scratch {
    Words words;
    std::vector<WordSymbols> symbols;  ///< By word.
    std::vector<std::uint8_t> wakes;   ///< By word.
    std::vector<WordSymbols> row;
    WordMemo memo;
    Words heading_words;
    LexiconHits hits;
    LexiconHits clause_hits;
    LexiconHits heading_hits;
    std::vector<std::uint32_t> candidates;
};

}  // namespace

struct Reader::Compiled {
    explicit Compiled(const Catalogue& catalogue)
        : rules(catalogue.content()), provisions(catalogue.content().provisions) {}

    RuleSet rules;
    ProvisionIndex provisions;

    std::mutex mutex;
    std::vector<std::unique_ptr<Scratch>> idle;  // Guarded by mutex.

    std::unique_ptr<Scratch> borrow() {
        const std::lock_guard lock(mutex);
        if (idle.empty()) {
            return std::make_unique<Scratch>();
        }
        auto scratch = std::move(idle.back());
        idle.pop_back();
        return scratch;
    }
    void give_back(std::unique_ptr<Scratch> scratch) {
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(scratch));
    }
};

namespace {

/// Reads one clause; made for it and gone with it.
class ClauseReading {
public:
    ClauseReading(const RuleSet& rules, const ProvisionIndex& provisions, const Document& document,
                  const Clause& clause, Scratch& scratch)
        : rules_(rules), provisions_(provisions), document_(document), clause_(clause), scratch_(scratch) {}

    std::vector<Evidence> run() {
        split_words(clause_.text, scratch_.words);
        if (scratch_.words.size() == 0) {
            return {};
        }
        look_up_all();
        sentences_ = split_sentences(scratch_.words);
        readings_ = make_readings(scratch_.words, sentences_, levels());
        for (const Reading& reading : readings_) {
            read_sentence(reading);
        }
        if (sentences_.size() > 1) {
            read_whole_clause();
        }
        read_provisions();
        return strongest();
    }

private:
    static constexpr std::size_t most_per_type = 3;
    static constexpr std::size_t most_matches = 2000;  ///< Of one clause; no honest one has a hundred.

    void look_up_all() {
        scratch_.symbols.clear();
        scratch_.wakes.clear();
        for (std::size_t i = 0; i < scratch_.words.size(); ++i) {
            const WordSymbols symbols =
                scratch_.memo.look_up(rules_.lexicon().words(), scratch_.words.key(i));
            scratch_.symbols.push_back(symbols);
            scratch_.wakes.push_back(rules_.wakes(symbols));
        }
    }

    [[nodiscard]] std::uint8_t wakes(const std::vector<std::uint32_t>& words) const {
        std::uint8_t all = 0;
        for (const std::uint32_t word : words) {
            all = static_cast<std::uint8_t>(all | scratch_.wakes[word]);
        }
        return all;
    }

    [[nodiscard]] std::vector<std::uint8_t> levels() const {
        std::vector<std::uint8_t> levels;
        for (std::uint32_t i = 0; i < clause_.block_count; ++i) {
            const std::size_t block = clause_.first_block + i;
            levels.push_back(block < document_.blocks.size() &&
                                     document_.blocks[block].kind == BlockKind::list_item
                                 ? std::max<std::uint8_t>(document_.blocks[block].level, 1)
                                 : std::uint8_t{0});
        }
        return levels;
    }

    void match_row(const std::vector<std::uint32_t>& words) {
        scratch_.row.clear();
        for (const std::uint32_t word : words) {
            scratch_.row.push_back(scratch_.symbols[word]);
        }
        find_terms(rules_.lexicon(), scratch_.row, scratch_.hits);
    }

    void read_sentence(const Reading& reading) {
        const std::uint8_t looked_for = sentences_.size() == 1
                                            ? RuleSet::wakes_sentence_rules | RuleSet::wakes_clause_rules
                                            : RuleSet::wakes_sentence_rules;
        if ((wakes(reading.words) & looked_for) == 0) {
            return;
        }
        match_row(reading.words);
        note_document_terms();
        rules_.candidates(scratch_.hits, RuleScope::sentence, scratch_.candidates);
        apply_candidates(reading, false);
    }

    /// Rules whose parts may lie in different sentences: the clause is read as one row.
    void read_whole_clause() {
        Reading whole;
        const auto count = std::min<std::size_t>(scratch_.words.size(), longest_row);
        for (std::uint32_t i = 0; i < count; ++i) {
            whole.words.push_back(i);
        }
        if ((wakes(whole.words) & RuleSet::wakes_clause_rules) == 0) {
            return;
        }
        match_row(whole.words);
        rules_.candidates(scratch_.hits, RuleScope::clause, scratch_.candidates);
        apply_candidates(whole, true);
    }

    void apply_candidates(const Reading& reading, bool whole) {
        if (!whole && sentences_.size() == 1) {
            std::vector<std::uint32_t> more;
            rules_.candidates(scratch_.hits, RuleScope::clause, more);
            scratch_.candidates.insert(scratch_.candidates.end(), more.begin(), more.end());
        }
        if (scratch_.candidates.empty()) {
            return;
        }
        const Grammar grammar = read_grammar(scratch_.words, reading);
        for (const std::uint32_t index : scratch_.candidates) {
            const CompiledRule& rule = rules_.rules()[index];
            const auto match = match_rule(rule, scratch_.hits, grammar, reading.inherited);
            if (match && matches_.size() < most_matches && in_context(index, rule)) {
                matches_.push_back(
                    {&rule, *match, reading.sentence, quote_words(reading, *match, whole), whole});
            }
        }
    }

    struct Matched {
        const CompiledRule* rule;
        RuleMatch match;
        std::uint32_t sentence;
        std::pair<std::uint32_t, std::uint32_t> words;  ///< First and last found word, in the clause.
        bool whole;
    };

    /// The found words that lie in the sentence itself, not in its lead-in.
    [[nodiscard]] static std::pair<std::uint32_t, std::uint32_t> quote_words(const Reading& reading,
                                                                             const RuleMatch& match,
                                                                             bool whole) {
        std::uint32_t first = 0xffffffffU;
        std::uint32_t last = 0;
        for (const Span& part : match.parts) {
            if (part.end <= reading.inherited && !whole) {
                continue;
            }
            first = std::min(first, reading.words[std::max(part.begin, reading.inherited)]);
            last = std::max(last, reading.words[part.end - 1]);
        }
        return {first, last};
    }

    void note_document_terms() {
        for (std::size_t i = 0; i < rules_.document_terms().size(); ++i) {
            if (scratch_.hits.has(rules_.document_terms()[i])) {
                seen_terms_.emplace(rules_.document_term_name(i), true);
            }
        }
    }

    [[nodiscard]] static bool has_any(const std::vector<TermId>& terms, const LexiconHits& hits) {
        return std::any_of(terms.begin(), terms.end(), [&hits](TermId term) { return hits.has(term); });
    }

    [[nodiscard]] bool clause_has_any(const std::vector<TermId>& terms) {
        if (!clause_searched_) {
            clause_searched_ = true;
            const auto count = std::min<std::size_t>(scratch_.words.size(), longest_row);
            find_terms(rules_.lexicon(), std::span(scratch_.symbols).first(count), scratch_.clause_hits);
        }
        return has_any(terms, scratch_.clause_hits);
    }

    [[nodiscard]] bool heading_has_any(const std::vector<TermId>& terms) {
        for (const std::uint32_t heading : clause_.headings) {
            split_words(document_.blocks[heading].text, scratch_.heading_words);
            scratch_.row.clear();
            for (std::size_t i = 0; i < std::min<std::size_t>(scratch_.heading_words.size(), longest_row);
                 ++i) {
                scratch_.row.push_back(
                    scratch_.memo.look_up(rules_.lexicon().words(), scratch_.heading_words.key(i)));
            }
            find_terms(rules_.lexicon(), scratch_.row, scratch_.heading_hits);
            if (has_any(terms, scratch_.heading_hits)) {
                return true;
            }
        }
        return false;
    }

    /// Whether headings and the rest of the clause are as the rule asks; looked at once a rule and clause.
    [[nodiscard]] bool in_context(std::uint32_t index, const CompiledRule& rule) {
        if (rule.heading.empty() && rule.clause.empty()) {
            return true;
        }
        const auto [known, is_new] = context_of_rule_.emplace(index, false);
        if (is_new) {
            known->second = (rule.heading.empty() || heading_has_any(rule.heading)) &&
                            (rule.clause.empty() || clause_has_any(rule.clause));
        }
        return known->second;
    }

    void read_provisions() {
        for (const ProvisionMatch& match : provisions_.find(scratch_.words)) {
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
            evidence_.push_back(std::move(evidence));
        }
    }

    [[nodiscard]] std::uint32_t sentence_of(std::uint32_t word) const {
        for (std::uint32_t i = 0; i < sentences_.size(); ++i) {
            if (word < sentences_[i].last) {
                return i;
            }
        }
        return static_cast<std::uint32_t>(sentences_.size() - 1);
    }

    void set_quote(Evidence& evidence, std::uint32_t sentence,
                   std::pair<std::uint32_t, std::uint32_t> found) const {
        const QuoteRange range = choose_quote(clause_.text, scratch_.words, sentences_, sentence, found);
        evidence.quote_begin = range.begin;
        evidence.quote_end = range.end;
    }

    /// Facts that the type reads from the words: from the whole sentence, however much of it is quoted.
    void read_named_facts(const ClauseType& type, std::uint32_t sentence, Evidence& evidence) const {
        const Sentence& written = sentences_[sentence];
        const std::uint32_t begin = scratch_.words.list[written.first].begin;
        const std::uint32_t end = std::max(scratch_.words.list[written.last - 1].end, evidence.quote_end);
        const std::string_view clause = clause_.text;
        const FactText text{clause.substr(begin, end - begin), clause.substr(0, 8000)};
        for (const std::string& name : type.read_facts) {
            read_facts(name, text, evidence.facts);
        }
    }

    /// A signal's evidence is marked by '@', so that nobody takes it for a clause type.
    [[nodiscard]] static std::string type_name(const Matched& matched) {
        return matched.rule->type == nullptr ? std::string(1, '@').append(matched.rule->rule->id)
                                             : matched.rule->type->id;
    }

    [[nodiscard]] Evidence evidence_of(const Matched& matched) const {
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
        return evidence;
    }

    /// The strongest few of each type, facts of the same sentence joined; signals and document terms at the
    /// end.
    std::vector<Evidence> strongest() {
        std::stable_sort(matches_.begin(), matches_.end(), [](const Matched& a, const Matched& b) {
            return a.rule->rule->confidence > b.rule->rule->confidence;
        });
        std::map<std::string, std::size_t> per_type;
        for (const Matched& matched : matches_) {
            const std::string type = type_name(matched);
            if (per_type[type] >= (matched.rule->type == nullptr ? 1 : most_per_type)) {
                continue;
            }
            Evidence evidence = evidence_of(matched);
            const auto& needs = matched.rule->rule->needs;
            if (std::any_of(needs.begin(), needs.end(), [&evidence](const std::string& name) {
                    return evidence.facts.count(name) == 0;
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
            ++per_type[type];
            evidence_.push_back(std::move(evidence));
        }
        for (const auto& [name, seen] : seen_terms_) {
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
    const Document& document_;
    const Clause& clause_;
    Scratch& scratch_;
    std::vector<Sentence> sentences_;
    std::vector<Reading> readings_;
    std::vector<Matched> matches_;
    std::vector<Evidence> evidence_;
    std::map<std::string, bool> seen_terms_;
    std::map<std::uint32_t, bool> context_of_rule_;
    bool clause_searched_ = false;
};

}  // namespace

Reader::Reader(const Catalogue& catalogue) : compiled_(std::make_unique<Compiled>(catalogue)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

std::vector<Evidence> Reader::read_clause(const Document& document, const Clause& clause) const {
    auto scratch = compiled_->borrow();
    std::vector<Evidence> evidence =
        ClauseReading(compiled_->rules, compiled_->provisions, document, clause, *scratch).run();
    compiled_->give_back(std::move(scratch));
    return evidence;
}

}  // namespace smallprint
