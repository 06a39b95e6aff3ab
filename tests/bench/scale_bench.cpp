// A history of 50,000 versions: what recording one more costs there and at 1,000, and how long search, lists
// and the summary of a site take. One run builds the store (minutes) and prints the figures as counters, in
// milliseconds.
//   build/bin/smallprint_bench --benchmark_filter=scale
//   SMALLPRINT_BENCH_VERSIONS=5000 makes a smaller one.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "history/store.h"
#include "service/site_summary.h"

namespace smallprint {
namespace {

constexpr std::size_t services = 400;
constexpr std::size_t blocks_a_document = 268;
constexpr std::size_t edits_a_version = 9;

// A vocabulary whose common words are as common as those of terms.
std::string words(std::size_t seed, std::size_t count) {
    std::string text;
    std::size_t state = seed * 2654435761U + 1;
    for (std::size_t i = 0; i < count; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const std::size_t wide = (state >> 33U) % 20'000;
        text += (i == 0 ? "w" : " w") + std::to_string(wide * wide / 20'000);
    }
    return text;
}

class Corpus {
public:
    Corpus() {
        for (std::size_t service = 0; service < services; ++service) {
            for (std::size_t i = 0; i < blocks_a_document; ++i) {
                texts_[service].push_back({BlockKind::paragraph, 0, words(service * 1000 + i, 30) + ".", {}});
            }
        }
    }

    void record_next(Store& store) {
        const std::size_t service = count_ % services;
        for (std::size_t i = 0; i < edits_a_version; ++i) {
            texts_[service][(count_ * 13 + i * 29) % blocks_a_document].text =
                words(count_ * 10 + i + 7'000'000, 30) + ".";
        }
        ++count_;
        const Document document = document_from_blocks(texts_[service]);
        NewVersion version;
        version.key = {"service" + std::to_string(service) + ".example", "Terms of Service", "en", ""};
        version.url = "https://service" + std::to_string(service) + ".example/terms";
        version.captured_at = 1'700'000'000'000 + static_cast<TimeMs>(count_) * 60'000;
        version.extractor = "bench/1";
        version.document = &document;
        const auto begun = std::chrono::steady_clock::now();
        const Recorded recorded = store.record(version);
        ChangeSummary summary;
        summary.changed = edits_a_version;
        summary.substantive = true;
        store.record_change(recorded, summary);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        last_ = took.count();
    }

    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] double last() const { return last_; }

private:
    std::vector<std::vector<Block>> texts_{services};
    std::size_t count_ = 0;
    double last_ = 0;
};

struct Figures {
    double median = 0;
    double p95 = 0;
};

template <typename Act>
Figures measure(std::size_t times, const Act& act) {
    std::vector<double> taken;
    for (std::size_t i = 0; i < times; ++i) {
        const auto begun = std::chrono::steady_clock::now();
        act(i);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        taken.push_back(took.count());
    }
    std::sort(taken.begin(), taken.end());
    return {taken[taken.size() / 2], taken[taken.size() * 95 / 100]};
}

Figures measure_recording(Corpus& corpus, Store& store) {
    std::vector<double> taken;
    for (int i = 0; i < 400; ++i) {
        corpus.record_next(store);
        taken.push_back(corpus.last());
    }
    std::sort(taken.begin(), taken.end());
    return {taken[taken.size() / 2], taken[taken.size() * 95 / 100]};
}

void scale(benchmark::State& state) {
    const char* wanted = std::getenv("SMALLPRINT_BENCH_VERSIONS");
    const std::size_t versions = wanted != nullptr ? std::strtoul(wanted, nullptr, 10) : 50'000;
    const auto directory = std::filesystem::temp_directory_path() / "smallprint-bench-scale";
    std::filesystem::remove_all(directory);
    for (auto _ : state) {
        ServiceOptions options;
        options.data_directory = directory;
        const Services all(std::move(options));
        Session session(all, Session::Access::read_write);
        Store& store = session.writing();
        Corpus corpus;
        while (corpus.count() < 1000) {
            corpus.record_next(store);
        }
        const Figures early = measure_recording(corpus, store);
        while (corpus.count() < versions) {
            corpus.record_next(store);
        }
        const Figures late = measure_recording(corpus, store);
        state.counters["record_median_at_1000"] = early.median;
        state.counters["record_median"] = late.median;
        state.counters["record_p95"] = late.p95;
        state.counters["record_ratio"] = late.median / early.median;
        Session reading(all, Session::Access::read_only);
        const Figures search = measure(200, [&](std::size_t i) {
            const std::string one = "w" + std::to_string(i * i / 2);
            const std::string query = i % 4 == 0   ? one
                                      : i % 4 == 1 ? one + " w" + std::to_string(i)
                                      : i % 4 == 2 ? "w" + std::to_string(i % 10) + "*"
                                                   : "\"w0 w" + std::to_string(i) + "\"";
            benchmark::DoNotOptimize(reading.reading().search(query, {}, 20, std::nullopt));
        });
        const Figures list = measure(100, [&](std::size_t i) {
            benchmark::DoNotOptimize(reading.reading().changes(i % 2 == 0, 50, 0));
        });
        const Figures documents =
            measure(100, [&](std::size_t) { benchmark::DoNotOptimize(reading.reading().documents()); });
        const Figures summary = measure(100, [&](std::size_t i) {
            benchmark::DoNotOptimize(
                site_summary(reading, "https://service" + std::to_string(i) + ".example/terms"));
        });
        state.counters["search_median"] = search.median;
        state.counters["search_p95"] = search.p95;
        state.counters["changes_p95"] = list.p95;
        state.counters["documents_p95"] = documents.p95;
        state.counters["site_summary_p95"] = summary.p95;
        state.counters["bytes_a_version"] =
            static_cast<double>(store.size().total) / static_cast<double>(corpus.count());
    }
    std::filesystem::remove_all(directory);
}
BENCHMARK(scale)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace

}  // namespace smallprint
