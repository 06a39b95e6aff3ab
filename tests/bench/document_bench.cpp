// Extraction in bytes of raw HTML a second, beside what bare parsers need for the same pages in the same run.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "analysis/terms_page.h"
#include "document/extract.h"
#include "document/html_tree.h"
#ifdef SMALLPRINT_BENCH_gumbo
#include <gumbo.h>
#endif
#ifdef SMALLPRINT_BENCH_libxml2
#include <libxml/HTMLparser.h>
#endif

namespace {

// Every twelfth page of the corpus and its messy pages; a made-up page where there is no corpus.
std::vector<std::string> read_pages() {
    const char* named = std::getenv("SMALLPRINT_CORPUS");
    const std::filesystem::path corpus =
        named != nullptr ? std::filesystem::path{named}
                         : std::filesystem::path{SMALLPRINT_SOURCE_DIR} / ".." / "shared" / "corpus";
    std::vector<std::filesystem::path> paths;
    for (const char* folder : {"html", "messy_html"}) {
        if (std::filesystem::exists(corpus / folder)) {
            for (const auto& entry : std::filesystem::recursive_directory_iterator{corpus / folder}) {
                if (entry.path().extension() == ".html") {
                    paths.push_back(entry.path());
                }
            }
        }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> pages;
    constexpr std::size_t every = 12;
    for (std::size_t i = 0; i < paths.size(); i += every) {
        std::ifstream file{paths[i], std::ios::binary};
        pages.emplace_back(std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{});
    }
    if (pages.empty()) {
        std::string page = "<html><body><nav><a href=/>Home</a></nav><main><h1>Terms</h1>";
        for (int i = 0; i < 600; ++i) {
            page +=
                "<div class='section'><h2>Part</h2><p>By using the <b>service</b> you agree to <a "
                "href=/p>these terms"
                "</a>, which we may change at any time.</p><ul><li>one</li><li>two</li></ul></div>";
        }
        pages.push_back(page + "</main></body></html>");
    }
    return pages;
}

const std::vector<std::string>& pages() {
    static const std::vector<std::string> all = read_pages();
    return all;
}

template <typename Work>
void over_pages(benchmark::State& state, Work work) {
    std::size_t bytes = 0;
    for ([[maybe_unused]] auto _ : state) {
        for (const std::string& page : pages()) {
            work(page);
            bytes += page.size();
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

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
