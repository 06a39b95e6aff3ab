#include "analysis/elsewhere.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "analysis/conditions.h"
#include "analysis/wording.h"

namespace smallprint {
namespace {

/// Whether the words of a type depend on a fact of the given beginning.
bool asks_for(const ClauseType& type, std::string_view beginning) {
    return std::any_of(type.variants.begin(), type.variants.end(), [beginning](const WordsVariant& variant) {
        return std::any_of(variant.when.begin(), variant.when.end(), [beginning](const Condition& condition) {
            return condition.fact.starts_with(beginning);
        });
    });
}

/// Whether a variant is for those that do not say how much, how old or how long.
bool is_vague(const WordsVariant& variant) {
    return std::any_of(variant.when.begin(), variant.when.end(),
                       [](const Condition& condition) { return condition.op == Condition::Op::missing; });
}

}  // namespace

std::string kind_name(DocumentKind kind) {
    switch (kind) {
        case DocumentKind::privacy:
            return "privacy";
        case DocumentKind::rules:
            return "rules";
        case DocumentKind::terms:
            break;
    }
    return "terms";
}

Elsewhere::Elsewhere(const Catalogue& catalogue, const AssessContext& context)
    : content_(catalogue.content()), platforms_(catalogue.platforms()), context_(context) {
    if (!platforms_.empty()) {
        self_ = platforms_.find(context.service, context.url);
        own_key_ = platform_name_key(context.service);
    }
}

void Elsewhere::compare(const ClauseType& type, Finding& finding, const TypeIds& types) const {
    if (platforms_.empty()) {
        return;
    }
    count(finding);
    show_others(type, finding, types);
    find_same(finding);
}

bool Elsewhere::is_self(const Platform& platform) const {
    return self_ ? self_->operated_by == platform.operated_by : platform_name_key(platform.name) == own_key_;
}

bool Elsewhere::self_counts(DocumentKind kind) const {
    for (std::uint32_t i = 0; self_ && i < self_->documents; ++i) {
        const PlatformDocument document = platforms_.document(self_->first_document + i);
        if (document.counted && document.kind == kind) {
            return true;
        }
    }
    return false;
}

bool Elsewhere::self_says(std::string_view type, DocumentKind kind) const {
    for (std::uint32_t i = 0; self_ && i < self_->documents; ++i) {
        const PlatformDocument document = platforms_.document(self_->first_document + i);
        for (std::uint32_t j = 0; document.counted && document.kind == kind && j < document.clauses; ++j) {
            if (platforms_.clause(document.first_clause + j).type == type) {
                return true;
            }
        }
    }
    return false;
}

/// This service is always one of those counted, with what it says here, so that a count of one is unique.
void Elsewhere::count(Finding& finding) const {
    const DocumentKind kind = document_kind(context_.terms_type);
    const Prevalence others = platforms_.prevalence(finding.type, kind);
    if (others.total == 0) {
        return;
    }
    finding.platforms_with = others.with + (self_says(finding.type, kind) ? 0U : 1U);
    finding.platforms_total = others.total + (self_counts(kind) ? 0U : 1U);
}

/// A promise counts for nothing here where the same service says the contrary in another place.
bool Elsewhere::says_otherwise(const Candidate& candidate, const ClauseType& shown) const {
    if (candidate.clause.stance != Stance::for_you || shown.contrasts.empty()) {
        return false;
    }
    for (std::uint32_t i = 0; i < candidate.platform.documents; ++i) {
        const PlatformDocument document = platforms_.document(candidate.platform.first_document + i);
        for (std::uint32_t j = 0; document.current && j < document.clauses; ++j) {
            const std::string_view type = platforms_.clause(document.first_clause + j).type;
            if (std::find(shown.contrasts.begin(), shown.contrasts.end(), type) != shown.contrasts.end()) {
                return true;
            }
        }
    }
    return false;
}

/// What holds for firms says nothing to a person, unless this is said of firms too.
bool Elsewhere::for_firms_only(const PlatformClause& clause, const Finding& finding) const {
    const auto audience = [](const Facts& facts) {
        const auto found = facts.find("audience");
        return found == facts.end() ? FactValue(false) : found->second;
    };
    const FactValue firms(std::string("business"));
    return audience(finding.facts) != firms && audience(platforms_.facts(clause)) == firms;
}

std::string Elsewhere::says(const ClauseType& type, const PlatformClause& clause,
                            std::string_view name) const {
    const Facts facts = platforms_.facts(clause);
    std::set<std::string, std::less<>> types;
    const PlatformDocument document = platforms_.document(clause.document);
    if (asks_for(type, "type:")) {
        for (std::uint32_t i = 0; i < document.clauses; ++i) {
            types.emplace(platforms_.clause(document.first_clause + i).type);
        }
    }
    const Facts about{{"document_kind", kind_name(document.kind)}};
    const FactView view{&facts, &about, &types};
    std::string_view headline = type.headline;
    for (const WordsVariant& variant : type.variants) {
        if (holds(variant.when, view)) {
            if (is_vague(variant)) {
                return {};
            }
            headline = variant.headline.empty() ? headline : std::string_view(variant.headline);
            break;
        }
    }
    return has_facts(headline, view) ? fill_words(headline, name, view) : std::string();
}

void Elsewhere::gather_candidates(const ClauseType& shown, bool opposite, const Finding& finding,
                                  std::vector<Candidate>& candidates) const {
    const bool of_one_kind = asks_for(shown, "document_kind");
    const DocumentKind kind = document_kind(context_.terms_type);
    for (const std::uint32_t index : platforms_.examples(shown.id)) {
        Candidate candidate;
        candidate.clause = platforms_.clause(index);
        const PlatformDocument document = platforms_.document(candidate.clause.document);
        if (of_one_kind && document.kind != kind) {
            continue;  // How a policy can change is not how a contract can.
        }
        candidate.platform = platforms_.platform(document.platform);
        if (is_self(candidate.platform) || says_otherwise(candidate, shown) ||
            for_firms_only(candidate.clause, finding)) {
            continue;
        }
        const int distance =
            std::abs(static_cast<int>(candidate.clause.severity) - static_cast<int>(finding.severity));
        const bool turned = candidate.clause.stance != finding.stance;
        candidate.difference = opposite ? 3 : (turned || distance >= 2 ? 2 : (distance == 1 ? 1 : 0));
        candidates.push_back(candidate);
    }
}

void Elsewhere::show_others(const ClauseType& type, Finding& finding, const TypeIds& types) const {
    // What is said of this text alone, such as its date, is no way of handling anything.
    if (type.contrasts.empty() && type.headline.find("{service}") == std::string::npos) {
        return;
    }
    std::vector<Candidate> candidates;
    gather_candidates(type, false, finding, candidates);
    for (const std::string& other : type.contrasts) {
        // What this text does too is no other way, unless the words of it say what else takes it back.
        const ClauseType* contrast = content_.type(other);
        if (contrast != nullptr && (types.count(other) == 0 || asks_for(*contrast, "type:"))) {
            gather_candidates(*contrast, true, finding, candidates);
        }
    }
    // Services of the same trade say more about this one than famous ones of another.
    const bool ai = (self_ && self_->generative_ai) || finding.category == "ai";
    std::stable_sort(candidates.begin(), candidates.end(), [ai](const Candidate& a, const Candidate& b) {
        const auto key = [ai](const Candidate& c) {
            const std::uint32_t trade = ai && c.platform.generative_ai ? 15 : 0;
            return std::tuple(-c.difference, -static_cast<int>(c.platform.known + trade), c.clause.index);
        };
        return key(a) < key(b);
    });
    std::set<std::uint32_t> operators;
    std::set<std::pair<std::string_view, std::uint32_t>> ways;
    std::set<std::string> seen;
    for (Candidate& candidate : candidates) {
        if (finding.others.size() == most_others) {
            return;
        }
        const std::pair way(candidate.clause.type, candidate.clause.way);
        if (operators.count(candidate.platform.operated_by) != 0 || ways.count(way) != 0) {
            continue;
        }
        const ClauseType* said = content_.type(candidate.clause.type);
        // The same words for everybody tell nothing twice, and nothing at all if they are this finding's.
        std::string plain = said == nullptr ? std::string() : says(*said, candidate.clause, context_.service);
        if (plain.empty() || plain == finding.headline || !seen.insert(plain).second) {
            ways.insert(way);
            continue;
        }
        ways.insert(way);
        operators.insert(candidate.platform.operated_by);
        finding.others.push_back({std::string(candidate.platform.name), candidate.clause.severity,
                                  says(*said, candidate.clause, candidate.platform.name)});
    }
}

/// The words of another service, best known first; else the same service's, as they were read before.
void Elsewhere::find_same(Finding& finding) const {
    Words words;
    split_words(finding.quote.exact, words);
    const std::vector<SameClause> same = platforms_.same_clauses(finding.type, words);
    const SameClause* best = nullptr;
    std::tuple<bool, bool, int, std::uint32_t> most;
    std::set<std::uint32_t> services;
    for (const SameClause& match : same) {
        const Platform platform = platforms_.platform(platforms_.document(match.clause.document).platform);
        const bool other = !is_self(platform);
        if (other) {
            services.insert(platform.operated_by);
        }
        const std::tuple key(other, match.exact, static_cast<int>(match.containment * 20.0), platform.known);
        if (best == nullptr || most < key) {
            best = &match;
            most = key;
        }
    }
    if (best == nullptr) {
        return;
    }
    const PlatformDocument document = platforms_.document(best->clause.document);
    SameWords found;
    found.service = platforms_.platform(document.platform).name;
    found.terms_type = document.terms_type;
    found.date = document.date;
    found.url = document.url;
    found.services = static_cast<std::uint32_t>(services.size());
    finding.same_as = std::move(found);
    if (finding.match == MatchKind::rule) {
        finding.match = best->exact ? MatchKind::exact : MatchKind::near;
        finding.similarity = best->containment;
        finding.provision = "platforms/" + platform_name_key(finding.same_as->service) + "/" + finding.type;
    }
}

}  // namespace smallprint
