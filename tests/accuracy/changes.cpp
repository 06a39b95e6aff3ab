// What a comparison of two versions says, on the corpus' histories.
//   build/bin/changes_accuracy [--list] [--alone] [--show PART_OF_PATH]
// Prints alarms on pairs whose words are the same (bar: 0), cosmetic pairs called substantive (bar: 2 %),
// real changes of the provider reported as substantive (bar: 99 % of those that are no scraps), and the time
// of a comparison with meaning, with and without reading the two texts: what a line of `smallprint diff
// --jsonl --input markdown` takes but for its JSON (bars: median 1.5 ms, 95th percentile 8, never above 200),
// in CPU time, which other programs disturb little; as there, what a pair shares with those before it is read
// once, and --alone forgets it before each pair. Not reported are 23 of 387 real changes, all read:
// navigation, hidden labels, dates, mail addresses shown or not, cells of tables parted otherwise, "can not"
// made "cannot". --list names the pairs that went wrong; --show prints the items of pairs whose path has that
// part.
#include <algorithm>
#include <ctime>
#include <iostream>
#include <optional>

#include "corpus.h"
#include "service/text_pairs.h"

namespace {

using smallprint::ChangeItem;
using smallprint::Comparison;
using smallprint::Document;

struct Run {
    std::filesystem::path root;
    smallprint::Services services{smallprint::ServiceOptions{}};
    std::optional<smallprint::TextPairs> pairs{services};
    bool alone = false;
    bool list = false;
    std::string show;
    std::vector<double> compare_ms;
    std::vector<double> whole_ms;
    double slowest_kilobytes = 0;
};

/// Of this thread's CPU time.
double milliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
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
    if (run.alone) {
        run.pairs.emplace(run.services);
    }
    const double start = milliseconds();
    const auto [before, after] =
        run.pairs->read(before_bytes, after_bytes, smallprint::InputFormat::markdown);
    const double read_both = milliseconds();
    const Comparison comparison = run.pairs->compare(before, after);
    const double end = milliseconds();
    run.compare_ms.push_back(end - read_both);
    run.whole_ms.push_back(end - start);
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
        run.alone = run.alone || option == "--alone";
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
