// SHA-256 of many texts, one after the other and side by side.
//   build/bin/smallprint_bench --benchmark_filter=hash
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/sha256_many.h"

namespace {

using smallprint::Sha256Digest;

struct Texts {
    explicit Texts(std::size_t size) {
        for (std::size_t i = 0; i < 64; ++i) {
            texts.emplace_back(size + i % 50, static_cast<char>('a' + i % 26));
        }
        views.assign(texts.begin(), texts.end());
        digests.resize(views.size());
    }
    [[nodiscard]] std::int64_t bytes() const {
        std::int64_t all = 0;
        for (const std::string& text : texts) {
            all += static_cast<std::int64_t>(text.size());
        }
        return all;
    }
    std::vector<std::string> texts;
    std::vector<std::string_view> views;
    std::vector<Sha256Digest> digests;
};

void hash_one_by_one(benchmark::State& state) {
    Texts texts(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        for (std::size_t i = 0; i < texts.views.size(); ++i) {
            texts.digests[i] = smallprint::sha256(texts.views[i]);
        }
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(state.iterations() * texts.bytes());
}
BENCHMARK(hash_one_by_one)->Arg(200)->Arg(50'000)->Unit(benchmark::kMicrosecond);

void hash_many(benchmark::State& state) {
    Texts texts(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        smallprint::sha256_many(texts.views, texts.digests);
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(state.iterations() * texts.bytes());
}
BENCHMARK(hash_many)->Arg(200)->Arg(50'000)->Unit(benchmark::kMicrosecond);

}  // namespace
