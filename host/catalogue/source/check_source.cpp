#include <functional>
#include <map>
#include <set>

#include "base/error.h"
#include "catalogue/phrase.h"
#include "catalogue/source/fields.h"
#include "catalogue/source/source.h"

namespace smallprint {
namespace {

/// Checks phrases and the terms they name, wherever they stand.
class PhraseCheck {
public:
    explicit PhraseCheck(const std::vector<Term>& terms) {
        for (const Term& term : terms) {
            if (!terms_.emplace(term.name, &term).second) {
                complain("lexicon: @" + term.name, "is defined twice");
            }
        }
        for (const Term& term : terms) {
            for (const std::string& phrase : term.phrases) {
                check(phrase, "lexicon: @" + term.name);
            }
        }
        for (const Term& term : terms) {
            std::set<std::string> above;
            depth_of(term, above);
        }
    }

    void check(const std::string& phrase, const std::string& place) const {
        std::vector<PhrasePart> parts;
        try {
            parts = read_phrase(phrase);
        } catch (const Error& problem) {
            complain(place, problem.what());
        }
        for (const PhrasePart& part : parts) {
            if (part.kind == PhrasePart::Kind::term && terms_.count(part.text) == 0) {
                complain(place, "names @" + part.text + ", which no lexicon file defines");
            }
        }
    }

private:
    static constexpr std::size_t deepest = 8;

    std::size_t depth_of(const Term& term, std::set<std::string>& above) {
        if (const auto known = depth_.find(term.name); known != depth_.end()) {
            return known->second;
        }
        if (!above.insert(term.name).second) {
            complain("lexicon: @" + term.name, "is inside itself");
        }
        std::size_t depth = 0;
        for (const std::string& phrase : term.phrases) {
            for (const PhrasePart& part : read_phrase(phrase)) {
                if (part.kind == PhrasePart::Kind::term) {
                    depth = std::max(depth, 1 + depth_of(*terms_.at(part.text), above));
                }
            }
        }
        if (depth > deepest) {
            complain("lexicon: @" + term.name, "is nested deeper than " + std::to_string(deepest));
        }
        above.erase(term.name);
        depth_[term.name] = depth;
        return depth;
    }

    std::map<std::string, const Term*> terms_;
    std::map<std::string, std::size_t> depth_;
};

void check_rule(const Rule& rule, const PhraseCheck& phrases, const std::string& place) {
    for (const auto& slot : rule.find) {
        for (const std::string& phrase : slot) {
            phrases.check(phrase, place + ": find");
        }
    }
    for (const auto* list : {&rule.unless, &rule.heading, &rule.clause_context, &rule.document}) {
        for (const std::string& phrase : *list) {
            phrases.check(phrase, place);
        }
    }
    for (const std::string& phrase : rule.document) {
        if (phrase[0] != '@' || phrase.find(' ') != std::string::npos) {
            complain(place + ": context.document", "should name terms only");
        }
    }
}

void check_type_names(const When& when, const Catalogue::Content& content, const std::string& place) {
    for (const Condition& condition : when) {
        if (condition.fact.starts_with("type:") && content.type(condition.fact.substr(5)) == nullptr) {
            complain(place, "names " + condition.fact + ", which is no clause type");
        }
    }
}

}  // namespace

void check_catalogue_source(const CatalogueSource& source) {
    const Catalogue::Content& content = source.content;
    const PhraseCheck phrases(content.terms);
    std::set<std::string> signals;
    for (const Rule& signal : content.signals) {
        check_rule(signal, phrases, "lexicon: signal " + signal.id);
        if (!signals.insert(signal.id).second) {
            complain("lexicon: signal " + signal.id, "is defined twice");
        }
    }
    for (const ClauseType& type : content.types) {
        const std::string place = "clause_types/" + type.id + ".json";
        for (const Rule& rule : type.rules) {
            check_rule(rule, phrases, place + ": rules: " + rule.id);
        }
        for (const SeverityRule& rule : type.severity_rules) {
            check_type_names(rule.when, content, place + ": severity");
        }
        for (const WordsVariant& variant : type.variants) {
            check_type_names(variant.when, content, place + ": words.variants");
        }
        for (const ActionTemplate& action : type.actions) {
            check_type_names(action.when, content, place + ": actions");
        }
        for (const Derivation& derive : type.derive) {
            for (const std::string& id : derive.all) {
                if (content.type(id) == nullptr &&
                    !(id.starts_with('@') && signals.count(id.substr(1)) != 0)) {
                    complain(place + ": derive", "names " + id + ", which is no clause type and no signal");
                }
            }
        }
        for (const RegulationLink& link : type.regulations) {
            if (content.regulation(link.id) == nullptr) {
                complain(place + ": regulations", "names " + link.id + ", for which there is no file");
            }
        }
        for (const std::string& other : type.contrasts) {
            if (content.type(other) == nullptr || other == type.id) {
                complain(place + ": contrasts", "names " + other + ", which is no other clause type");
            }
        }
        if (type.rules.empty() && type.derive.empty()) {
            complain(place, "has neither rules nor derive, so nothing could ever find it");
        }
    }
    for (const Provision& provision : content.provisions) {
        if (content.type(provision.type) == nullptr) {
            complain("provisions/" + provision.id + ".json: type", "is no clause type");
        }
    }
}

}  // namespace smallprint
