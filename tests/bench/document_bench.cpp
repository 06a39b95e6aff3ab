// Extraction and the whole analysis in bytes of raw HTML a second, beside what bare parsers need for the same
// pages in the same run.
//   build/bin/smallprint_bench --benchmark_filter='whole_analysis|gumbo'
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "analysis/terms_page.h"
#include "document/extract.h"
#include "document/html_tree.h"
#include "pages.h"
#ifdef SMALLPRINT_BENCH_gumbo
#include <gumbo.h>
#endif
#ifdef SMALLPRINT_BENCH_libxml2
#include <libxml/HTMLparser.h>
#endif

namespace {

using smallprint::bench::over_pages;
using smallprint::bench::pages;

void document_extract(benchmark::State& state) {
    smallprint::ExtractOptions options;
    options.format = smallprint::InputFormat::html;
    over_pages(state, [&](const std::string& page) {
        benchmark::DoNotOptimize(smallprint::extract(page, options));
    });
}

void document_parse_html(benchmark::State& state) {
    over_pages(state,
               [](const std::string& page) { benchmark::DoNotOptimize(smallprint::parse_html(page)); });
}

void document_detect(benchmark::State& state) {
    std::vector<smallprint::Document> documents;
    for (const std::string& page : pages()) {
        documents.push_back(smallprint::extract(page, {}));
    }
    std::size_t bytes = 0;
    for ([[maybe_unused]] auto _ : state) {
        for (const auto& document : documents) {
            benchmark::DoNotOptimize(smallprint::detect_terms(document, {}));
            bytes += document.canonical_text.size();
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

// Everything that is done with a page nobody has seen, on one core: extraction, detection, reading of all its
// clauses, findings in words. The bar is a bare parse by libgumbo (baseline_gumbo_parse) in the same run.
void whole_analysis(benchmark::State& state) {
    const auto catalogue = smallprint::Catalogue::embedded();
    const smallprint::Reader reader(catalogue);
    smallprint::ExtractOptions options;
    options.format = smallprint::InputFormat::html;
    const smallprint::AssessContext context{"Example", "Terms of Service", "https://example.com/terms"};
    over_pages(state, [&](const std::string& page) {
        const smallprint::Document document = smallprint::extract(page, options);
        benchmark::DoNotOptimize(smallprint::detect_terms(document, context.url));
        std::vector<std::vector<smallprint::Evidence>> evidence;
        for (const auto& clause : document.clauses) {
            evidence.push_back(reader.read_clause(document, clause));
        }
        benchmark::DoNotOptimize(smallprint::assess(document, evidence, {}, catalogue, context));
    });
}

void document_extract_5_mb(benchmark::State& state) {
    std::string page = pages().front();
    constexpr std::size_t size = 5'000'000;
    while (page.size() < size) {
        page += pages().front();
    }
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(smallprint::extract(page, {}));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page.size()));
}

BENCHMARK(document_extract)->Unit(benchmark::kMillisecond);
BENCHMARK(document_parse_html)->Unit(benchmark::kMillisecond);
BENCHMARK(document_detect)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_analysis)->Unit(benchmark::kMillisecond);
BENCHMARK(document_extract_5_mb)->Unit(benchmark::kMillisecond);

#ifdef SMALLPRINT_BENCH_gumbo
void baseline_gumbo_parse(benchmark::State& state) {
    over_pages(state, [](const std::string& page) {
        GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
        gumbo_destroy_output(&kGumboDefaultOptions, output);
    });
}
BENCHMARK(baseline_gumbo_parse)->Unit(benchmark::kMillisecond);
#endif

#ifdef SMALLPRINT_BENCH_libxml2
constexpr int quiet = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;

void baseline_libxml2_tree(benchmark::State& state) {
    over_pages(state, [](const std::string& page) {
        htmlDocPtr document =
            htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", quiet);
        xmlFreeDoc(document);
    });
}
void baseline_libxml2_sax(benchmark::State& state) {
    over_pages(state, [](const std::string& page) {
        htmlSAXHandler handler{};
        handler.startElement = [](void* seen, const xmlChar*, const xmlChar**) {
            ++*static_cast<std::size_t*>(seen);
        };
        handler.characters = [](void* seen, const xmlChar*, int size) {
            *static_cast<std::size_t*>(seen) += static_cast<std::size_t>(size);
        };
        std::size_t seen = 0;
        htmlParserCtxtPtr parser =
            htmlCreatePushParserCtxt(&handler, &seen, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8);
        htmlCtxtUseOptions(parser, quiet);
        htmlParseChunk(parser, page.data(), static_cast<int>(page.size()), 1);
        htmlFreeParserCtxt(parser);
        benchmark::DoNotOptimize(seen);
    });
}
BENCHMARK(baseline_libxml2_tree)->Unit(benchmark::kMillisecond);
BENCHMARK(baseline_libxml2_sax)->Unit(benchmark::kMillisecond);
#endif

}  // namespace
