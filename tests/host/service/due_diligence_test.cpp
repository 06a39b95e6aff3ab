// Every clause type has its checklist, and the checklist names none that there is not.
#include "service/due_diligence.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "catalogue/content.h"
#include "service/json.h"
#include "service/sample_terms.h"

namespace smallprint::test {

TEST_CASE("every clause type has steps of its own and those of its category") {
    World world;
    const auto& content = world.services.catalogue().content();
    for (const ClauseType& type : content.types) {
        CAPTURE(type.id);
        const auto steps = due_diligence(type.id, type.category);
        CHECK(std::ranges::any_of(steps, [](const ChecklistStep& step) { return !step.general; }));
        CHECK(std::ranges::any_of(steps, [](const ChecklistStep& step) { return step.general; }));
        CHECK_FALSE(steps.front().general);
        for (const ChecklistStep& step : steps) {
            CHECK(step.text.size() <= 240);
            CHECK(step.text.ends_with('.'));
        }
    }
    const JsonIn all = JsonIn::parse(due_diligence_json());
    for (const auto& [id, steps] : all.at("types").items()) {
        const auto& shown = id;  // Clang 14 lets no lambda have a binding.
        CAPTURE(shown);
        CHECK(content.type(id) != nullptr);
    }
    CHECK(due_diligence("no_such_type", "no_such_category").empty());
}

}  // namespace smallprint::test
