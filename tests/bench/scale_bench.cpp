// What a history of 50,000 versions costs beside one of 1,000: recording one more version (with its change),
// and how long search, lists and the summary of a site take. Both stores are built by the importer's writer,
// some versions of each of 400 documents in turn, in two or three minutes; figures are counters, in
// milliseconds.
//   build/bin/smallprint_bench --benchmark_filter=scale
//   SMALLPRINT_BENCH_VERSIONS=5000 makes a smaller one.
// The bars (the issue on memory): record_ratio <= 1.2, record_p95 <= 10, search_p95, list_p95, summary_p95
// <= 20. record_ratio is of the wall time's medians, cpu_ratio of the CPU time's, which a busy machine
// disturbs less. The two stores are recorded into in turn, so that whatever else the machine does hits both.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "history/blocks.h"
#include "history/import_writer.h"
#include "history/store.h"
#include "service/site_summary.h"

namespace smallprint {
namespace {

constexpr std::size_t services = 400;
constexpr std::size_t blocks_a_document = 268;
constexpr std::size_t edits_a_version = 9;
constexpr std::size_t versions_a_turn = 25;
constexpr TimeMs a_minute = 60'000;

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

std::string name_of(std::size_t service) {
    return "service" + std::to_string(service) + ".example";
}

DocumentKey key_of(std::size_t service) {
    return {name_of(service), "Terms of Service", "en", ""};
}

ChangeSummary usual_change() {
    ChangeSummary summary;
    summary.changed = edits_a_version;
    summary.substantive = true;
    summary.items.resize(2);
    summary.items[0].summary = "The text in \u201cYour data\u201d was reworded.";
    summary.items[1].summary = "New: Arbitration.";
    return summary;
}

class StillClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override { return 1'800'000'000'000; }
};

struct Cost {
    double wall = 0;
    double cpu = 0;
};

double cpu_milliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double median(std::vector<double> taken) {
    std::sort(taken.begin(), taken.end());
    return taken[taken.size() / 2];
}

double p95(std::vector<double> taken) {
    std::sort(taken.begin(), taken.end());
    return taken[taken.size() * 95 / 100];
}

/// Documents that are edited over and over, and the store they go to.
class Corpus {
public:
    Corpus(Store& store, std::size_t versions) : store_(store) {
        for (std::size_t service = 0; service < services; ++service) {
            for (std::size_t i = 0; i < blocks_a_document; ++i) {
                texts_[service].push_back({BlockKind::paragraph, 0, words(service * 1000 + i, 30) + ".", {}});
                keys_[service].push_back(history::block_key(texts_[service].back()));
            }
        }
        ImportWriter writer(store_, "bench/1");
        writer.begin({1});
        for (std::size_t service = 0; count_ < versions; service = (service + 1) % services) {
            const std::size_t turn = std::clamp<std::size_t>(versions / services, 1, versions_a_turn);
            import_some(writer, service, std::min(turn, versions - count_));
        }
        writer.finish();
    }

    Cost record_next() {
        const std::size_t service = count_ * 7 % services;
        const Document document = document_from_blocks(edited(service));
        NewVersion version;
        version.key = key_of(service);
        version.url = "https://" + name_of(service) + "/terms";
        version.captured_at = next_time();
        version.extractor = "bench/1";
        version.document = &document;
        const double cpu = cpu_milliseconds();
        const auto begun = std::chrono::steady_clock::now();
        const Recorded recorded = store_.record(version);
        store_.record_change(recorded, usual_change());
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        return {took.count(), cpu_milliseconds() - cpu};
    }

    [[nodiscard]] std::size_t count() const { return count_; }

private:
    [[nodiscard]] TimeMs next_time() const {
        return 1'700'000'000'000 + static_cast<TimeMs>(count_) * a_minute;
    }

    const std::vector<Block>& edited(std::size_t service) {
        for (std::size_t i = 0; i < edits_a_version; ++i) {
            const std::size_t at = (count_ * 13 + i * 29) % blocks_a_document;
            texts_[service][at].text = words(count_ * 10 + i + 7'000'000, 30) + ".";
            keys_[service][at] = history::block_key(texts_[service][at]);
        }
        ++count_;
        return texts_[service];
    }

    void import_some(ImportWriter& writer, std::size_t service, std::size_t versions) {
        ImportBatch batch;
        std::unordered_map<std::string, std::uint32_t> numbers;
        Sha256Digest before{};
        for (std::size_t i = 0; i < versions; ++i) {
            const std::vector<Block>& blocks = edited(service);
            ImportedCapture& capture = batch.captures.emplace_back();
            capture.index = static_cast<std::uint32_t>(i);
            capture.at = next_time();
            std::string text;
            for (std::size_t k = 0; k < blocks.size(); ++k) {
                const Block& block = blocks[k];
                const std::string& key = keys_[service][k];
                const auto [known, is_new] =
                    numbers.try_emplace(key, static_cast<std::uint32_t>(batch.blocks.size()));
                if (is_new) {
                    batch.blocks.push_back(block);
                    batch.keys.push_back(key);
                }
                capture.sequence.push_back(known->second);
                text.append(block.text).push_back('\n');
            }
            capture.sha256 = sha256(text);
            capture.change = usual_change();
            capture.compared_with = before;
            before = capture.sha256;
        }
        batch.end = static_cast<std::uint32_t>(versions);
        writer.open_document(key_of(service), "https://" + name_of(service) + "/terms", "Terms");
        writer.write(batch, [](const StoredVersion&, const Document&, const ImportedCapture&) {
            return usual_change();
        });
        writer.close_document("Terms", {});
    }

    Store& store_;
    std::vector<std::vector<Block>> texts_{services};
    std::vector<std::vector<std::string>> keys_{services};  // of the same blocks
    std::size_t count_ = 0;
};

template <typename Act>
std::vector<double> measure(std::size_t times, const Act& act) {
    std::vector<double> taken;
    for (std::size_t i = 0; i < times; ++i) {
        const auto begun = std::chrono::steady_clock::now();
        act(i);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        taken.push_back(took.count());
    }
    return taken;
}

void measure_recording(Corpus& small, Corpus& large, benchmark::State& state) {
    constexpr int warm_up = 60;
    constexpr int times = 400;
    std::vector<double> small_wall;
    std::vector<double> small_cpu;
    std::vector<double> large_wall;
    std::vector<double> large_cpu;
    for (int i = 0; i < times; ++i) {
        const Cost early = small.record_next();
        const Cost late = large.record_next();
        if (i >= warm_up) {
            small_wall.push_back(early.wall);
            small_cpu.push_back(early.cpu);
            large_wall.push_back(late.wall);
            large_cpu.push_back(late.cpu);
        }
    }
    state.counters["record_small"] = median(small_wall);
    state.counters["record"] = median(large_wall);
    state.counters["record_p95"] = p95(large_wall);
    state.counters["record_ratio"] = median(large_wall) / median(small_wall);
    state.counters["cpu_small"] = median(small_cpu);
    state.counters["cpu_p95"] = p95(large_cpu);
    state.counters["cpu_ratio"] = median(large_cpu) / median(small_cpu);
}

// Words, two words, the beginning of a word, words in a row; common and rare ones.
std::string query_number(std::size_t i) {
    const std::string one = "w" + std::to_string(i * i / 2);
    switch (i % 4) {
        case 0:
            return one;
        case 1:
            return one + " w" + std::to_string(i);
        case 2:
            return "w" + std::to_string(100 + i) + "*";
        default:
            return "\"w0 w" + std::to_string(i) + "\"";
    }
}

void measure_reading(Session& reading, benchmark::State& state) {
    const auto search = measure(200, [&](std::size_t i) {
        benchmark::DoNotOptimize(reading.reading().search(query_number(i), {}, 20, std::nullopt));
    });
    const auto changes = measure(100, [&](std::size_t i) {
        benchmark::DoNotOptimize(reading.reading().changes(i % 2 == 0, 50, i % 3 == 0 ? 500 : 0));
    });
    const auto documents =
        measure(100, [&](std::size_t) { benchmark::DoNotOptimize(reading.reading().documents()); });
    const auto summary = measure(100, [&](std::size_t i) {
        benchmark::DoNotOptimize(site_summary(reading, "https://" + name_of(i) + "/terms"));
    });
    state.counters["search"] = median(search);
    state.counters["search_p95"] = p95(search);
    state.counters["changes_p95"] = p95(changes);
    state.counters["documents_p95"] = p95(documents);
    state.counters["summary_p95"] = p95(summary);
}

void scale(benchmark::State& state) {
    const char* wanted = std::getenv("SMALLPRINT_BENCH_VERSIONS");
    const std::size_t versions = wanted != nullptr ? std::strtoul(wanted, nullptr, 10) : 50'000;
    const auto directory = std::filesystem::temp_directory_path() / "smallprint-bench-scale";
    std::filesystem::remove_all(directory);
    for (auto _ : state) {
        const StillClock clock;
        Store small_store = Store::open(directory / "small", Store::Mode::read_write, clock);
        Corpus small(small_store, 1000);
        ServiceOptions options;
        options.data_directory = directory / "large";
        const Services all(std::move(options));
        Session session(all, Session::Access::read_write);
        const auto begun = std::chrono::steady_clock::now();
        Corpus large(session.writing(), versions);
        const std::chrono::duration<double> built = std::chrono::steady_clock::now() - begun;
        state.counters["built_s"] = built.count();
        measure_recording(small, large, state);
        Session reading(all, Session::Access::read_only);
        measure_reading(reading, state);
        state.counters["bytes_a_version"] =
            static_cast<double>(session.writing().size().total) / static_cast<double>(large.count());
    }
    std::filesystem::remove_all(directory);
}
BENCHMARK(scale)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace

}  // namespace smallprint
