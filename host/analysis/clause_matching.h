// Which rules hold in a clause, and on which words: the clause is split into sentences, each read with what
// it inherits from its lead-in, and once more as a whole for rules whose parts lie in different sentences.
//
// Pure; time is linear in the clause. The scratch is memory that readings reuse and belongs to one thread at
// a time.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/grammar.h"
#include "analysis/lexicon_matcher.h"
#include "analysis/model/clause_model.h"
#include "analysis/rule_set.h"
#include "analysis/sentences.h"
#include "catalogue/words.h"
#include "document/document.h"

namespace smallprint {

/// Memory that readings reuse; belongs to one thread at a time.
struct ReaderScratch {
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
    model::Scratch model;
};

struct MatchedRule {
    const CompiledRule* rule = nullptr;
    RuleMatch match;
    std::uint32_t sentence = 0;
    std::pair<std::uint32_t, std::uint32_t> words;  ///< First and last found word, in the clause.
    bool whole = false;
};

struct MatchedClause {
    std::vector<Sentence> sentences;  ///< Empty for a clause without words.
    std::vector<MatchedRule> rules;
    std::map<std::string, bool> seen_terms;  ///< Terms that rules ask for anywhere in the document.
};

/// The clause's words are in `scratch.words` afterwards.
[[nodiscard]] MatchedClause match_clause(const RuleSet& rules, const Document& document, const Clause& clause,
                                         ReaderScratch& scratch);

}  // namespace smallprint
