#include "analysis/lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"

namespace smallprint {
namespace {

// Words so common that a phrase should not hang on them. Sorted.
constexpr std::array<std::string_view, 46> common_words{
    "a",     "all",  "an",  "and",   "any",  "are",   "as",   "at",    "be",    "by",   "can",  "do",
    "for",   "from", "has", "have",  "if",   "in",    "is",   "it",    "its",   "may",  "not",  "of",
    "on",    "or",   "our", "shall", "such", "that",  "the",  "their", "these", "they", "this", "to",
    "under", "us",   "use", "we",    "when", "which", "will", "with",  "you",   "your"};

std::string at_name(std::string_view name) {
    return std::string(1, '@').append(name);
}

/// How much a word tells: what a phrase hangs on is its word of the greatest worth.
std::size_t worth_of(std::string_view word) {
    const bool common = std::binary_search(common_words.begin(), common_words.end(), word);
    return 1 + (common ? 0 : 2 * word.size());
}

bool is_word(const Lexicon::Part& part) {
    return part.kind == PhrasePart::Kind::word || part.kind == PhrasePart::Kind::prefix;
}

}  // namespace

Lexicon::Lexicon(const std::vector<Term>& terms) {
    for (const Term& term : terms) {
        (void)term_of(at_name(term.name));
    }
    for (const Term& term : terms) {
        const TermId id = term_of(at_name(term.name));
        for (const std::string& phrase : term.phrases) {
            add_phrase(id, phrase);
        }
    }
}

TermId Lexicon::term_of(const std::string& name) {
    const auto [found, is_new] = term_by_name_.emplace(name, static_cast<TermId>(terms_.size()));
    if (is_new) {
        terms_.emplace_back();
        terms_.back().name = name;
    }
    return found->second;
}

TermId Lexicon::add(const std::string& term_or_phrase) {
    const bool is_new = term_by_name_.find(term_or_phrase) == term_by_name_.end();
    const bool named = term_or_phrase.starts_with('@') && term_or_phrase.find(' ') == std::string::npos;
    if (is_new && named) {
        throw Error(ErrorCode::catalogue_invalid,
                    "The catalogue names " + term_or_phrase + ", which it does not define.");
    }
    const TermId term = term_of(term_or_phrase);
    if (is_new) {
        add_phrase(term, term_or_phrase);
    }
    return term;
}

void Lexicon::add_phrase(TermId term, const std::string& text) {
    Phrase phrase;
    phrase.term = term;
    phrase.first_part = static_cast<std::uint32_t>(parts_.size());
    for (const PhrasePart& part : read_phrase(text)) {
        Part made;
        made.kind = part.kind;
        made.least = part.least;
        made.most = part.most;
        if (part.kind == PhrasePart::Kind::term) {
            const auto found = term_by_name_.find(at_name(part.text));
            if (found == term_by_name_.end()) {
                throw Error(ErrorCode::catalogue_invalid,
                            "The catalogue names @" + part.text + ", which it does not define.");
            }
            made.symbol = found->second;
        } else if (part.kind != PhrasePart::Kind::gap) {
            made.symbol = words_.symbol_of(part.text, part.kind == PhrasePart::Kind::prefix);
        }
        parts_.push_back(made);
        ++phrase.part_count;
    }
    terms_[term].phrases.push_back(static_cast<std::uint32_t>(phrases_.size()));
    phrases_.push_back(phrase);
}

void Lexicon::set_levels() {
    // Terms are few and nested a few deep, so going round until nothing changes is quick; a term inside
    // itself never comes to rest and is found by its level.
    constexpr std::uint32_t deepest = 12;
    bool changed = true;
    while (changed) {
        changed = false;
        for (Phrase& phrase : phrases_) {
            std::uint32_t level = 0;
            for (const Part& part : parts(phrase)) {
                if (part.kind == PhrasePart::Kind::term) {
                    level = std::max(level, terms_[part.symbol].level + 1);
                }
            }
            if (level > deepest) {
                throw Error(ErrorCode::catalogue_invalid, "The catalogue's term " + terms_[phrase.term].name +
                                                              " is nested too deep or inside itself.");
            }
            phrase.level = level;
            if (level > terms_[phrase.term].level) {
                terms_[phrase.term].level = level;
                changed = true;
            }
            levels_ = std::max(levels_, level + 1);
        }
    }
}

Lexicon::Anchor Lexicon::choose_anchor(Phrase& phrase) const {
    Anchor anchor;
    std::uint32_t words_before = 0;
    bool fixed = true;  // What follows a term or an open gap has no fixed place.
    std::size_t best = 0;
    phrase.literal = true;
    for (const Part& part : parts(phrase)) {
        if (!is_word(part)) {
            phrase.literal = false;
            fixed = fixed && part.kind == PhrasePart::Kind::gap && part.least == part.most;
            words_before += part.least;
            continue;
        }
        if (const std::size_t worth = worth_of(words_.word(part.symbol)); worth > best) {
            best = worth;
            anchor.symbol = part.symbol;
            anchor.hook.words_before = fixed ? words_before : none;
        }
        ++words_before;
    }
    if (anchor.hook.words_before != none) {
        choose_check(phrase, anchor);
    }
    return anchor;
}

void Lexicon::choose_check(const Phrase& phrase, Anchor& anchor) const {
    std::uint32_t at = 0;
    std::size_t best = 0;
    for (const Part& part : parts(phrase)) {
        if (!is_word(part)) {
            if (part.kind == PhrasePart::Kind::term || part.least != part.most) {
                return;
            }
            at += part.least;
            continue;
        }
        if (const std::size_t worth = worth_of(words_.word(part.symbol));
            at != anchor.hook.words_before && worth > best) {
            best = worth;
            anchor.hook.check = part.symbol;
            anchor.hook.check_at = at;
            anchor.hook.check_prefix = part.kind == PhrasePart::Kind::prefix;
        }
        ++at;
    }
}

void Lexicon::prepare() {
    set_levels();
    words_.prepare();
    std::vector<std::vector<Hook>> by_symbol(words_.count());
    for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
        Phrase& phrase = phrases_[i];
        Anchor anchor = choose_anchor(phrase);
        anchor_symbols_.push_back(anchor.symbol);
        std::uint32_t cost = 1;
        if (anchor.symbol == 0) {
            wordless_.push_back(i);
            cost = 20;
        } else {
            anchor.hook.phrase = i;
            by_symbol[anchor.symbol].push_back(anchor.hook);
            const bool single = phrase.part_count == 1;
            cost = worth_of(words_.word(anchor.symbol)) == 1 ? 60 : (single ? 6 : 1);
        }
        terms_[phrase.term].commonness += cost;
    }
    for (const auto& hooks : by_symbol) {
        hooks_begin_.push_back(static_cast<std::uint32_t>(hooks_.size()));
        hooks_.insert(hooks_.end(), hooks.begin(), hooks.end());
    }
    hooks_begin_.push_back(static_cast<std::uint32_t>(hooks_.size()));
}

void Lexicon::mark_wakers(TermId term, std::vector<bool>& wakes) const {
    wakes.resize(words_.count());
    for (const std::uint32_t index : terms_[term].phrases) {
        if (anchor_symbols_[index] != 0) {
            wakes[anchor_symbols_[index]] = true;
            continue;
        }
        // No word of its own: it is there only with the terms that it names, the rarest of them included.
        const Part* rarest = nullptr;
        for (const Part& part : parts(phrases_[index])) {
            if (part.kind == PhrasePart::Kind::term &&
                (rarest == nullptr || commonness(part.symbol) < commonness(rarest->symbol))) {
                rarest = &part;
            }
        }
        if (rarest != nullptr) {
            mark_wakers(rarest->symbol, wakes);
        }
    }
}

}  // namespace smallprint
