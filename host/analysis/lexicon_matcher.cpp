#include "analysis/lexicon_matcher.h"

#include <algorithm>

namespace smallprint {
namespace {

constexpr std::size_t most_hits = 256;  ///< Of one term in one row; more are of no use to any rule.

}  // namespace

void LexiconHits::reset(const Lexicon& lexicon) {
    spans_.resize(lexicon.term_count());
    is_there_.resize(lexicon.term_count());
    woken_.resize(lexicon.phrases().size(), 0);
    if (++row_ == 0) {  // After four thousand million rows.
        std::fill(woken_.begin(), woken_.end(), 0U);
        row_ = 1;
    }
    for (const TermId term : touched_) {
        spans_[term].clear();
        is_there_[term] = 0;
    }
    touched_.clear();
    pending_.resize(lexicon.levels());
    for (auto& list : pending_) {
        list.clear();
    }
}

void LexiconHits::add(TermId term, Span span) {
    auto& spans = spans_[term];
    if (spans.empty()) {
        touched_.push_back(term);
        is_there_[term] = 1;
    } else if (spans.size() >= most_hits || std::find(spans.begin(), spans.end(), span) != spans.end()) {
        return;
    }
    spans.push_back(span);
}

/// The search of one row.
class RowSearch {
public:
    RowSearch(const Lexicon& lexicon, std::span<const WordSymbols> row, LexiconHits& hits)
        : lexicon_(lexicon), row_(row), hits_(hits) {}

    void run() {
        hits_.reset(lexicon_);
        for (std::uint32_t position = 0; position < row_.size(); ++position) {
            if (row_[position].exact != 0) {
                wake(row_[position].exact, position);
            }
            for (const std::uint32_t prefix : lexicon_.words().prefixes(row_[position].prefixes)) {
                wake(prefix, position);
            }
        }
        for (const std::uint32_t index : lexicon_.wordless()) {
            hits_.pending_[lexicon_.phrases()[index].level].push_back({index, Lexicon::none});
        }
        for (const auto& level : hits_.pending_) {
            for (const LexiconHits::Pending& pending : level) {
                settle(pending);
            }
        }
    }

private:
    using Kind = PhrasePart::Kind;

    [[nodiscard]] bool has_prefix(std::uint32_t position, std::uint32_t symbol) const {
        const auto list = lexicon_.words().prefixes(row_[position].prefixes);
        return std::find(list.begin(), list.end(), symbol) != list.end();
    }
    [[nodiscard]] bool is_at(const Lexicon::Part& part, std::uint32_t position) const {
        return part.kind == Kind::word ? row_[position].exact == part.symbol
                                       : has_prefix(position, part.symbol);
    }

    /// Whether the phrase may begin at `start` as far as its second rarest word tells.
    [[nodiscard]] bool passes_check(const Lexicon::Hook& hook, std::uint32_t start) const {
        const std::uint32_t at = start + hook.check_at;
        if (hook.check == 0) {
            return true;
        }
        return at < row_.size() &&
               (hook.check_prefix ? has_prefix(at, hook.check) : row_[at].exact == hook.check);
    }

    void wake(std::uint32_t symbol, std::uint32_t position) {
        for (const Lexicon::Hook& hook : lexicon_.hooks(symbol)) {
            if (hook.words_before == Lexicon::none) {
                if (hits_.woken_[hook.phrase] != hits_.row_) {
                    hits_.woken_[hook.phrase] = hits_.row_;
                    hits_.pending_[lexicon_.phrases()[hook.phrase].level].push_back(
                        {hook.phrase, Lexicon::none});
                }
                continue;
            }
            if (position < hook.words_before || !passes_check(hook, position - hook.words_before)) {
                continue;
            }
            const Lexicon::Phrase& phrase = lexicon_.phrases()[hook.phrase];
            const std::uint32_t start = position - hook.words_before;
            if (phrase.literal) {
                if (literal_at(phrase, start)) {
                    hits_.add(phrase.term, {start, start + phrase.part_count});
                }
            } else if (phrase.level == 0) {
                verify(phrase, start);
            } else {
                hits_.pending_[phrase.level].push_back({hook.phrase, start});
            }
        }
    }

    [[nodiscard]] bool literal_at(const Lexicon::Phrase& phrase, std::uint32_t start) const {
        if (start + phrase.part_count > row_.size()) {
            return false;
        }
        std::uint32_t position = start;
        const auto parts = lexicon_.parts(phrase);
        return std::all_of(parts.begin(), parts.end(),
                           [this, &position](const Lexicon::Part& part) { return is_at(part, position++); });
    }

    /// All ends that the phrase can have when it begins at `start`.
    void verify(const Lexicon::Phrase& phrase, std::uint32_t start) {
        auto& ends = hits_.ends_;
        auto& next = hits_.next_ends_;
        const auto size = static_cast<std::uint32_t>(row_.size());
        ends.assign(1, start);
        const auto reach = [&next, size](std::uint32_t end) {
            if (end <= size && std::find(next.begin(), next.end(), end) == next.end()) {
                next.push_back(end);
            }
        };
        for (const Lexicon::Part& part : lexicon_.parts(phrase)) {
            next.clear();
            for (const std::uint32_t end : ends) {
                if (part.kind == Kind::gap) {
                    for (std::uint32_t skip = part.least; skip <= part.most; ++skip) {
                        reach(end + skip);
                    }
                } else if (part.kind == Kind::term) {
                    for (const Span& span : hits_.of(part.symbol)) {
                        if (span.begin == end) {
                            reach(span.end);
                        }
                    }
                } else if (end < size && is_at(part, end)) {
                    reach(end + 1);
                }
            }
            if (next.empty()) {
                return;
            }
            std::swap(ends, next);
        }
        for (const std::uint32_t end : ends) {
            hits_.add(phrase.term, {start, end});
        }
    }

    /// A phrase that had to wait for the terms it names.
    void settle(const LexiconHits::Pending& pending) {
        const Lexicon::Phrase& phrase = lexicon_.phrases()[pending.phrase];
        const auto parts = lexicon_.parts(phrase);
        const bool complete = std::all_of(parts.begin(), parts.end(), [this](const Lexicon::Part& part) {
            return part.kind != Kind::term || hits_.has(part.symbol);
        });
        if (!complete) {
            return;
        }
        if (pending.start != Lexicon::none) {
            verify(phrase, pending.start);
        } else {
            start_anywhere(phrase);
        }
    }

    void start_anywhere(const Lexicon::Phrase& phrase) {
        const Lexicon::Part& first = lexicon_.parts(phrase).front();
        if (first.kind == Kind::term) {
            std::uint32_t last = Lexicon::none;
            for (std::size_t i = 0; i < hits_.spans_[first.symbol].size(); ++i) {
                // Hits that begin at the same word are all taken by one look.
                if (const std::uint32_t start = hits_.spans_[first.symbol][i].begin; start != last) {
                    verify(phrase, start);
                    last = start;
                }
            }
            return;
        }
        for (std::uint32_t start = 0; start < row_.size(); ++start) {
            if (is_at(first, start)) {
                verify(phrase, start);
            }
        }
    }

    const Lexicon& lexicon_;
    std::span<const WordSymbols> row_;
    LexiconHits& hits_;
};

void find_terms(const Lexicon& lexicon, std::span<const WordSymbols> row, LexiconHits& hits) {
    RowSearch(lexicon, row, hits).run();
}

}  // namespace smallprint
