// page.analyze as the browser calls it, JSON included: a page seen for the first time, seen again, and
// changed; and the quick method that must never be in anybody's way.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <random>
#include <string>

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
std::string page(std::int64_t edition) {
    std::string html = "<html lang=\"en\"><body><main><h1>Terms of Service</h1>";
    for (int i = 0; html.size() < 200'000; ++i) {
        html += "<h2>" + std::to_string(i + 1) + ". Rules</h2><p>By using part " + std::to_string(i) +
                " of the service you agree to these terms. We may change them at any time and any dispute "
                "will be "
                "resolved by binding arbitration.</p><p>We may use what you send us to train our models "
                "unless you opt "
                "out in your settings within thirty days.</p>";
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
