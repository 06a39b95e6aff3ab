// page.analyze as the browser calls it, JSON included: a page seen for the first time, seen again, and
// changed; and the quick methods that must never be in anybody's way.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "pages.h"
#include "service/analyze_page.h"
#include "service/json.h"
#include "service/method_table.h"
#include "service/services.h"

namespace smallprint {
namespace {

struct Place {
    Place()
        : directory(std::filesystem::temp_directory_path() /
                    ("smallprint-bench-" + std::to_string(std::random_device()()))) {}
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    Place(Place&&) = delete;
    Place& operator=(Place&&) = delete;
    ~Place() {
        std::error_code ignored;
        std::filesystem::remove_all(directory, ignored);
    }
    std::filesystem::path directory;
};

struct Host {
    Place place;
    Services services{ServiceOptions{.data_directory = place.directory,
                                     .clock = nullptr,
                                     .open_viewer = {},
                                     .open_shadow = false,
                                     .make_catalogue = {}}};
    Session session{services, Session::Access::read_write};

    std::string ask(const std::string& message) { return dispatch(message, Door::native_messaging, session); }
};

// About 200 kB of HTML, every paragraph another one, as terms are.
std::string page(std::int64_t edition, bool about_feedback = false) {
    std::string html = "<html lang=\"en\"><body><main><h1>Terms of Service</h1>";
    for (int i = 0; html.size() < 200'000; ++i) {
        html += "<h2>" + std::to_string(i + 1) + ". Rules</h2><p>By using part " + std::to_string(i) +
                " of the service you agree to these terms. We may change them at any time and any dispute "
                "will be "
                "resolved by binding arbitration.</p><p>We may use what you send us to train our models "
                "unless you opt "
                "out in your settings within thirty days.</p>";
    }
    if (about_feedback) {
        html += "<p>When you rate an answer, we may use the whole conversation to train our models.</p>";
    }
    html += "<p>This is edition " + std::to_string(edition) + " of the rules.</p></main></body></html>";
    return html;
}

std::string request(const std::string& url, const std::string& html) {
    return JsonIn{{"jsonrpc", "2.0"},
                  {"id", 1},
                  {"method", "page.analyze"},
                  {"params", {{"url", url}, {"title", "Terms"}, {"language", "en"}, {"html", html}}}}
        .dump();
}

void analyze_new_page(benchmark::State& state) {
    Host host;
    std::int64_t edition = 0;
    for (auto _ : state) {
        state.PauseTiming();
        ++edition;
        const std::string message =
            request("https://shop-" + std::to_string(edition) + ".com/terms", page(edition));
        state.ResumeTiming();
        benchmark::DoNotOptimize(host.ask(message));
    }
}
BENCHMARK(analyze_new_page)->Unit(benchmark::kMillisecond);

void analyze_known_page(benchmark::State& state) {
    Host host;
    const std::string message = request("https://shop.com/terms", page(0));
    benchmark::DoNotOptimize(host.ask(message));
    for (auto _ : state) {
        benchmark::DoNotOptimize(host.ask(message));
    }
}
BENCHMARK(analyze_known_page)->Unit(benchmark::kMillisecond);

void analyze_changed_page(benchmark::State& state) {
    Host host;
    std::int64_t edition = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const std::string message = request("https://shop.com/terms", page(++edition));
        state.ResumeTiming();
        benchmark::DoNotOptimize(host.ask(message));
    }
}
BENCHMARK(analyze_changed_page)->Unit(benchmark::kMillisecond);

// A host of a person who uses an AI service every day: its terms, its privacy policy and its rules were read
// (200 kB of HTML each), and a hundred acts are in the ledger. Another thread analyses pages all the while.
struct Guarded {
    Guarded() {
        for (const char* path : {"terms", "privacy", "rules"}) {
            benchmark::DoNotOptimize(
                host.ask(request("https://shop.com/" + std::string(path), page(7, true))));
        }
        for (int i = 0; i < 100; ++i) {
            benchmark::DoNotOptimize(host.ask(
                R"({"jsonrpc":"2.0","id":1,"method":"feedback.record","params":{"url":"https://shop.com/","direction":"up",)"
                R"("decision":"cancel","level":"hold","terms_version":"none"}})"));
        }
    }
    Host host;
    Session quick{host.services, Session::Access::read_only};
    std::string ask() {
        return dispatch(
            R"({"jsonrpc":"2.0","id":1,"method":"feedback.assess","params":{"url":"https://chat.shop.com/c/1","direction":"up",)"
            R"("name":"Good response","small_print":"Your feedback helps us improve.","terms_links":[]}})",
            Door::native_messaging, quick);
    }
};

/// Counters in milliseconds: half and 95 % of the calls took at most so long.
void report_percentiles(benchmark::State& state, std::vector<double>& times) {
    std::sort(times.begin(), times.end());
    if (!times.empty()) {
        state.counters["p50_ms"] = times[times.size() / 2];
        state.counters["p95_ms"] = times[times.size() * 95 / 100];
    }
}

template <typename Ask>
void timed(benchmark::State& state, Ask ask) {
    std::vector<double> times;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(ask());
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        times.push_back(took.count());
    }
    report_percentiles(state, times);
}

void assess_feedback_warm(benchmark::State& state) {
    Guarded guarded;
    benchmark::DoNotOptimize(guarded.ask());
    timed(state, [&] { return guarded.ask(); });
}
BENCHMARK(assess_feedback_warm)->Unit(benchmark::kMillisecond);

void assess_feedback_while_a_page_is_analysed(benchmark::State& state) {
    Guarded guarded;
    benchmark::DoNotOptimize(guarded.ask());
    std::atomic<bool> stop{false};
    std::thread other([&] {
        for (std::int64_t i = 100; !stop; ++i) {
            benchmark::DoNotOptimize(
                guarded.host.ask(request("https://shop-" + std::to_string(i) + ".com/terms", page(i))));
        }
    });
    timed(state, [&] { return guarded.ask(); });
    stop = true;
    other.join();
}
BENCHMARK(assess_feedback_while_a_page_is_analysed)->Unit(benchmark::kMillisecond);

// The first question after a browser's start: nothing is in memory, the evidence is in the store.
void assess_feedback_cold(benchmark::State& state) {
    Guarded guarded;
    std::vector<double> times;
    for (auto _ : state) {
        state.PauseTiming();
        const Services services(guarded.host.services.options());
        Session quick(services, Session::Access::read_only);
        state.ResumeTiming();
        const auto begin = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(dispatch(
            R"({"jsonrpc":"2.0","id":1,"method":"feedback.assess","params":{"url":"https://chat.shop.com/c/1","direction":"up",)"
            R"("name":"Good response","small_print":"","terms_links":[]}})",
            Door::native_messaging, quick));
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        times.push_back(took.count());
    }
    report_percentiles(state, times);
}
BENCHMARK(assess_feedback_cold)->Unit(benchmark::kMillisecond);

// The corpus' pages at addresses of their own, all seen before: what a browser's host does when a page is
// opened again and has not changed. The bar is half of baseline_gumbo_parse in the same run.
void unchanged_pages(benchmark::State& state) {
    Host host;
    std::vector<std::pair<std::string, const std::string*>> known;
    for (const std::string& html : bench::pages()) {
        known.emplace_back("https://shop-" + std::to_string(known.size()) + ".com/terms", &html);
    }
    const auto analyze = [&host](const std::pair<std::string, const std::string*>& page) {
        AnalyzeRequest request;
        request.bytes = *page.second;
        request.url = page.first;
        request.assume_terms = true;
        return analyze_page(host.session, request);
    };
    std::size_t bytes = 0;
    const bool in_turn = state.range(0) == 1;
    for (const auto& page : known) {
        benchmark::DoNotOptimize(analyze(page));
    }
    for ([[maybe_unused]] auto _ : state) {
        for (const auto& page : known) {
            if (!in_turn) {  // So that the page is among those that the process remembers.
                state.PauseTiming();
                benchmark::DoNotOptimize(analyze(page));
                state.ResumeTiming();
            }
            benchmark::DoNotOptimize(analyze(page));
            bytes += page.second->size();
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
// 0: seen a moment ago. 1: in turn, more pages than a process remembers, so that all comes from the history.
BENCHMARK(unchanged_pages)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void say_hello(benchmark::State& state) {
    Host host;
    const std::string message = R"({"jsonrpc":"2.0","id":1,"method":"host.hello","params":{"protocol":1}})";
    for (auto _ : state) {
        benchmark::DoNotOptimize(host.ask(message));
    }
}
BENCHMARK(say_hello)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace smallprint
