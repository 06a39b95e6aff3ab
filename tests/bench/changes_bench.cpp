// Comparing two versions: a usual edit, a text rewritten as a whole, and hostile ones.
//   build/bin/smallprint_bench --benchmark_filter=edit\|rewritten\|alike
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "analysis/changes.h"

namespace {

using smallprint::Block;
using smallprint::BlockKind;
using smallprint::Catalogue;
using smallprint::Document;
using smallprint::document_from_blocks;

std::vector<Block> sample_blocks(std::size_t count, std::size_t salt) {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        for (std::size_t sentence = 0; sentence < 3; ++sentence) {
            text += "We";
            for (std::size_t word = 0; word < 18; ++word) {
                text += " word" + std::to_string((i * 31 + word * 17 + sentence * 5 + salt) % 4000);
            }
            text += ". ";
        }
        blocks.push_back({BlockKind::paragraph, 0, text, {}});
    }
    return blocks;
}

void run(benchmark::State& state, const Document& before, const Document& after) {
    const Catalogue catalogue = Catalogue::embedded();
    for (auto _ : state) {
        benchmark::DoNotOptimize(smallprint::compare({before, {}}, {after, {}}, catalogue, {}));
    }
    state.SetBytesProcessed(
        static_cast<std::int64_t>(state.iterations()) *
        static_cast<std::int64_t>(before.canonical_text.size() + after.canonical_text.size()));
}

void usual_edit(benchmark::State& state) {
    const auto blocks = static_cast<std::size_t>(state.range(0));
    std::vector<Block> text = sample_blocks(blocks, 0);
    const Document before = document_from_blocks(text);
    for (std::size_t i = 0; i < 9; ++i) {
        text[i * blocks / 9].text += "And something more.";
    }
    run(state, before, document_from_blocks(text));
}
BENCHMARK(usual_edit)->Arg(268)->Arg(3000)->Unit(benchmark::kMicrosecond);

void rewritten(benchmark::State& state) {
    const auto blocks = static_cast<std::size_t>(state.range(0));
    run(state, document_from_blocks(sample_blocks(blocks, 0)),
        document_from_blocks(sample_blocks(blocks, 1)));
}
BENCHMARK(rewritten)->Arg(268)->Arg(2000)->Unit(benchmark::kMillisecond);

// One word over and over, in sentences that are all alike and none equal.
void alike_sentences(benchmark::State& state) {
    const auto make = [&](std::size_t from) {
        std::vector<Block> blocks;
        for (std::size_t i = 0; i < static_cast<std::size_t>(state.range(0)); ++i) {
            std::string text = "Aye";
            for (std::size_t word = 0; word < from + i % 97; ++word) {
                text += " aye";
            }
            blocks.push_back(
                {BlockKind::paragraph, 0, text + " number" + std::to_string(from + i) + ".", {}});
        }
        return document_from_blocks(std::move(blocks));
    };
    run(state, make(3), make(5));
}
BENCHMARK(alike_sentences)->Arg(1000)->Arg(8000)->Unit(benchmark::kMillisecond);

}  // namespace
