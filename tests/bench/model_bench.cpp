// The clause model alone: a sentence, and opening it.
//   smallprint_bench --benchmark_filter=model
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/model/clause_model.h"

namespace {

using smallprint::model::ClauseModel;

std::vector<std::string> sentences() {
    const char* named = std::getenv("SMALLPRINT_CORPUS");  // NOLINT(concurrency-mt-unsafe): before threads.
    const std::filesystem::path corpus =
        named != nullptr ? named : std::filesystem::path(SMALLPRINT_SOURCE_DIR) / "../shared/corpus";
    std::vector<std::string> list;
    std::ifstream stream(corpus / "labels/unfair_tos_cased/train.jsonl");
    for (std::string line; std::getline(stream, line);) {
        list.push_back(nlohmann::json::parse(line).at("text").get<std::string>());
    }
    return list;
}

/// All heads over real sentences; the time of one is `items_per_second` turned round.
void model_sentence(benchmark::State& state) {
    const auto list = sentences();
    if (list.empty()) {
        state.SkipWithError("The corpus is not there.");
        return;
    }
    const auto clauses = ClauseModel::embedded();
    smallprint::model::Scratch scratch;
    for (auto _ : state) {
        for (const std::string& text : list) {
            clauses.read(text, scratch);
            for (const auto head : {ClauseModel::Head::unfair_tos, ClauseModel::Head::clause_types}) {
                if (clauses.has(head)) {
                    benchmark::DoNotOptimize(clauses.asserted(head, scratch));
                }
            }
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(list.size()));
    state.counters["s_per_sentence"] =
        benchmark::Counter(static_cast<double>(list.size()),
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(model_sentence)->Unit(benchmark::kMillisecond);

void model_open(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(ClauseModel::embedded());
    }
}
BENCHMARK(model_open)->Unit(benchmark::kMicrosecond);

}  // namespace
