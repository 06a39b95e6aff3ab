// What the reader found, in two steps: evidence is what one clause says by itself (cached by the clause's
// hash); a finding is what the whole document means for the person (DESIGN 3.5, 4).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "catalogue/values.h"

namespace smallprint {

enum class MatchKind : std::uint8_t { exact, near, rule, model };

/// One thing one clause says. Offsets are bytes into Clause::text; [quote_begin, quote_end) lies within one
/// block.
struct Evidence {
    std::string type;  ///< A clause type's id.
    MatchKind match = MatchKind::rule;
    double confidence = 0.0;  ///< 0–1, calibrated per kind of match.
    std::uint32_t quote_begin = 0;
    std::uint32_t quote_end = 0;
    Facts facts;
    std::string rule;         ///< Id of the rule that matched, for explanation; empty unless match is `rule`.
    std::string provision;    ///< Id of the known provision, for `exact` and `near`.
    double similarity = 0.0;  ///< Containment 0–1, for `near`.
};

struct TextQuote {  ///< W3C TextQuoteSelector over the canonical text.
    std::string exact;
    std::string prefix;
    std::string suffix;
};

struct Action {
    std::string text;
    std::string url;       ///< https or http or mailto, checked; empty if none.
    std::string deadline;  ///< In words ("within 30 days"); empty if none.
};

struct Regulation {
    std::string id;  ///< For example "gdpr".
    std::string name;
    std::string article;
    std::string jurisdiction;
    std::string why;
};

struct OtherService {
    std::string service;
    Severity severity = Severity::info;
    std::string says;  ///< In our own words.
};

/// Where else the same clause was read.
struct SameWords {
    std::string service;
    std::string terms_type;
    std::string date;            ///< YYYY-MM-DD, when it was read there; may be empty.
    std::string url;             ///< Empty where it is not known.
    std::uint32_t services = 0;  ///< Other services that have it; 0 if only this one, at another time.
};

struct Finding {
    std::string id;  ///< "f1", "f2", … in the order of the report.
    std::string type;
    std::string category;
    Severity severity = Severity::info;
    Stance stance = Stance::neutral;
    std::string headline;
    std::string consequence;
    std::string why;
    std::vector<Action> actions;
    TextQuote quote;
    std::uint32_t clause = 0;  ///< Index into Document::clauses.
    Sha256Digest clause_sha256{};
    Facts facts;
    double confidence = 0.0;
    MatchKind match = MatchKind::rule;
    std::string provision;
    double similarity = 0.0;
    std::optional<std::uint32_t> platforms_with;  ///< Prevalence, where the catalogue knows it.
    std::optional<std::uint32_t> platforms_total;
    std::optional<SameWords> same_as;
    std::vector<OtherService> others;
    std::vector<Regulation> regulations;
    std::string record_id;  ///< "SP-P-…"; set by the service, which knows the document's history.
};

[[nodiscard]] const char* to_string(MatchKind kind) noexcept;  ///< "exact", "near", "rule", "model"

}  // namespace smallprint
