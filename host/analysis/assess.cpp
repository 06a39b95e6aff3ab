// Stage two: from evidence to findings in plain words, most serious first.
#include <algorithm>
#include <tuple>

#include "analysis/analyse.h"
#include "analysis/conditions.h"
#include "analysis/document_dates.h"
#include "analysis/elsewhere.h"
#include "analysis/for_whom.h"
#include "analysis/gather.h"
#include "analysis/links.h"
#include "analysis/quotes.h"
#include "analysis/wording.h"
#include "catalogue/content.h"

namespace smallprint {
namespace {

/// Puts candidates into words.
class Writer {
public:
    Writer(const Document& document, const Gathered& gathered, const Catalogue& catalogue,
           const AssessContext& context)
        : document_(document),
          gathered_(gathered),
          content_(catalogue.content()),
          context_(context),
          elsewhere_(catalogue, context) {}

    [[nodiscard]] Finding write(const Candidate& candidate) const {
        const ClauseType& type = *candidate.type;
        const Clause& clause = document_.clauses[candidate.clause];
        Finding finding;
        finding.type = type.id;
        finding.category = type.category;
        finding.severity = candidate.severity;
        finding.stance = candidate.stance;
        finding.clause = candidate.clause;
        finding.clause_sha256 = clause.sha256;
        finding.facts = candidate.evidence.facts;
        finding.confidence = candidate.evidence.confidence;
        finding.match = candidate.evidence.match;
        finding.provision = candidate.evidence.provision;
        finding.similarity = candidate.evidence.similarity;
        finding.quote =
            text_quote(document_, clause, candidate.evidence.quote_begin, candidate.evidence.quote_end);
        read_links(candidate, clause, finding.facts);
        say_date(finding.facts);

        const FactView view{&finding.facts, &gathered_.document, &gathered_.types};
        write_words(type, view, finding);
        write_actions(type, view, finding);
        write_regulations(type, view, finding);
        elsewhere_.compare(type, finding, gathered_.types);
        return finding;
    }

private:
    void read_links(const Candidate& candidate, const Clause& clause, Facts& facts) const {
        const auto& names = candidate.type->read_facts;
        if (std::find(names.begin(), names.end(), "opt_out_url") == names.end()) {
            return;
        }
        if (auto url = find_opt_out_link(document_, clause, candidate.evidence.quote_begin,
                                         candidate.evidence.quote_end, context_.url)) {
            facts.emplace("opt_out_url", std::move(*url));
        }
    }

    /// "2026-05-03" and "03 May 2026" are not how one says it.
    static void say_date(Facts& facts) {
        const auto date = facts.find("date");
        auto* text = date == facts.end() ? nullptr : std::get_if<std::string>(&date->second);
        if (text == nullptr) {
            return;
        }
        if (const std::string day = date_in(*text); !day.empty()) {
            *text = day_in_words(day);
        }
    }

    void write_words(const ClauseType& type, const FactView& view, Finding& finding) const {
        std::string_view headline = type.headline;
        std::string_view consequence = type.consequence;
        std::string_view why = type.why;
        for (const WordsVariant& variant : type.variants) {
            if (holds(variant.when, view)) {
                headline = variant.headline.empty() ? headline : std::string_view(variant.headline);
                consequence =
                    variant.consequence.empty() ? consequence : std::string_view(variant.consequence);
                why = variant.why.empty() ? why : std::string_view(variant.why);
                break;
            }
        }
        finding.headline = fill_words(headline, context_.service, view);
        finding.consequence = fill_words(consequence, context_.service, view);
        finding.why = fill_words(why, context_.service, view);
    }

    void write_actions(const ClauseType& type, const FactView& view, Finding& finding) const {
        for (const ActionTemplate& action : type.actions) {
            if (!holds(action.when, view)) {
                continue;
            }
            Action made;
            made.text = fill_words(action.text, context_.service, view);
            if (!action.url.empty()) {
                std::string url = action.url;
                if (url.starts_with('{') && url.ends_with('}')) {
                    const FactValue* value = view.find(std::string_view(url).substr(1, url.size() - 2));
                    const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
                    url = text == nullptr ? std::string() : *text;
                    if (action.url == "{email}" && !url.empty()) {
                        url.insert(0, "mailto:");
                    }
                }
                made.url = resolve_link(url, context_.url).value_or(std::string());
            }
            if (!action.deadline.empty()) {
                made.deadline = fill_words(action.deadline, {}, view);
                made.deadline.replace(0, 1, 1, action.deadline.front());  // It stands inside a sentence.
            }
            finding.actions.push_back(std::move(made));
        }
    }

    void write_regulations(const ClauseType& type, const FactView& view, Finding& finding) const {
        for (const RegulationLink& link : type.regulations) {
            const RegulationEntry* entry = content_.regulation(link.id);
            if (entry == nullptr || !holds(link.when, view)) {
                continue;
            }
            finding.regulations.push_back(
                {link.id, entry->name, link.article,
                 link.jurisdiction.empty() ? entry->jurisdiction : link.jurisdiction,
                 fill_words(link.why, context_.service, view)});
        }
    }

    const Document& document_;
    const Gathered& gathered_;
    const Catalogue::Content& content_;
    const AssessContext& context_;
    Elsewhere elsewhere_;
};

int stance_order(Stance stance) {
    return stance == Stance::against_you ? 0 : (stance == Stance::neutral ? 1 : 2);
}

}  // namespace

std::vector<Finding> assess(const Document& document, std::span<const std::vector<Evidence>> evidence,
                            std::span<const Evidence> siblings, const Catalogue& catalogue,
                            const AssessContext& context) {
    const Catalogue::Content& content = catalogue.content();
    Gathered gathered = gather(document, evidence, siblings, content);
    gathered.document.emplace("document_kind", kind_name(document_kind(context.terms_type)));
    std::stable_sort(gathered.candidates.begin(), gathered.candidates.end(),
                     [](const Candidate& a, const Candidate& b) {
                         const auto key = [](const Candidate& c) {
                             return std::tuple(-static_cast<int>(c.severity), stance_order(c.stance),
                                               -static_cast<int>(c.type->importance), c.clause,
                                               c.evidence.quote_begin, std::string_view(c.type->id));
                         };
                         return key(a) < key(b);
                     });
    const Writer writer(document, gathered, catalogue, context);
    std::vector<Finding> findings;
    findings.reserve(gathered.candidates.size());
    for (const Candidate& candidate : gathered.candidates) {
        findings.push_back(writer.write(candidate));
        findings.back().id = "f" + std::to_string(findings.size());
    }
    say_for_whom(findings);
    return findings;
}

const char* to_string(MatchKind kind) noexcept {
    switch (kind) {
        case MatchKind::exact:
            return "exact";
        case MatchKind::near:
            return "near";
        case MatchKind::rule:
            return "rule";
        case MatchKind::model:
            return "model";
    }
    return "rule";
}

}  // namespace smallprint
