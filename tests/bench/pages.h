// The pages that benchmarks run over: real ones where the corpus is there, else a made-up one. What is
// compared is compared on the same pages in the same run.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace smallprint::bench {

// Every twelfth page of the corpus and its messy pages; a made-up page where there is no corpus.
inline std::vector<std::string> read_pages() {
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

inline const std::vector<std::string>& pages() {
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

}  // namespace smallprint::bench
