#include "analysis/lexicon_matcher.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace smallprint {
namespace {

constexpr std::size_t most_hits = 256;  ///< Of one term in one row; more are of no use to any rule.

// Words so common that a phrase should not hang on them. Sorted.
constexpr std::array<std::string_view, 46> common_words{
    "a",     "all",  "an",  "and",   "any",  "are",   "as",   "at",    "be",    "by",   "can",  "do",
    "for",   "from", "has", "have",  "if",   "in",    "is",   "it",    "its",   "may",  "not",  "of",
    "on",    "or",   "our", "shall", "such", "that",  "the",  "their", "these", "they", "this", "to",
    "under", "us",   "use", "we",    "when", "which", "will", "with",  "you",   "your"};

std::string at_name(std::string_view name) {
    return std::string(1, '@').append(name);
}

bool is_common(std::string_view word) {
    return std::binary_search(common_words.begin(), common_words.end(), word);
}

}  // namespace

void LexiconHits::reset(std::size_t terms, std::size_t levels, std::size_t phrases) {
    spans_.resize(terms);
    woken_.resize(phrases, 0);
    if (++row_ == 0) {  // After four thousand million rows.
        std::fill(woken_.begin(), woken_.end(), 0U);
        row_ = 1;
    }
    for (const TermId term : touched_) {
        spans_[term].clear();
    }
    touched_.clear();
    pending_.resize(levels);
    for (auto& list : pending_) {
        list.clear();
    }
}

void LexiconHits::add(TermId term, Span span) {
    auto& spans = spans_[term];
    if (spans.empty()) {
        touched_.push_back(term);
    } else if (spans.size() >= most_hits || std::find(spans.begin(), spans.end(), span) != spans.end()) {
        return;
    }
    spans.push_back(span);
}

LexiconMatcher::LexiconMatcher(const std::vector<Term>& terms) : nodes_(1), root_(256, 0), symbol_words_(1) {
    phrases_by_symbol_.resize(1);
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

TermId LexiconMatcher::term_of(const std::string& name) {
    const auto [found, is_new] = term_by_name_.emplace(name, static_cast<TermId>(terms_.size()));
    if (is_new) {
        terms_.emplace_back();
        terms_.back().name = name;
    }
    return found->second;
}

TermId LexiconMatcher::add(const std::string& term_or_phrase) {
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

void LexiconMatcher::add_phrase(TermId term, const std::string& text) {
    Phrase phrase;
    phrase.term = term;
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
            made.symbol = symbol_of(part.text, part.kind == PhrasePart::Kind::prefix);
        }
        phrase.parts.push_back(made);
    }
    terms_[term].phrases.push_back(static_cast<std::uint32_t>(phrases_.size()));
    phrases_.push_back(std::move(phrase));
}

std::uint32_t LexiconMatcher::step(std::uint32_t node, char byte) const {
    if (node == 0) {
        return root_[static_cast<unsigned char>(byte)];
    }
    std::uint32_t child = nodes_[node].child;
    while (child != 0 && nodes_[child].byte != byte) {
        child = nodes_[child].sibling;
    }
    return child;
}

std::uint32_t LexiconMatcher::symbol_of(std::string_view word, bool prefix) {
    std::uint32_t node = 0;
    for (const char byte : word) {
        std::uint32_t child = step(node, byte);
        if (child == 0) {
            child = static_cast<std::uint32_t>(nodes_.size());
            Node made;
            made.byte = byte;
            if (node == 0) {
                root_[static_cast<unsigned char>(byte)] = child;
            } else {
                made.sibling = nodes_[node].child;
                nodes_[node].child = child;
            }
            nodes_.push_back(made);
        }
        node = child;
    }
    std::uint32_t& symbol = prefix ? nodes_[node].prefix : nodes_[node].exact;
    if (symbol == 0) {
        symbol = static_cast<std::uint32_t>(symbol_words_.size());
        symbol_words_.emplace_back(word);
        phrases_by_symbol_.emplace_back();
    }
    return symbol;
}

void LexiconMatcher::set_levels() {
    // Terms are few and nested a few deep, so going round until nothing changes is quick; a term inside
    // itself never comes to rest and is found by its level.
    constexpr std::uint32_t deepest = 12;
    bool changed = true;
    while (changed) {
        changed = false;
        for (Phrase& phrase : phrases_) {
            std::uint32_t level = 0;
            for (const Part& part : phrase.parts) {
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

std::uint32_t LexiconMatcher::choose_anchor(Phrase& phrase) const {
    std::uint32_t words_before = 0;
    bool fixed = true;  // What follows a term or an open gap has no fixed place.
    std::size_t best = 0;
    std::uint32_t symbol = 0;
    phrase.literal = true;
    for (std::uint32_t i = 0; i < phrase.parts.size(); ++i) {
        const Part& part = phrase.parts[i];
        if (part.kind == PhrasePart::Kind::term || part.kind == PhrasePart::Kind::gap) {
            phrase.literal = false;
            fixed = fixed && part.kind == PhrasePart::Kind::gap && part.least == part.most;
            words_before += part.least;
            continue;
        }
        const std::string& word = symbol_words_[part.symbol];
        const std::size_t worth = 1 + (is_common(word) ? 0 : 2 * word.size());
        if (worth > best) {
            best = worth;
            symbol = part.symbol;
            phrase.anchor = fixed ? i : none;
            phrase.words_before = words_before;
        }
        ++words_before;
    }
    return symbol;
}

void LexiconMatcher::make_prefix_lists() {
    // Lists are shared: a node without a prefix of its own has its parent's.
    prefix_lists_.assign(1, 0);
    struct Visit {
        std::uint32_t node;
        std::uint32_t list;
    };
    std::vector<Visit> open;
    for (const std::uint32_t child : root_) {
        if (child != 0) {
            open.push_back({child, 0});
        }
    }
    while (!open.empty()) {
        const Visit visit = open.back();
        open.pop_back();
        std::uint32_t list = visit.list;
        if (nodes_[visit.node].prefix != 0) {
            const std::uint32_t count = prefix_lists_[list];
            const auto made = static_cast<std::uint32_t>(prefix_lists_.size());
            prefix_lists_.push_back(count + 1);
            for (std::uint32_t i = 1; i <= count; ++i) {
                prefix_lists_.push_back(prefix_lists_[list + i]);
            }
            prefix_lists_.push_back(nodes_[visit.node].prefix);
            list = made;
        }
        nodes_[visit.node].prefix_list = list;
        for (std::uint32_t child = nodes_[visit.node].child; child != 0; child = nodes_[child].sibling) {
            open.push_back({child, list});
        }
    }
}

void LexiconMatcher::prepare() {
    set_levels();
    make_prefix_lists();
    for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
        Phrase& phrase = phrases_[i];
        const std::uint32_t symbol = choose_anchor(phrase);
        std::uint32_t cost = 1;
        if (symbol == 0) {
            wordless_.push_back(i);
            cost = 20;
        } else {
            phrases_by_symbol_[symbol].push_back(i);
            const bool single = phrase.parts.size() == 1;
            cost = is_common(symbol_words_[symbol]) ? 60 : (single ? 6 : 1);
        }
        terms_[phrase.term].commonness += cost;
    }
}

std::uint32_t LexiconMatcher::commonness(TermId term) const {
    return terms_[term].commonness;
}

WordSymbols LexiconMatcher::look_up(std::string_view key) const {
    WordSymbols symbols;
    std::uint32_t node = 0;
    for (const char byte : key) {
        const std::uint32_t child = step(node, byte);
        if (child == 0) {
            symbols.prefixes = nodes_[node].prefix_list;
            return symbols;
        }
        node = child;
    }
    symbols.exact = nodes_[node].exact;
    symbols.prefixes = nodes_[node].prefix_list;
    return symbols;
}

bool LexiconMatcher::is_at(std::span<const WordSymbols> row, const Part& part, std::uint32_t position) const {
    if (part.kind == PhrasePart::Kind::word) {
        return row[position].exact == part.symbol;
    }
    const std::uint32_t list = row[position].prefixes;
    const auto begin = prefix_lists_.begin() + list + 1;
    return std::find(begin, begin + prefix_lists_[list], part.symbol) != begin + prefix_lists_[list];
}

bool LexiconMatcher::literal_at(std::span<const WordSymbols> row, const Phrase& phrase,
                                std::uint32_t start) const {
    if (start + phrase.parts.size() > row.size()) {
        return false;
    }
    for (std::uint32_t i = 0; i < phrase.parts.size(); ++i) {
        if (i != phrase.anchor && !is_at(row, phrase.parts[i], start + i)) {
            return false;
        }
    }
    return true;
}

void LexiconMatcher::hang(std::span<const WordSymbols> row, std::uint32_t symbol, std::uint32_t position,
                          LexiconHits& hits) const {
    for (const std::uint32_t index : phrases_by_symbol_[symbol]) {
        const Phrase& phrase = phrases_[index];
        if (phrase.anchor == none) {
            if (hits.woken_[index] != hits.row_) {
                hits.woken_[index] = hits.row_;
                hits.pending_[phrase.level].push_back({index, none});
            }
            continue;
        }
        if (position < phrase.words_before) {
            continue;
        }
        const std::uint32_t start = position - phrase.words_before;
        if (phrase.literal) {
            if (literal_at(row, phrase, start)) {
                hits.add(phrase.term, {start, start + static_cast<std::uint32_t>(phrase.parts.size())});
            }
        } else if (phrase.level == 0) {
            verify(row, phrase, start, hits);
        } else {
            hits.pending_[phrase.level].push_back({index, start});
        }
    }
}

void LexiconMatcher::verify(std::span<const WordSymbols> row, const Phrase& phrase, std::uint32_t start,
                            LexiconHits& hits) const {
    auto& ends = hits.ends_;
    auto& next = hits.next_ends_;
    const auto size = static_cast<std::uint32_t>(row.size());
    ends.assign(1, start);
    const auto reach = [&next, size](std::uint32_t end) {
        if (end <= size && std::find(next.begin(), next.end(), end) == next.end()) {
            next.push_back(end);
        }
    };
    for (const Part& part : phrase.parts) {
        next.clear();
        for (const std::uint32_t end : ends) {
            if (part.kind == PhrasePart::Kind::gap) {
                for (std::uint32_t skip = part.least; skip <= part.most; ++skip) {
                    reach(end + skip);
                }
            } else if (part.kind == PhrasePart::Kind::term) {
                for (const Span& span : hits.of(part.symbol)) {
                    if (span.begin == end) {
                        reach(span.end);
                    }
                }
            } else if (end < size && is_at(row, part, end)) {
                reach(end + 1);
            }
        }
        if (next.empty()) {
            return;
        }
        std::swap(ends, next);
    }
    for (const std::uint32_t end : ends) {
        hits.add(phrase.term, {start, end});
    }
}

void LexiconMatcher::match(std::span<const WordSymbols> row, LexiconHits& hits) const {
    hits.reset(terms_.size(), levels_, phrases_.size());
    for (std::uint32_t position = 0; position < row.size(); ++position) {
        if (row[position].exact != 0) {
            hang(row, row[position].exact, position, hits);
        }
        const std::uint32_t list = row[position].prefixes;
        for (std::uint32_t i = 1; i <= prefix_lists_[list]; ++i) {
            hang(row, prefix_lists_[list + i], position, hits);
        }
    }
    for (const std::uint32_t index : wordless_) {
        hits.pending_[phrases_[index].level].push_back({index, none});
    }
    for (std::uint32_t level = 0; level < levels_; ++level) {
        for (const LexiconHits::Pending& pending : hits.pending_[level]) {
            const Phrase& phrase = phrases_[pending.phrase];
            const bool complete =
                std::all_of(phrase.parts.begin(), phrase.parts.end(), [&hits](const Part& part) {
                    return part.kind != PhrasePart::Kind::term || hits.has(part.symbol);
                });
            if (!complete) {
                continue;
            }
            if (pending.start != none) {
                verify(row, phrase, pending.start, hits);
                continue;
            }
            start_anywhere(row, phrase, hits);
        }
    }
}

void LexiconMatcher::start_anywhere(std::span<const WordSymbols> row, const Phrase& phrase,
                                    LexiconHits& hits) const {
    const Part& first = phrase.parts.front();
    if (first.kind == PhrasePart::Kind::term) {
        std::uint32_t last = none;
        for (std::size_t i = 0; i < hits.spans_[first.symbol].size(); ++i) {
            // Hits that begin at the same word are all taken by one look.
            if (const std::uint32_t start = hits.spans_[first.symbol][i].begin; start != last) {
                verify(row, phrase, start, hits);
                last = start;
            }
        }
        return;
    }
    for (std::uint32_t start = 0; start < row.size(); ++start) {
        if (is_at(row, first, start)) {
            verify(row, phrase, start, hits);
        }
    }
}

}  // namespace smallprint
