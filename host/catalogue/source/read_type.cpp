#include <algorithm>
#include <array>
#include <set>

#include "catalogue/source/read_rule.h"

namespace smallprint {
namespace {

constexpr std::array<std::string_view, 7> categories{"ai",        "content",  "data",   "money",
                                                     "liability", "disputes", "control"};

/// A list of objects, each given to `each` with its place.
template <class Each>
void for_objects(Fields& fields, const char* name, bool required, Each each) {
    const Json* list = fields.take(name, required);
    if (list == nullptr) {
        return;
    }
    if (!list->is_array()) {
        complain(fields.place_of(name), "should be a list");
    }
    std::size_t index = 0;
    for (const Json& item : *list) {
        each(item, fields.place_of(name) + "[" + std::to_string(index++) + "]");
    }
}

Severity read_severity(Fields& fields, const char* name) {
    const auto severity = severity_from(fields.text(name));
    if (!severity) {
        complain(fields.place_of(name), "should be info, low, medium or high");
    }
    return *severity;
}

void read_severity_block(Fields& fields, ClauseType& type) {
    Fields inner(*fields.take("severity", true), fields.place_of("severity"));
    type.severity = read_severity(inner, "default");
    for_objects(inner, "rules", false, [&type](const Json& item, const std::string& place) {
        Fields rule(item, place);
        SeverityRule read;
        read.when = rule.when("when");
        read.is = read_severity(rule, "is");
        read.because = rule.text("because", false);
        rule.done();
        type.severity_rules.push_back(std::move(read));
    });
    inner.done();
}

void check_headline(const std::string& headline, const std::string& place) {
    // 120 characters on the screen; a fact in braces stands for about as many as its name.
    if (headline.size() > 140) {
        complain(place, "is longer than 120 characters");
    }
}

void read_words(Fields& fields, ClauseType& type) {
    Fields inner(*fields.take("words", true), fields.place_of("words"));
    type.headline = inner.text("headline");
    type.consequence = inner.text("consequence");
    type.why = inner.text("why");
    check_headline(type.headline, inner.place_of("headline"));
    for_objects(inner, "variants", false, [&type](const Json& item, const std::string& place) {
        Fields variant(item, place);
        WordsVariant read;
        read.when = variant.when("when");
        read.headline = variant.text("headline", false);
        read.consequence = variant.text("consequence", false);
        read.why = variant.text("why", false);
        check_headline(read.headline, place + ": headline");
        variant.done();
        type.variants.push_back(std::move(read));
    });
    inner.done();
}

Example read_example(const Json& json, const std::string& place) {
    Example example;
    if (json.is_string()) {
        example.text = json.get<std::string>();
        return example;
    }
    Fields fields(json, place);
    example.text = fields.text("text");
    if (const Json* heading = fields.take("heading", false)) {
        if (heading->is_string()) {
            example.heading.push_back(heading->get<std::string>());
        } else {
            example.heading = fields.texts("heading");
        }
    }
    example.facts = fields.facts("facts");
    (void)fields.take("note", false);
    fields.done();
    return example;
}

void read_examples(Fields& fields, Examples& examples) {
    Fields inner(*fields.take("examples", true), fields.place_of("examples"));
    for_objects(inner, "match", true, [&examples](const Json& item, const std::string& place) {
        examples.match.push_back(read_example(item, place));
    });
    for_objects(inner, "no_match", true, [&examples](const Json& item, const std::string& place) {
        examples.no_match.push_back(read_example(item, place));
    });
    inner.done();
}

void read_lists(Fields& fields, ClauseType& type) {
    for_objects(fields, "derive", false, [&type](const Json& item, const std::string& place) {
        Fields derive(item, place);
        Derivation read;
        read.all = derive.texts("all");
        read.when = derive.when("when");
        read.quote_from = derive.text("quote_from");
        read.confidence = derive.ratio("confidence", 0.8);
        read.facts = derive.facts("facts");
        derive.done();
        if (std::find(read.all.begin(), read.all.end(), read.quote_from) == read.all.end()) {
            complain(place + ": quote_from", "should be one of all");
        }
        type.derive.push_back(std::move(read));
    });
    for_objects(fields, "actions", false, [&type](const Json& item, const std::string& place) {
        Fields action(item, place);
        ActionTemplate read;
        read.text = action.text("text");
        read.url = action.text("url", false);
        read.deadline = action.text("deadline", false);
        read.when = action.when("when");
        action.done();
        type.actions.push_back(std::move(read));
    });
    for_objects(fields, "questions", false, [&type](const Json& item, const std::string& place) {
        Fields question(item, place);
        Question read{question.text("q"), question.text("a")};
        question.done();
        type.questions.push_back(std::move(read));
    });
    for_objects(fields, "regulations", false, [&type](const Json& item, const std::string& place) {
        Fields regulation(item, place);
        RegulationLink read;
        read.id = regulation.text("id");
        read.article = regulation.text("article", false);
        read.jurisdiction = regulation.text("jurisdiction", false);
        read.why = regulation.text("why", false);
        read.when = regulation.when("when");
        regulation.done();
        type.regulations.push_back(std::move(read));
    });
}

}  // namespace

ClauseType read_clause_type(const Json& json, const std::string& place, Examples& examples) {
    ClauseType type;
    Fields fields(json, place);
    type.id = fields.text("id");
    type.category = fields.text("category");
    if (std::find(categories.begin(), categories.end(), type.category) == categories.end()) {
        complain(fields.place_of("category"),
                 "should be ai, content, data, money, liability, disputes or control");
    }
    type.name = fields.text("name");
    const auto stance = stance_from(fields.text("stance"));
    if (!stance) {
        complain(fields.place_of("stance"), "should be against_you, neutral or for_you");
    }
    type.stance = *stance;
    type.importance = fields.count("importance", 50);
    read_severity_block(fields, type);
    std::set<std::string> ids;
    for_objects(fields, "rules", false, [&type, &ids](const Json& item, const std::string& at) {
        type.rules.push_back(read_rule(item, at));
        if (!ids.insert(type.rules.back().id).second) {
            complain(at + ": id", "is used twice in this file");
        }
    });
    type.read_facts = fields.texts("read_facts");
    type.distinct_by = fields.texts("distinct_by");
    type.join_facts = fields.texts("join_facts");
    type.contrasts = fields.texts("contrasts");
    read_words(fields, type);
    read_lists(fields, type);
    read_examples(fields, examples);
    Fields mapping(*fields.take("mapping", true), fields.place_of("mapping"));
    type.unfair_tos = mapping.texts("unfair_tos");
    type.tosdr_cases = mapping.texts("tosdr_cases");
    type.privacyspy = mapping.texts("privacyspy");
    mapping.done();
    (void)fields.take("note", false);
    fields.done();
    return type;
}

}  // namespace smallprint
