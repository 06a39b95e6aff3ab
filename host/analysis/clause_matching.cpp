#include "analysis/clause_matching.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analysis/doers.h"
#include "analysis/outer_words.h"
#include "analysis/pronouns.h"

namespace smallprint {

namespace {

/// Words of a clause that are read as one row; the rest is left out, so that time stays linear.
constexpr std::size_t longest_row = std::size_t{3} * longest_sentence;

/// Matches one clause; made for it and gone with it.
class ClauseMatcher {
public:
    ClauseMatcher(const RuleSet& rules, const Document& document, const Clause& clause,
                  ReaderScratch& scratch)
        : rules_(rules), document_(document), clause_(clause), scratch_(scratch) {}

    MatchedClause run() {
        const OuterWords outer = outer_words(document_, clause_);
        answers_ = outer.answers;
        split_with(outer.lines);
        if (own_words_ == 0) {
            return {};
        }
        look_up_all();
        found_.sentences = split_sentences(scratch_.words);
        std::vector<std::vector<std::uint32_t>> behind = take_lead_ins();
        behind.resize(std::max<std::size_t>(behind.size(), 1));
        for (const std::vector<std::uint32_t>& lead_in : behind) {
            for (const Reading& reading :
                 make_readings(scratch_.words, found_.sentences, levels(), lead_in)) {
                if (&lead_in == behind.data() || reading.sentence == 0) {
                    read_sentence(reading);
                }
            }
        }
        read_pronouns();
        if (found_.sentences.size() > 1) {
            read_whole_clause();
        }
        scratch_.words.list.resize(own_words_);
        return std::move(found_);
    }

private:
    static constexpr std::size_t most_matches = 2000;  ///< Of one clause; no honest one has a hundred.

    /// The clause's words, and behind them those it is read behind, a line each.
    void split_with(const std::vector<std::string>& outer) {
        if (outer.empty()) {
            split_words(clause_.text, scratch_.words);
            own_words_ = scratch_.words.size();
            return;
        }
        std::string text = clause_.text;
        for (const std::string& line : outer) {
            text.append("\n").append(line);
        }
        split_words(text, scratch_.words);
        const auto& words = scratch_.words.list;
        const auto behind = std::partition_point(words.begin(), words.end(), [this](const Word& word) {
            return word.begin < clause_.text.size();
        });
        own_words_ = static_cast<std::size_t>(behind - words.begin());
    }

    /// The last sentence of each line behind the clause; those sentences are none of the clause's.
    std::vector<std::vector<std::uint32_t>> take_lead_ins() {
        std::vector<std::vector<std::uint32_t>> lead_ins;
        std::uint32_t line = 0;
        for (const Sentence& sentence : found_.sentences) {
            if (sentence.first < own_words_) {
                continue;
            }
            if (lead_ins.empty() || sentence.block != line) {
                lead_ins.emplace_back();
                line = sentence.block;
            }
            const std::uint32_t first =
                sentence.last - std::min(sentence.last - sentence.first, longest_lead_in);
            lead_ins.back().clear();
            for (std::uint32_t word = first; word < sentence.last; ++word) {
                lead_ins.back().push_back(word);
            }
        }
        std::erase_if(found_.sentences,
                      [this](const Sentence& sentence) { return sentence.first >= own_words_; });
        return lead_ins;
    }

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
            const bool in_list =
                block < document_.blocks.size() && document_.blocks[block].kind == BlockKind::list_item;
            // Of a clause of several paragraphs the first leads in and the others are its items.
            levels.push_back(in_list ? std::max<std::uint8_t>(document_.blocks[block].level, 1)
                                     : static_cast<std::uint8_t>(i > 0 ? 1 : 0));
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
        const std::uint8_t looked_for = found_.sentences.size() == 1
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

    /// Sentences once more, with what "it" and "them" stand for in their place.
    void read_pronouns() {
        if (found_.sentences.size() < 2) {
            return;
        }
        Antecedents antecedents(scratch_.words, found_.sentences);
        for (const Reading& reading : make_readings(scratch_.words, found_.sentences, levels())) {
            if (const auto resolved = antecedents.resolved(reading)) {
                read_sentence(*resolved);
            }
        }
    }

    /// Rules whose parts may lie in different sentences: the clause is read as one row.
    void read_whole_clause() {
        Reading whole;
        const auto count = std::min<std::size_t>(own_words_, longest_row);
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
        if (!whole && found_.sentences.size() == 1) {
            std::vector<std::uint32_t> more;
            rules_.candidates(scratch_.hits, RuleScope::clause, more);
            scratch_.candidates.insert(scratch_.candidates.end(), more.begin(), more.end());
        }
        if (scratch_.candidates.empty()) {
            return;
        }
        const bool asked = !whole && is_question(reading.sentence);
        Grammar grammar = read_grammar(scratch_.words, reading);
        if (std::any_of(scratch_.candidates.begin(), scratch_.candidates.end(), [this](std::uint32_t index) {
                return rules_.rules()[index].firms_part.has_value();
            })) {
            grammar.by_others = done_by_others(scratch_.words, reading);
        }
        for (const std::uint32_t index : scratch_.candidates) {
            const CompiledRule& rule = rules_.rules()[index];
            if (asked && rule.type != nullptr) {
                continue;
            }
            const std::uint32_t from = answers_yes(reading) && !whole ? 0 : reading.inherited;
            const auto match = match_rule(rule, scratch_.hits, grammar, from);
            if (match && found_.rules.size() < most_matches && in_context(index, rule)) {
                found_.rules.push_back(
                    {&rule, *match, reading.sentence, quote_words(reading, *match, whole), whole});
            }
        }
    }

    /// Whether a table's row says yes to what its head asks: that alone says something. A no is about this
    /// row only, and no promise by itself.
    [[nodiscard]] bool answers_yes(const Reading& reading) const {
        return answers_ && reading.inherited > 1 && scratch_.words.key(reading.words[1]) != "do";
    }

    /// "Do we sell your data?" says nothing; its answer does.
    [[nodiscard]] bool is_question(std::uint32_t sentence) const {
        const std::uint32_t last = found_.sentences[sentence].last;
        const std::size_t end = scratch_.words.list[last - 1].end;
        return std::string_view(clause_.text).substr(end, 3).find('?') != std::string_view::npos;
    }

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
        if (first > last) {  // All of it is said by the head of the table.
            return {reading.words[reading.inherited], reading.words.back()};
        }
        return {first, last};
    }

    void note_document_terms() {
        for (std::size_t i = 0; i < rules_.document_terms().size(); ++i) {
            if (scratch_.hits.has(rules_.document_terms()[i])) {
                found_.seen_terms.emplace(rules_.document_term_name(i), true);
            }
        }
    }

    [[nodiscard]] static bool has_any(const std::vector<TermId>& terms, const LexiconHits& hits) {
        return std::any_of(terms.begin(), terms.end(), [&hits](TermId term) { return hits.has(term); });
    }

    [[nodiscard]] bool clause_has_any(const std::vector<TermId>& terms) {
        if (!clause_searched_) {
            clause_searched_ = true;
            const auto count = std::min<std::size_t>(own_words_, longest_row);
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

    const RuleSet& rules_;
    const Document& document_;
    const Clause& clause_;
    ReaderScratch& scratch_;
    MatchedClause found_;
    std::size_t own_words_ = 0;  ///< Of the clause itself; behind them stand those of its lead-in.
    std::map<std::uint32_t, bool> context_of_rule_;
    bool clause_searched_ = false;
    bool answers_ = false;  ///< The clause is a table's row that answers what its head asks.
};

}  // namespace

MatchedClause match_clause(const RuleSet& rules, const Document& document, const Clause& clause,
                           ReaderScratch& scratch) {
    return ClauseMatcher(rules, document, clause, scratch).run();
}

}  // namespace smallprint
