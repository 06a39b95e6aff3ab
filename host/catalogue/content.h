// What the catalogue holds, decoded: the values that shared/catalogue/README.md describes, as the analysis
// uses them. Immutable once decoded, owned by its Catalogue, shared by threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/values.h"

namespace smallprint {

/// A named set of phrases.
struct Term {
    std::string name;  ///< Without '@'.
    std::vector<std::string> phrases;
};

/// What a rule asks of a mark in the sentence.
enum class Demand : std::uint8_t { any, absent, present };

enum class RuleScope : std::uint8_t { sentence, clause };

struct Rule {
    std::string id;
    std::vector<std::vector<std::string>> find;  ///< Slots; each a list of alternatives ("@term" or phrase).
    std::vector<std::uint32_t> order;            ///< Slots that must begin in this order.
    std::uint32_t within = 0;                    ///< Most words from first to last found part; 0 is no limit.
    std::vector<std::string> unless;
    std::optional<std::uint32_t> negation_of;  ///< A slot.
    Demand negation = Demand::any;
    Demand exception = Demand::any;
    Demand conditional = Demand::any;
    std::vector<std::string> heading;         ///< One of these in the heading path.
    std::vector<std::string> clause_context;  ///< One of these anywhere in the clause.
    std::vector<std::string> document;        ///< One of these anywhere in the document.
    RuleScope scope = RuleScope::sentence;
    double confidence = 0.0;
    std::vector<std::pair<std::string, FactValue>> facts;
    std::vector<std::string> needs;  ///< Facts that must have been read, or the rule does not hold.
    std::optional<Stance> stance;
};

struct Condition {
    enum class Op : std::uint8_t { equals, exists, missing, less, greater, at_most, at_least };
    std::string fact;  ///< A fact's name, "type:<id>", or "<type>.<fact>" in derivations.
    Op op = Op::equals;
    FactValue value;
};
using When = std::vector<Condition>;  ///< All must hold; empty always holds.

struct SeverityRule {
    When when;
    Severity is = Severity::info;
    std::string because;
};

/// Replaces what it names where `when` holds.
struct WordsVariant {
    When when;
    std::string headline;
    std::string consequence;
    std::string why;
};

struct ActionTemplate {
    std::string text;
    std::string url;  ///< A URL or a fact in braces.
    std::string deadline;
    When when;
};

struct Question {
    std::string q;
    std::string a;
};

struct RegulationLink {
    std::string id;
    std::string article;
    std::string jurisdiction;
    std::string why;
    When when;
};

struct Derivation {
    std::vector<std::string> all;
    When when;
    std::string quote_from;
    double confidence = 0.0;
    std::vector<std::pair<std::string, FactValue>> facts;
};

struct ClauseType {
    std::string id;
    std::string category;
    std::string name;
    Stance stance = Stance::neutral;
    Severity severity = Severity::info;
    std::uint32_t importance = 0;  ///< 0–100; orders findings of equal severity.
    std::vector<SeverityRule> severity_rules;
    std::vector<Rule> rules;
    std::vector<std::string> read_facts;
    std::vector<std::string> distinct_by;
    std::vector<std::string> join_facts;  ///< Taken over from evidence in other clauses too.
    std::vector<Derivation> derive;
    std::string headline;
    std::string consequence;
    std::string why;
    std::vector<WordsVariant> variants;
    std::vector<ActionTemplate> actions;
    std::vector<Question> questions;
    std::vector<RegulationLink> regulations;
    std::vector<std::string> unfair_tos;
    std::vector<std::string> tosdr_cases;
    std::vector<std::string> privacyspy;
    std::vector<std::string> contrasts;  ///< Types that are another way of handling the same thing.
};

struct RegulationEntry {
    std::string id;
    std::string name;
    std::string jurisdiction;
    std::string url;
    std::string about;
};

/// A provision seen before, kept as hashes of its words and our own account of it.
struct Provision {
    std::string id;
    std::string type;
    std::string service;
    std::string url;
    std::string date;
    std::uint32_t words = 0;                 ///< Length of the provision in words.
    std::uint32_t negations = 0;             ///< Negating words in it; a near match must have as many.
    std::uint64_t exact = 0;                 ///< Hash of all its folded words.
    std::vector<std::uint64_t> fingerprint;  ///< Winnowed shingle hashes, ascending.
    std::vector<std::pair<std::string, FactValue>> facts;
    std::string says;
};

struct Catalogue::Content {
    std::vector<Term> terms;
    std::vector<Rule>
        signals;  ///< Their facts hold for the whole document; their evidence has the type "@" + id.
    std::vector<ClauseType> types;
    std::vector<RegulationEntry> regulations;
    std::vector<Provision> provisions;

    [[nodiscard]] const ClauseType* type(std::string_view id) const;
    [[nodiscard]] const RegulationEntry* regulation(std::string_view id) const;

    /// Fills the look-ups below; called once after decoding.
    void index();

private:
    std::unordered_map<std::string_view, std::uint32_t> type_by_id_;
    std::unordered_map<std::string_view, std::uint32_t> regulation_by_id_;
};

/// One service with its addresses, as the source file names them.
struct ServiceEntry {
    struct Address {
        std::string terms_type;
        std::string url;
    };
    std::string name;
    std::vector<std::string> names;  ///< Other names of it.
    std::string company;             ///< Whose service it is, where the name does not say it.
    std::uint32_t known = 0;         ///< 0–100: how many people know it, by our own judgement.
    std::vector<std::string> domains;
    std::vector<Address> documents;
};

}  // namespace smallprint
