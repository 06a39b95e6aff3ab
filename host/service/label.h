// The fixed-row label: the same eight questions for every service, each answered yes, no or not said, with
// the findings behind the answer. Pure; `label_rules()` of label_rules.h says what answers what.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/finding.h"
#include "service/json.h"
#include "service/label_rules.h"

namespace smallprint {

/// One finding that answers a row.
struct LabelSource {
    std::uint32_t rank = 0;  ///< Place among the row's rules: the lower, the worse for the person.
    LabelAnswer answer = LabelAnswer::yes;
    Severity severity = Severity::info;
    Stance stance = Stance::neutral;
    bool possible = false;  ///< Only the model saw it.
    std::string type;
    std::string says;       ///< What the answer alone would leave out; at most 120 bytes.
    std::string finding;    ///< Id within the report; empty where there is none.
    std::string record_id;  ///< Of the provision; empty where it is not known.
    std::string document;   ///< Record id of the document; empty where it is not known.
};

struct LabelRow {
    std::string row;  ///< "kept", "read", "trains", "shared", "sold", "ads", "opt_out", "leave"
    std::vector<LabelSource> sources;  ///< The one that decides first; empty: not said.

    [[nodiscard]] LabelAnswer answer() const noexcept {
        return sources.empty() ? LabelAnswer::not_said : sources.front().answer;
    }
};

using Label = std::vector<LabelRow>;  ///< Always all rows, in the order of the data.

inline constexpr std::size_t most_label_sources = 4;  ///< A row.

/// The label of one document. Of a Finding only type, facts, severity, stance, match, id and record_id count,
/// so that what the catalogue knows of a service can be made into one as well. What is sure goes before what
/// is possible, then the worse before the better.
[[nodiscard]] Label label_of(std::span<const Finding> findings, std::string_view document_id = {},
                             const LabelRules& rules = label_rules());

/// Adds the label of another document of the same service: the worse answer wins.
void merge_label(Label& into, Label other);

/// `sources` as in shared/protocol/schema/common.json; the first decides, and answer, severity, stance and
/// says of the row are its own.
[[nodiscard]] JsonOut label_json(const Label& label);

}  // namespace smallprint
