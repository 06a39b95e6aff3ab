// How fast clauses are read and findings made. Documents come from the corpus where it is there, else from a
// made-up text, so that the figures can be had anywhere.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "analysis/analyse.h"
#include "catalogue/content.h"
#include "document/extract.h"

namespace {

std::string sample_text() {
    const char* named = std::getenv("SMALLPRINT_CORPUS");
    const std::filesystem::path corpus =
        named != nullptr ? std::filesystem::path(named)
                         : std::filesystem::path(SMALLPRINT_SOURCE_DIR) / ".." / "shared" / "corpus";
    std::string text;
    for (const char* path : {"documents/genai-contrib/Le Chat/Terms of Service.md",
                             "documents/genai-contrib/Le Chat/Privacy Policy.md",
                             "documents/genai-contrib/Claude.ai/Terms of Service.md"}) {
        std::ifstream stream(corpus / path, std::ios::binary);
        std::ostringstream read;
        read << stream.rdbuf();
        text += read.str();
    }
    while (text.size() < 200000) {
        text +=
            "When you rate an answer, we may use the rating and the conversation to train our models.\n\n"
            "We do not sell your personal information, but we share it with advertisers as described "
            "here.\n\n"
            "These terms are governed by the laws of the place where we have our seat, wherever you "
            "live.\n\n";
    }
    return text;
}

smallprint::Document sample() {
    smallprint::ExtractOptions options;
    options.format = smallprint::InputFormat::markdown;
    return smallprint::extract(sample_text(), options);
}

void read_clauses(benchmark::State& state) {
    const auto catalogue = smallprint::Catalogue::embedded();
    const smallprint::Reader reader(catalogue);
    const auto document = sample();
    for (auto _ : state) {
        for (const auto& clause : document.clauses) {
            benchmark::DoNotOptimize(reader.read_clause(document, clause));
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * document.canonical_text.size()));
}
BENCHMARK(read_clauses)->Unit(benchmark::kMillisecond);

void assess_document(benchmark::State& state) {
    const auto catalogue = smallprint::Catalogue::embedded();
    const smallprint::Reader reader(catalogue);
    const auto document = sample();
    std::vector<std::vector<smallprint::Evidence>> evidence;
    for (const auto& clause : document.clauses) {
        evidence.push_back(reader.read_clause(document, clause));
    }
    const smallprint::AssessContext context{"Example", "Terms of Service", "https://example.com/terms"};
    for (auto _ : state) {
        benchmark::DoNotOptimize(smallprint::assess(document, evidence, {}, catalogue, context));
    }
}
BENCHMARK(assess_document)->Unit(benchmark::kMillisecond);

void load_catalogue(benchmark::State& state) {
    for (auto _ : state) {
        const auto catalogue = smallprint::Catalogue::embedded();
        benchmark::DoNotOptimize(catalogue.info());
    }
}
BENCHMARK(load_catalogue)->Unit(benchmark::kMicrosecond);

void decode_content(benchmark::State& state) {
    for (auto _ : state) {
        const auto catalogue = smallprint::Catalogue::embedded();
        benchmark::DoNotOptimize(catalogue.content());
    }
}
BENCHMARK(decode_content)->Unit(benchmark::kMillisecond);

void compile_rules(benchmark::State& state) {
    const auto catalogue = smallprint::Catalogue::embedded();
    (void)catalogue.content();
    for (auto _ : state) {
        const smallprint::Reader reader(catalogue);
        benchmark::DoNotOptimize(&reader);
    }
}
BENCHMARK(compile_rules)->Unit(benchmark::kMillisecond);

void find_service(benchmark::State& state) {
    const auto catalogue = smallprint::Catalogue::embedded();
    for (auto _ : state) {
        benchmark::DoNotOptimize(catalogue.service_at("https://chat.example.com/legal/terms"));
    }
}
BENCHMARK(find_service);

}  // namespace
