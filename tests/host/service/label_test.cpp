#include "service/label.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "analysis/reading_ease.h"
#include "base/error.h"
#include "catalogue/catalogue.h"
#include "catalogue/content.h"

namespace smallprint {
namespace {

Finding finding(const std::string& type, Facts facts = {}, Severity severity = Severity::medium,
                MatchKind match = MatchKind::rule) {
    Finding made;
    made.type = type;
    made.facts = std::move(facts);
    made.severity = severity;
    made.stance = Stance::against_you;
    made.match = match;
    made.id = "f-" + type;
    made.record_id = "SP-P-" + type;
    return made;
}

const LabelRow& row(const Label& label, const std::string& name) {
    const auto found =
        std::find_if(label.begin(), label.end(), [&name](const LabelRow& one) { return one.row == name; });
    REQUIRE(found != label.end());
    return *found;
}

}  // namespace

TEST_CASE("the label always has its eight rows, and silence is not said") {
    const Label label = label_of({});
    REQUIRE(label.size() == 8);
    const std::vector<std::string> names{"kept", "read", "trains",  "shared",
                                         "sold", "ads",  "opt_out", "leave"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK(label[i].row == names[i]);
        CHECK(label[i].answer() == LabelAnswer::not_said);
    }
    const JsonOut json = label_json(label);
    CHECK(json[4]["answer"] == "not_said");
    CHECK(json[4]["says"].is_null());
    CHECK(json[4]["stance"] == "neutral");
    CHECK(json[4]["sources"].empty());
}

TEST_CASE("a promise answers no, and what can be turned off says so") {
    const std::vector<Finding> findings{finding("no_data_sale", {}, Severity::info),
                                        finding("content_trains_ai", {{"opt_out", true}}),
                                        finding("retention", {{"retention", std::string("5 years")}})};
    const Label label = label_of(findings, "SP-D-AAAAAAAAAA");
    CHECK(row(label, "sold").answer() == LabelAnswer::no);
    CHECK(row(label, "sold").sources[0].stance == Stance::for_you);
    CHECK(row(label, "trains").answer() == LabelAnswer::yes);
    CHECK(row(label, "trains").sources[0].says == "unless you turn it off");
    CHECK(row(label, "trains").sources[0].severity == Severity::medium);
    CHECK(row(label, "opt_out").answer() == LabelAnswer::yes);
    CHECK(row(label, "opt_out").sources[0].stance == Stance::for_you);
    CHECK(row(label, "kept").sources[0].says == "for 5 years");
    CHECK(row(label, "kept").sources[0].record_id == "SP-P-retention");
    CHECK(row(label, "kept").sources[0].document == "SP-D-AAAAAAAAAA");
    CHECK(row(label, "read").answer() == LabelAnswer::not_said);
}

TEST_CASE("where two clauses disagree the worse wins and both are shown") {
    const std::vector<Finding> findings{finding("no_data_sale"),
                                        finding("data_sale", {{"opt_out", true}}, Severity::medium)};
    const LabelRow sold = row(label_of(findings), "sold");
    REQUIRE(sold.sources.size() == 2);
    CHECK(sold.answer() == LabelAnswer::yes);
    CHECK(sold.sources[0].type == "data_sale");
    CHECK(sold.sources[0].says == "unless you say no");
    CHECK(sold.sources[1].type == "no_data_sale");
    CHECK(sold.sources[1].answer == LabelAnswer::no);
}

TEST_CASE("what only the model saw does not outvote what was read") {
    const std::vector<Finding> findings{finding("data_sale", {}, Severity::high, MatchKind::model),
                                        finding("no_data_sale", {}, Severity::info, MatchKind::rule)};
    const LabelRow sold = row(label_of(findings), "sold");
    CHECK(sold.answer() == LabelAnswer::no);
    REQUIRE(sold.sources.size() == 2);
    CHECK(sold.sources[1].possible);
}

TEST_CASE(
    "a promise about feedback only is no answer to training, and an agreement asked for first is a no") {
    CHECK(row(label_of(std::vector<Finding>{finding("no_ai_training", {{"about", std::string("feedback")}})}),
              "trains")
              .answer() == LabelAnswer::not_said);
    CHECK(row(label_of(std::vector<Finding>{finding("training_opt_in")}), "trains").answer() ==
          LabelAnswer::no);
    const LabelRow trains =
        row(label_of(std::vector<Finding>{finding("no_ai_training"),
                                          finding("feedback_overrides_opt_out", {}, Severity::high),
                                          finding("content_trains_ai", {{"opt_out", true}})}),
            "trains");
    REQUIRE(trains.sources.size() == 3);
    CHECK(trains.sources[0].type == "feedback_overrides_opt_out");
    CHECK(trains.sources[0].severity == Severity::high);
    const std::vector<Finding> overrides{finding("feedback_overrides_opt_out", {}, Severity::high)};
    CHECK(row(label_of(overrides), "opt_out").sources[0].severity == Severity::medium);
}

TEST_CASE("labels of two documents of a service are one, and the worse answer wins") {
    Label label = label_of(std::vector<Finding>{finding("no_data_sale")}, "SP-D-AAAAAAAAAA");
    merge_label(label,
                label_of(std::vector<Finding>{finding("data_sale", {}, Severity::high)}, "SP-D-BBBBBBBBBB"));
    CHECK(label.size() == 8);
    CHECK(row(label, "sold").answer() == LabelAnswer::yes);
    CHECK(row(label, "sold").sources[0].document == "SP-D-BBBBBBBBBB");
    CHECK(row(label, "sold").sources[1].document == "SP-D-AAAAAAAAAA");

    Label none;
    merge_label(none, label);
    CHECK(none.size() == 8);
    merge_label(label, label);
    CHECK(row(label, "sold").sources.size() == 2);
}

TEST_CASE("a row names at most four findings, and long facts are cut") {
    std::vector<Finding> findings;
    for (int i = 0; i < 50; ++i) {
        findings.push_back(finding("retention", {{"retention", std::to_string(i) + " years"}}));
    }
    findings.push_back(finding("third_party_sharing", {{"recipients", std::string(5'000, 'x')}}));
    const Label label = label_of(findings);
    CHECK(row(label, "kept").sources.size() == most_label_sources);
    CHECK(row(label, "shared").sources[0].says.size() <= 120);
}

TEST_CASE("every rule names a type of the catalogue, can be reached, and fills without braces") {
    const Catalogue catalogue = Catalogue::embedded();
    std::set<std::string> rows;
    for (const LabelRowRules& row_rules : label_rules()) {
        CHECK(rows.insert(row_rules.row).second);
        std::set<std::string>
            closed;  // Types whose unconditional rule was met: what follows is never reached.
        for (const LabelRule& rule : row_rules.rules) {
            CAPTURE(row_rules.row + "/" + rule.type);
            CHECK(catalogue.content().type(rule.type) != nullptr);
            CHECK(closed.count(rule.type) == 0);
            if (rule.when.empty()) {
                closed.insert(rule.type);
            }
            CHECK(rule.says.size() <= 60);
            const std::vector<Finding> bare{finding(rule.type)};
            const Label label = label_of(bare);
            for (const LabelSource& source : row(label, row_rules.row).sources) {
                CHECK(source.says.find('{') == std::string::npos);
                CHECK(!source.says.empty());
                CHECK(flesch("Yes, " + source.says) >= 60.0);
            }
        }
    }
}

TEST_CASE("damaged label data is refused") {
    for (const char* json :
         {"", "[]", "{}", R"({"rows":[{"row":"kept"}]})",
          R"({"rows":[{"row":"kept","rules":[{"type":"retention","says":"x","answer":"maybe"}]}]})",
          R"({"rows":[{"row":"kept","rules":[{"type":"a","says":"x","answer":"no","severity":"dire"}]}]})",
          R"({"rows":[{"row":"kept","rules":[{"type":"a","says":"x","answer":"no","when":{"a":3}}]}]})"}) {
        CHECK_THROWS_AS((void)read_label_rules(json), Error);
    }
}

}  // namespace smallprint
