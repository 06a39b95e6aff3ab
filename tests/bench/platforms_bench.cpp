// What the platforms of the catalogue cost: opening a catalogue, and comparing one finding. A start of the
// host pays BM_OpenEmbedded; a downloaded catalogue pays BM_OpenFile, with its hash; a page pays
// BM_SameClause a finding.
#include <benchmark/benchmark.h>

#include <string>

#include "catalogue/catalogue.h"
#include "catalogue/embedded.h"
#include "catalogue/words.h"

namespace {

void BM_OpenEmbedded(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(smallprint::Catalogue::embedded().platforms().size());
    }
    state.counters["bytes"] = static_cast<double>(smallprint::embedded_catalogue().size());
    state.counters["platforms"] = static_cast<double>(smallprint::Catalogue::embedded().platforms().size());
}
BENCHMARK(BM_OpenEmbedded);

void BM_OpenFile(benchmark::State& state) {
    const std::string bytes(smallprint::embedded_catalogue());
    for (auto _ : state) {
        benchmark::DoNotOptimize(smallprint::Catalogue::from_bytes(bytes).platforms().size());
    }
}
BENCHMARK(BM_OpenFile);

void BM_FindPlatform(benchmark::State& state) {
    const auto catalogue = smallprint::Catalogue::embedded();
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            catalogue.platforms().find("No such service", "https://legal.discord.com/terms"));
    }
}
BENCHMARK(BM_FindPlatform);

void BM_SameClause(benchmark::State& state) {
    const auto catalogue = smallprint::Catalogue::embedded();
    smallprint::Words words;
    smallprint::split_words(
        "We may suspend or end your access to all or any part of the services at any time, with or without "
        "cause and "
        "with or without notice, and you agree that we shall not be liable to you for that.",
        words);
    for (auto _ : state) {
        benchmark::DoNotOptimize(catalogue.platforms().same_clauses("unilateral_termination", words));
    }
}
BENCHMARK(BM_SameClause);

}  // namespace
