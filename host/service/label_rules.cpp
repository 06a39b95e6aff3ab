#include "service/label_rules.h"

#include <utility>

#include "base/error.h"
#include "service/json.h"

namespace smallprint {
namespace {

[[noreturn]] void refuse(const std::string& what) {
    throw Error(ErrorCode::catalogue_invalid, "The data of the label is damaged: " + what + ".");
}

std::string text_of(const JsonOut& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) {
        refuse(std::string(name) + " is not there, or no text");
    }
    return found->get<std::string>();
}

const JsonOut& list_of(const JsonOut& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_array()) {
        refuse(std::string(name) + " is not there, or no list");
    }
    return *found;
}

Condition condition(const std::string& fact, const JsonOut& wanted) {
    Condition read;
    read.fact = fact;
    if (wanted.is_boolean()) {
        read.value = wanted.get<bool>();
    } else if (wanted.is_string()) {
        read.value = wanted.get<std::string>();
    } else if (wanted.is_object() && wanted.size() == 1 && wanted.contains("exists") &&
               wanted["exists"].is_boolean()) {
        read.op = wanted["exists"].get<bool>() ? Condition::Op::exists : Condition::Op::missing;
    } else {
        refuse("the condition " + fact + " is not understood");
    }
    return read;
}

LabelRule read_rule(const JsonOut& json) {
    if (!json.is_object()) {
        refuse("a rule is no object");
    }
    LabelRule rule;
    rule.type = text_of(json, "type");
    rule.says = text_of(json, "says");
    const std::string answer = text_of(json, "answer");
    if (answer != "yes" && answer != "no") {
        refuse("an answer is neither yes nor no");
    }
    rule.answer = answer == "yes" ? LabelAnswer::yes : LabelAnswer::no;
    rule.for_you = json.value("for_you", false);
    if (json.contains("severity")) {
        rule.severity = severity_from(text_of(json, "severity"));
        if (!rule.severity) {
            refuse("a severity is unknown");
        }
    }
    if (const auto when = json.find("when"); when != json.end()) {
        for (const auto& [fact, wanted] : when->items()) {
            rule.when.push_back(condition(fact, wanted));
        }
    }
    return rule;
}

}  // namespace

const char* to_string(LabelAnswer answer) noexcept {
    switch (answer) {
        case LabelAnswer::no:
            return "no";
        case LabelAnswer::yes:
            return "yes";
        default:
            return "not_said";
    }
}

LabelRules read_label_rules(std::string_view json) {
    const JsonOut data = JsonOut::parse(json, nullptr, false);
    if (!data.is_object()) {
        refuse("it is no JSON object");
    }
    LabelRules rows;
    for (const JsonOut& item : list_of(data, "rows")) {
        LabelRowRules& row = rows.emplace_back();
        row.row = text_of(item, "row");
        for (const JsonOut& rule : list_of(item, "rules")) {
            row.rules.push_back(read_rule(rule));
        }
    }
    return rows;
}

const LabelRules& label_rules() {
    static const LabelRules rules = read_label_rules(label_rows_json());
    return rules;
}

}  // namespace smallprint
