// `smallprint classify`: what single sentences say, by the clause model. A plain filter over lines.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <thread>

#include "analysis/model/clause_model.h"
#include "analysis/said_types.h"
#include "doors/cli/commands.h"
#include "doors/cli/input.h"
#include "doors/cli/line_json.h"

namespace smallprint {
namespace {

/// Four decimals: more would be noise, and would differ between machines.
double rounded(float value) {
    return std::round(static_cast<double>(value) * 1e4) / 1e4;
}

JsonOut classify_object(const model::ClauseModel& clauses, const TypeTeller& teller, model::Scratch& scratch,
                        const JsonIn& object) {
    using Head = model::ClauseModel::Head;
    const std::string text = text_member(object, "text");
    clauses.read(text, scratch);
    std::vector<SaidType> by_model;
    if (clauses.has(Head::clause_types)) {
        for (const auto& score : clauses.asserted(Head::clause_types, scratch)) {
            by_model.push_back({std::string(score.name), score.probability});
        }
    }
    JsonOut types = JsonOut::array();
    for (const SaidType& said : teller.tell(std::move(by_model), text)) {
        types.push_back({{"type", said.type}, {"score", rounded(said.score)}});
    }
    JsonOut categories = JsonOut::array();
    for (const auto& score : clauses.asserted(Head::unfair_tos, scratch)) {
        categories.push_back(score.name);
    }
    return {{"types", std::move(types)}, {"unfair_tos", std::move(categories)}};
}

void run(const std::string& file) {
    const auto input = open_lines(file);
    const auto clauses = model::ClauseModel::embedded();
    const auto catalogue = Catalogue::embedded();
    const TypeTeller teller(catalogue);
    const auto threads = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    answer_lines(input.get(), threads, [&clauses, &teller] {
        const auto scratch = std::make_shared<model::Scratch>();
        return AnswerLine([&clauses, &teller, scratch](const InputLine& line) {
            return answer_json_line(line, [&](const JsonIn& object) {
                return classify_object(clauses, teller, *scratch, object);
            });
        });
    });
}

}  // namespace

void add_classify(CLI::App& app, CommandLine& /*line*/) {
    auto* command = app.add_subcommand(
        "classify",
        "Say what sentences mean: lines of {\"id\",\"text\"} in, clause types and categories out");
    const auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, "Lines of JSON; - or nothing is standard input")->type_name("");
    command->callback([file] { run(*file); });
}

}  // namespace smallprint
