// The store: recording a text seen before, recording a changed one, loading a version, at various sizes.
//   build/bin/smallprint_bench --benchmark_filter=record\|load
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <vector>

#include "history/store.h"

namespace {

using smallprint::Block;
using smallprint::BlockKind;
using smallprint::Clock;
using smallprint::Document;
using smallprint::document_from_blocks;
using smallprint::NewVersion;
using smallprint::Store;
using smallprint::StoredDocument;
using smallprint::TimeMs;

class StillClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override { return 1'700'000'000'000; }
};

struct Scratch {
    explicit Scratch(const char* name)
        : path(std::filesystem::temp_directory_path() / (std::string("smallprint-bench-") + name)) {
        std::filesystem::remove_all(path);
    }
    ~Scratch() { std::filesystem::remove_all(path); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    std::filesystem::path path;
};

std::vector<Block> sample_blocks(std::size_t count, std::size_t salt) {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = "Clause " + std::to_string(salt) + "." + std::to_string(i);
        for (std::size_t word = 0; word < 30; ++word) {
            text += " word" + std::to_string((i * 31 + word * 17 + salt) % 4000);
        }
        blocks.push_back({BlockKind::paragraph, 0, text + ".", {}});
    }
    return blocks;
}

NewVersion version_of(const Document& document, std::size_t service) {
    NewVersion version;
    version.key = {"Service " + std::to_string(service), "Terms of Service", "en", ""};
    version.url = "https://service.example/terms";
    version.title = "Terms";
    version.captured_at = 1'700'000'000'000;
    version.extractor = "bench/1";
    version.document = &document;
    return version;
}

const StillClock still_clock;
constexpr std::size_t usual_blocks = 268;

void record_unchanged(benchmark::State& state) {
    const Scratch scratch("unchanged");
    Store store = Store::open(scratch.path, Store::Mode::read_write, still_clock);
    const Document document = document_from_blocks(sample_blocks(usual_blocks, 1));
    (void)store.record(version_of(document, 0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(store.record(version_of(document, 0)));
    }
}
BENCHMARK(record_unchanged)->Unit(benchmark::kMicrosecond);

// Nine clauses of 268 are new in each version; the store has `range` versions of twenty documents already.
void record_changed(benchmark::State& state) {
    const Scratch scratch("changed");
    Store store = Store::open(scratch.path, Store::Mode::read_write, still_clock);
    constexpr std::size_t services = 20;
    std::vector<std::vector<Block>> texts;
    for (std::size_t i = 0; i < services; ++i) {
        texts.push_back(sample_blocks(usual_blocks, i));
    }
    std::size_t count = 0;
    const auto next_version = [&] {
        const std::size_t service = count % services;
        for (std::size_t i = 0; i < 9; ++i) {
            texts[service][(count * 13 + i * 29) % usual_blocks].text =
                "Edited " + std::to_string(count) + "." + std::to_string(i) +
                " so that the clause says something it did not say before.";
        }
        ++count;
        return std::pair(service, document_from_blocks(texts[service]));
    };
    while (count < static_cast<std::size_t>(state.range(0))) {
        const auto [service, document] = next_version();
        (void)store.record(version_of(document, service));
    }
    for (auto _ : state) {
        state.PauseTiming();
        const auto [service, document] = next_version();
        state.ResumeTiming();
        benchmark::DoNotOptimize(store.record(version_of(document, service)));
    }
    state.counters["bytes_a_version"] = static_cast<double>(store.size_bytes()) / static_cast<double>(count);
}
BENCHMARK(record_changed)->Arg(100)->Arg(2000)->Unit(benchmark::kMicrosecond);

void load_version(benchmark::State& state) {
    const Scratch scratch("load");
    Store store = Store::open(scratch.path, Store::Mode::read_write, still_clock);
    std::vector<Block> text = sample_blocks(usual_blocks, 1);
    StoredDocument stored;
    for (std::size_t i = 0; i < 63; ++i) {
        text[i * 3].text = "Edited " + std::to_string(i) + ".";
        const Document document = document_from_blocks(text);
        stored = store.record(version_of(document, 0)).document;
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(store.load(stored, static_cast<std::uint32_t>(state.range(0))));
    }
}
BENCHMARK(load_version)->Arg(1)->Arg(63)->Unit(benchmark::kMicrosecond);

}  // namespace
