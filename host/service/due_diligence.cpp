#include "service/due_diligence.h"

#include "service/json.h"

namespace smallprint {
namespace {

void append(const JsonIn& lists, std::string_view name, bool general, std::vector<ChecklistStep>& steps) {
    const auto found = lists.find(name);
    if (found == lists.end()) {
        return;
    }
    for (const JsonIn& text : *found) {
        steps.push_back({text.get<std::string>(), general});
    }
}

}  // namespace

std::vector<ChecklistStep> due_diligence(std::string_view type, std::string_view category) {
    static const JsonIn all = JsonIn::parse(due_diligence_json());
    std::vector<ChecklistStep> steps;
    append(all.at("types"), type, false, steps);
    append(all.at("categories"), category, true, steps);
    return steps;
}

}  // namespace smallprint
