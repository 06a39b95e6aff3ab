#include "catalogue/source/read_rule.h"

#include <algorithm>

namespace smallprint {
namespace {

std::uint32_t slot_named(const Rule& rule, const std::string& name, const std::string& place) {
    for (std::uint32_t slot = 0; slot < rule.find.size(); ++slot) {
        if (std::find(rule.find[slot].begin(), rule.find[slot].end(), name) != rule.find[slot].end()) {
            return slot;
        }
    }
    complain(place, "names \"" + name + "\", which is not in find");
}

Demand read_demand(Fields& fields, const char* name) {
    const std::string word = fields.text(name, false);
    if (word.empty() || word == "any") {
        return Demand::any;
    }
    if (word == "absent") {
        return Demand::absent;
    }
    if (word == "present") {
        return Demand::present;
    }
    complain(fields.place_of(name), "should be absent, present or any");
}

void read_find(Fields& fields, Rule& rule) {
    const Json& find = *fields.take("find", true);
    if (!find.is_array() || find.empty() || find.size() > 8) {
        complain(fields.place_of("find"), "should be a list of one to eight entries");
    }
    for (const Json& entry : find) {
        std::vector<std::string> alternatives;
        if (entry.is_string()) {
            alternatives.push_back(entry.get<std::string>());
        } else if (entry.is_array()) {
            for (const Json& alternative : entry) {
                if (!alternative.is_string()) {
                    complain(fields.place_of("find"), "should hold texts and lists of texts");
                }
                alternatives.push_back(alternative.get<std::string>());
            }
        }
        if (alternatives.empty()) {
            complain(fields.place_of("find"), "should hold texts and lists of texts");
        }
        rule.find.push_back(std::move(alternatives));
    }
}

}  // namespace

Rule read_rule(const Json& json, const std::string& place) {
    Rule rule;
    Fields fields(json, place);
    rule.id = fields.text("id");
    if (!is_identifier(rule.id)) {
        complain(fields.place_of("id"), "should be made of lower-case letters, digits and _");
    }
    read_find(fields, rule);
    for (const std::string& name : fields.texts("order")) {
        rule.order.push_back(slot_named(rule, name, fields.place_of("order")));
    }
    rule.within = fields.count("within", 0);
    rule.unless = fields.texts("unless");
    if (const Json* negation = fields.take("negation", false)) {
        Fields inner(*negation, fields.place_of("negation"));
        rule.negation_of = slot_named(rule, inner.text("of"), inner.place_of("of"));
        rule.negation = read_demand(inner, "is");
        inner.done();
    }
    rule.exception = read_demand(fields, "exception");
    rule.conditional = read_demand(fields, "conditional");
    if (const Json* context = fields.take("context", false)) {
        Fields inner(*context, fields.place_of("context"));
        rule.heading = inner.texts("heading");
        rule.clause_context = inner.texts("clause");
        rule.document = inner.texts("document");
        inner.done();
    }
    const std::string scope = fields.text("scope", false);
    if (!scope.empty() && scope != "sentence" && scope != "clause") {
        complain(fields.place_of("scope"), "should be sentence or clause");
    }
    rule.scope = scope == "clause" ? RuleScope::clause : RuleScope::sentence;
    rule.confidence = fields.ratio("confidence", 0.8);
    rule.facts = fields.facts("facts");
    rule.needs = fields.texts("needs");
    const std::string stance = fields.text("stance", false);
    if (!stance.empty()) {
        rule.stance = stance_from(stance);
        if (!rule.stance) {
            complain(fields.place_of("stance"), "should be against_you, neutral or for_you");
        }
    }
    (void)fields.take("note", false);
    fields.done();
    return rule;
}

}  // namespace smallprint
