// What a comparison of two versions says, on the corpus' histories.
//   build/bin/changes_accuracy [--list] [--show PART_OF_PATH]
// Prints alarms on pairs whose words are the same (bar: 0), cosmetic pairs called substantive (bar: 2 %),
// real changes of the provider reported as substantive (bar: 99 %), and the time of a comparison with and
// without reading the two texts. --list names the pairs that went wrong; --show prints the items of pairs
// whose path has that part.
#include <algorithm>
#include <chrono>
#include <iostream>

#include "analysis/changes.h"
#include "corpus.h"
#include "document/extract.h"

namespace {

using smallprint::Catalogue;
using smallprint::ChangeItem;
using smallprint::Comparison;
using smallprint::Document;

struct Run {
    std::filesystem::path root;
    Catalogue catalogue = Catalogue::embedded();
    bool list = false;
    std::string show;
    std::vector<double> compare_ms;
    std::vector<double> whole_ms;
    double slowest_kilobytes = 0;
};

double milliseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

Document read(const std::string& bytes) {
    smallprint::ExtractOptions options;
    options.format = smallprint::InputFormat::markdown;
    return smallprint::extract(bytes, options);
}

void print_items(const Comparison& comparison) {
    for (const ChangeItem& item : comparison.summary.items) {
        std::cout << "  " << (item.substantive ? "* " : "  ") << to_string(item.kind) << " ["
                  << to_string(item.severity) << "] " << item.summary << '\n';
        if (item.before) {
            std::cout << "      - " << item.before->substr(0, 300) << '\n';
        }
        if (item.after) {
            std::cout << "      + " << item.after->substr(0, 300) << '\n';
        }
    }
}

bool is_substantive(Run& run, const nlohmann::json& row) {
    const std::string before_bytes = accuracy::read_file(run.root / row.at("from_file").get<std::string>());
    const std::string after_bytes = accuracy::read_file(run.root / row.at("to_file").get<std::string>());
    const auto start = std::chrono::steady_clock::now();
    const Document before = read(before_bytes);
    const Document after = read(after_bytes);
    const auto read_both = std::chrono::steady_clock::now();
    const Comparison comparison = smallprint::compare({before, {}}, {after, {}}, run.catalogue, {});
    run.compare_ms.push_back(milliseconds_since(read_both));
    run.whole_ms.push_back(milliseconds_since(start));
    if (!run.show.empty() && row.at("to_file").get<std::string>().find(run.show) != std::string::npos) {
        std::cout << row.at("from_file") << " -> " << row.at("to_file") << '\n';
        print_items(comparison);
    }
    return comparison.summary.substantive;
}

struct Tally {
    std::size_t all = 0;
    std::size_t substantive = 0;
};

void print(const char* what, const Tally& tally) {
    const auto [low, high] = accuracy::wilson(tally.substantive, tally.all);
    std::cout << what << ": " << tally.substantive << " of " << tally.all << " substantive ("
              << 100.0 * static_cast<double>(tally.substantive) /
                     static_cast<double>(std::max<std::size_t>(1, tally.all))
              << " %, 95 % interval " << 100 * low << "–" << 100 * high << ")\n";
}

void print_times(const char* what, std::vector<double> times) {
    if (times.empty()) {
        return;
    }
    std::sort(times.begin(), times.end());
    std::cout << what << ": median " << times[times.size() / 2] << " ms, p95 "
              << times[times.size() * 95 / 100] << " ms, longest " << times.back() << " ms\n";
}

Tally noise(Run& run) {
    Tally tally;
    for (const auto& row : accuracy::read_jsonl(run.root / "noise/index.jsonl")) {
        const bool substantive = is_substantive(run, row);
        ++tally.all;
        tally.substantive += substantive ? 1U : 0U;
        if (substantive && run.list) {
            std::cout << "  alarm: " << row.at("to_file") << '\n';
        }
    }
    return tally;
}

void histories(Run& run) {
    Tally cosmetic;
    Tally real;
    Tally extraction;
    for (const auto& row : accuracy::read_jsonl(run.root / "histories/index.jsonl")) {
        const bool substantive = is_substantive(run, row);
        const bool is_cosmetic = row.at("cosmetic");
        const bool provider = row.at("kind") == "provider";
        Tally& tally = is_cosmetic ? cosmetic : (provider ? real : extraction);
        ++tally.all;
        tally.substantive += substantive ? 1U : 0U;
        const bool wrong = is_cosmetic ? substantive : (provider && !substantive);
        if (wrong && run.list) {
            std::cout << (is_cosmetic ? "  called substantive: " : "  not reported: ") << row.at("to_file")
                      << '\n';
            for (const char* side : {"removed", "added"}) {
                for (const auto& sentence : row.at(side)) {
                    std::cout << (side[0] == 'r' ? "    - " : "    + ")
                              << sentence.get<std::string>().substr(0, 200) << '\n';
                }
            }
        }
    }
    print("cosmetic pairs", cosmetic);
    print("real changes of the provider", real);
    print("changes of the extraction", extraction);
}

}  // namespace

int main(int argc, char** argv) {
    Run run;
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        run.list = run.list || option == "--list";
        if (option == "--show" && i + 1 < argc) {
            run.show = argv[++i];
        }
    }
    run.root = accuracy::corpus();
    print("pairs with the same words", noise(run));
    histories(run);
    print_times("comparing", run.compare_ms);
    print_times("reading both and comparing", run.whole_ms);
    return 0;
}
