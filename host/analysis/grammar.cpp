#include "analysis/grammar.h"
#include "base/word_lists.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace smallprint {
namespace {

constexpr std::array<std::string_view, 9> subjects{"we",  "you", "they", "it",   "he",
                                                   "she", "i",   "this", "these"};
constexpr std::array<std::string_view, 10> verbs_of_will{"want", "wish",  "like",   "agree",  "consent",
                                                         "opt",  "opted", "prefer", "object", "choose"};
constexpr std::array<std::string_view, 8> breaks{"but",     "however",   "although", "though",
                                                 "because", "therefore", "whereas",  "while"};
constexpr std::array<std::string_view, 6> subordinators{"if", "when", "where", "unless", "until", "once"};
constexpr std::array<std::string_view, 7> consents{
    "consent", "permission", "approval", "authorization", "authorisation", "agreement", "instruction"};

/// "Without notice we may …": what is left out, not a deed that is denied.
constexpr std::array<std::string_view, 9> formalities{"notice", "prior",   "further",   "advance", "cause",
                                                      "reason", "warning", "liability", "penalty"};

/// One reading's words by position.
class Row {
public:
    Row(const Words& words, const Reading& reading) : words_(words), reading_(reading) {}

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(reading_.words.size()); }
    [[nodiscard]] std::string_view key(std::uint32_t at) const {
        return at < size() ? words_.key(reading_.words[at]) : std::string_view();
    }
    [[nodiscard]] std::uint16_t marks(std::uint32_t at) const {
        return words_.list[reading_.words[at]].marks;
    }
    [[nodiscard]] bool is(std::uint32_t at, std::string_view first, std::string_view second) const {
        return key(at) == first && key(at + 1) == second;
    }
    /// A consent or permission within the next few words.
    [[nodiscard]] bool consent_follows(std::uint32_t at) const {
        for (std::uint32_t i = at + 1; i <= at + 5 && i < size(); ++i) {
            if (is_one_of(consents, key(i))) {
                return true;
            }
        }
        return false;
    }

private:
    const Words& words_;
    const Reading& reading_;
};

bool begins_exception(const Row& row, std::uint32_t at) {
    const std::string_view key = row.key(at);
    if (key == "except" || key == "unless" || key == "excluding" || key == "save") {
        return key != "save" || row.key(at + 1) == "for" || row.key(at + 1) == "as" ||
               row.key(at + 1) == "where";
    }
    return row.is(at, "other", "than") || row.is(at, "apart", "from") || row.is(at, "aside", "from") ||
           row.is(at, "only", "if") || row.is(at, "only", "when") || row.is(at, "only", "where") ||
           row.is(at, "only", "with") || (key == "without" && row.consent_follows(at)) ||
           (key == "until" && row.consent_follows(at));
}

bool begins_condition(const Row& row, std::uint32_t at) {
    const std::string_view key = row.key(at);
    if (key == "if" || key == "when" || key == "where") {
        return row.key(at + 1) == "you" || row.key(at + 1) == "customer" ||
               row.is(at + 1, "the", "customer") || row.is(at + 1, "the", "user") ||
               row.is(at + 1, "a", "user");
    }
    if (key == "with" || key == "without" || key == "upon" || key == "obtain" || key == "obtained") {
        return row.consent_follows(at);
    }
    return row.is(at, "provided", "that") || row.is(at, "subject", "to") ? row.consent_follows(at + 1)
                                                                         : false;
}

enum class Negator : std::uint8_t { none, ordinary, narrow };

/// Narrow negators end at the next comma ("without selling it, we …").
Negator negator_at(const Row& row, std::uint32_t at) {
    const std::string_view key = row.key(at);
    if (key == "not") {
        const std::string_view next = row.key(at + 1);
        const bool idle = next == "only" || next == "limited" || next == "merely" || next == "just" ||
                          (next == "necessarily");
        const bool or_not = at > 0 && row.key(at - 1) == "or" && at > 1 && row.key(at - 2) == "whether";
        return idle || or_not ? Negator::none : Negator::ordinary;
    }
    if (key == "never" || key == "neither" || key == "nor" || key == "nothing" || key == "none" ||
        key == "nobody" || key == "nowhere") {
        return Negator::ordinary;
    }
    if (key == "no") {
        // "No. 5" and "no less than" deny nothing.
        const std::string_view next = row.key(at + 1);
        const bool idle = next.empty() || (next[0] >= '0' && next[0] <= '9') || next == "matter" ||
                          next == "reason" || next == "later" || next == "less" || next == "more" ||
                          next == "fewer" || next == "earlier";
        return idle ? Negator::none : Negator::ordinary;
    }
    // "including debugging but excluding model training", "rather than selling it".
    if (key.starts_with("exclud") || row.is(at, "rather", "than") || row.is(at, "instead", "of")) {
        return key == "exclusive" || key == "exclusively" ? Negator::none : Negator::narrow;
    }
    if (key == "without") {
        const std::string_view next = row.key(at + 1);
        return next == "limitation" || next == "limiting" || is_one_of(formalities, next) ||
                       row.consent_follows(at)
                   ? Negator::none
                   : Negator::narrow;
    }
    return Negator::none;
}

/// Whether a new grammatical clause with its own subject begins at `at`, after a comma or conjunction.
bool new_subject(const Row& row, std::uint32_t at) {
    std::uint32_t subject = at;
    if (row.key(subject) == "and" || row.key(subject) == "or" || row.key(subject) == "so") {
        ++subject;
    }
    return is_one_of(subjects, row.key(subject));
}

/// Marks what one negator at `at` negates.
class Scope {
public:
    Scope(const Row& row, Grammar& grammar) : row_(row), grammar_(grammar) {}

    void mark(std::uint32_t at, Negator negator, bool in_condition) {
        // "If you do not want us to train …": what is not wanted is not denied.
        const bool of_will = negator == Negator::ordinary && unwilling(at);
        const std::uint32_t limit = of_will ? std::min(at + 4, row_.size()) : row_.size();
        bool listing = false;  // After "We do not: (a) …; (b) …" semicolons part items, not clauses.
        for (std::uint32_t i = at; i < limit; ++i) {
            if (i > at && ends_before(i, at, in_condition, negator, listing)) {
                return;
            }
            if (grammar_.negated_by[i] == 0) {
                grammar_.negated_by[i] = at + 1;
            }
            listing = listing || (row_.marks(i) & mark_colon) != 0;
        }
    }

private:
    [[nodiscard]] bool unwilling(std::uint32_t at) const {
        for (std::uint32_t i = at + 1; i <= at + 2 && i < row_.size(); ++i) {
            if (is_one_of(verbs_of_will, row_.key(i))) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool ends_before(std::uint32_t i, std::uint32_t at, bool in_condition, Negator negator,
                                   bool listing) const {
        const std::uint16_t marks = row_.marks(i - 1);
        const std::string_view key = row_.key(i);
        if ((marks & mark_semicolon) != 0 && !listing) {
            return true;
        }
        if (begins_exception(row_, i) || is_one_of(breaks, key)) {
            return true;
        }
        if (key == "and" && new_subject(row_, i)) {
            return true;
        }
        if ((key == "reserves" || key == "reserve") && i > at + 1) {
            return true;  // "The list is not complete and Acme reserves …"
        }
        // "Claims that cannot be settled by talks shall be …": the main verb, not the denied one.
        if ((key == "shall" || key == "must" || key == "will") && row_.key(i + 1) == "be" && i > at + 2 &&
            row_.key(at + 1) == "be") {
            return true;
        }
        if (negator == Negator::narrow && (marks & (mark_close | mark_open)) != 0) {
            return true;
        }
        if ((marks & mark_comma) != 0) {
            if (negator == Negator::narrow || in_condition || new_subject(row_, i)) {
                return true;
            }
            if (is_one_of(subordinators, key) || key == "which") {
                return true;
            }
            // ", and will …", ", and may …": the verb is asserted anew; "or" goes on denying.
            if (key == "and" && (row_.key(i + 1) == "will" || row_.key(i + 1) == "may")) {
                return true;
            }
        }
        return i > at + 1 && (marks & (mark_dash)) != 0 && new_subject(row_, i);
    }

    const Row& row_;
    Grammar& grammar_;
};

}  // namespace

bool Grammar::negates(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end && i < negated_by.size(); ++i) {
        if (negated_by[i] != 0 && (negated_by[i] - 1 < begin || negated_by[i] - 1 >= end)) {
            return true;
        }
    }
    return false;
}

Grammar read_grammar(const Words& words, const Reading& reading) {
    const Row row(words, reading);
    Grammar grammar;
    grammar.negated_by.assign(row.size(), 0);
    bool denied = false;
    bool in_condition = false;
    Scope scope(row, grammar);
    for (std::uint32_t i = 0; i < row.size(); ++i) {
        const std::uint16_t before = i == 0 ? std::uint16_t{0} : row.marks(i - 1);
        if (is_one_of(subordinators, row.key(i))) {
            in_condition = true;
        } else if ((before & (mark_comma | mark_semicolon | mark_colon | mark_stop)) != 0) {
            in_condition = false;
        }
        if (denied && !grammar.exception && begins_exception(row, i)) {
            grammar.exception = i;
        }
        if (!grammar.condition && begins_condition(row, i)) {
            grammar.condition = i;
        }
        const bool excepting = grammar.exception == i;
        if (const Negator negator = excepting ? Negator::none : negator_at(row, i);
            negator != Negator::none) {
            // A scope is marked once; a negator inside it only matters where it goes further.
            if (grammar.negated_by[i] == 0 || in_condition) {
                scope.mark(i, negator, in_condition);
            }
            denied = denied || negator == Negator::ordinary;
        }
    }
    return grammar;
}

}  // namespace smallprint
