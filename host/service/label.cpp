#include "service/label.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "analysis/conditions.h"
#include "analysis/wording.h"
#include "service/shorten.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_says = 120;

bool before(const LabelSource& a, const LabelSource& b) {
    return std::make_tuple(a.possible, a.rank, -static_cast<int>(a.severity)) <
           std::make_tuple(b.possible, b.rank, -static_cast<int>(b.severity));
}

// "With other firms" stands behind "Yes, ": small, unless it is a name.
std::string beginning_small(std::string text) {
    const bool one_capital = text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' &&
                             ((text[1] >= 'a' && text[1] <= 'z') || text[1] == ' ');
    if (one_capital) {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

LabelSource source_of(const Finding& finding, const LabelRule& rule, std::size_t rank,
                      std::string_view document_id) {
    LabelSource source;
    source.rank = static_cast<std::uint32_t>(rank);
    source.answer = rule.answer;
    // Good news is no warning, whatever the clause that it comes from is.
    source.severity = rule.for_you ? Severity::info : rule.severity.value_or(finding.severity);
    source.stance = rule.for_you ? Stance::for_you : finding.stance;
    source.possible = finding.match == MatchKind::model;
    source.type = finding.type;
    source.says = beginning_small(fill_words(rule.says, {}, FactView{&finding.facts, nullptr, nullptr}));
    (void)shorten(source.says, longest_says);
    source.finding = finding.id;
    source.record_id = finding.record_id;
    source.document = document_id;
    return source;
}

void settle(LabelRow& row) {
    std::stable_sort(row.sources.begin(), row.sources.end(), before);
    // The same answer in the same words says nothing new.
    std::vector<LabelSource> kept;
    for (LabelSource& source : row.sources) {
        const bool said = std::any_of(kept.begin(), kept.end(), [&source](const LabelSource& one) {
            return one.answer == source.answer && one.says == source.says;
        });
        if (!said && kept.size() < most_label_sources) {
            kept.push_back(std::move(source));
        }
    }
    row.sources = std::move(kept);
}

JsonOut text_or_null(const std::string& text) {
    return text.empty() ? JsonOut(nullptr) : JsonOut(text);
}

JsonOut source_json(const LabelSource& source) {
    return {{"answer", to_string(source.answer)},
            {"severity", to_string(source.severity)},
            {"stance", to_string(source.stance)},
            {"possible", source.possible},
            {"type", source.type},
            {"says", source.says},
            {"finding", text_or_null(source.finding)},
            {"record_id", text_or_null(source.record_id)},
            {"document", text_or_null(source.document)}};
}

}  // namespace

Label label_of(std::span<const Finding> findings, std::string_view document_id, const LabelRules& rules) {
    Label label;
    for (const LabelRowRules& row_rules : rules) {
        LabelRow& row = label.emplace_back();
        row.row = row_rules.row;
        for (const Finding& finding : findings) {
            const FactView facts{&finding.facts, nullptr, nullptr};
            const auto rule = std::find_if(
                row_rules.rules.begin(), row_rules.rules.end(),
                [&](const LabelRule& one) { return one.type == finding.type && holds(one.when, facts); });
            if (rule != row_rules.rules.end()) {
                row.sources.push_back(source_of(
                    finding, *rule, static_cast<std::size_t>(rule - row_rules.rules.begin()), document_id));
            }
        }
        settle(row);
    }
    return label;
}

void merge_label(Label& into, Label other) {
    for (LabelRow& row : other) {
        const auto mine = std::find_if(into.begin(), into.end(),
                                       [&row](const LabelRow& one) { return one.row == row.row; });
        LabelRow& target = mine == into.end() ? into.emplace_back() : *mine;
        target.row = row.row;
        target.sources.insert(target.sources.end(), std::make_move_iterator(row.sources.begin()),
                              std::make_move_iterator(row.sources.end()));
        settle(target);
    }
}

JsonOut label_json(const Label& label) {
    JsonOut rows = JsonOut::array();
    for (const LabelRow& row : label) {
        JsonOut sources = JsonOut::array();
        for (const LabelSource& source : row.sources) {
            sources.push_back(source_json(source));
        }
        const LabelSource* decides = row.sources.empty() ? nullptr : &row.sources.front();
        rows.push_back({{"row", row.row},
                        {"answer", to_string(row.answer())},
                        {"severity", to_string(decides != nullptr ? decides->severity : Severity::info)},
                        {"stance", to_string(decides != nullptr ? decides->stance : Stance::neutral)},
                        {"says", decides != nullptr ? JsonOut(decides->says) : JsonOut(nullptr)},
                        {"sources", std::move(sources)}});
    }
    return rows;
}

}  // namespace smallprint
