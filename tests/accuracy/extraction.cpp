// Extraction against curated text, and false change alarms, on the corpus' archived pages.
//   build/bin/extraction_accuracy [--worst N] [--show PART_OF_PATH] [--told]
// Prints the mean five-word-shingle F1 with its 95 % interval and the worst tenth, in three readings, since
// six pages hold several documents and their curated text is one of them:
//   - of the pages as they stand, whole: what the history keeps of them;
//   - of the document of that kind among those that the program says are on the page (`extract --json`,
//     "documents"; what the report and the panel name), with nothing told; of a page of one document the
//     whole;
//   - told which document is wanted, as `extract --part "Privacy Policy"` and an address with a fragment do.
// It lists the pages on which the program sees several. Then the worst pages, and for every step
// of the runs whether the canonical text changed and whether the archive's did. --show prints what one page
// has too much (+) and too little (-). --told lists and shows the pages as they are read when told.
#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "corpus.h"
#include "document/extract.h"

namespace {

using smallprint::Document;
using smallprint::ExtractOptions;
using smallprint::InputFormat;

struct Page {
    std::string path;
    bool latest = false;
    double as_it_stands = 0;
    double taken_apart = 0;
    std::size_t documents = 1;
    double when_told = 0;
};

Document read(const std::filesystem::path& path, InputFormat format, const std::string& part = {}) {
    ExtractOptions options;
    options.format = format;
    options.part = part;
    return smallprint::extract(accuracy::read_file(path), options);
}

// The longest of the documents which the program finds on the page by itself that is of the kind of the
// curated text, whose name is the archive's: a choice between what was found, no help in finding it.
Document own_document(const Document& whole, const std::string& terms_type) {
    const auto parts = smallprint::page_parts(whole.blocks);
    const auto part = smallprint::part_named(parts, terms_type);
    if (!part || parts[*part].holds_others) {
        return whole;
    }
    const auto at = [&whole](std::size_t i) { return whole.blocks.begin() + static_cast<std::ptrdiff_t>(i); };
    return smallprint::document_from_blocks({at(parts[*part].begin), at(parts[*part].end)});
}

// The blocks of one text most of whose shingles the other lacks.
void show_missing(const Document& from, const Document& in, char sign) {
    const auto there = accuracy::shingles(accuracy::words_but_addresses(in.canonical_text));
    for (const auto& block : from.blocks) {
        const auto own = accuracy::shingles(accuracy::words_but_addresses(block.text));
        std::size_t missing = 0;
        for (const auto shingle : own) {
            missing += there.count(shingle) == 0 ? 1U : 0U;
        }
        const bool present = accuracy::words_but_addresses(block.text).size() < 5 &&
                             in.canonical_text.find(block.text) != std::string::npos;
        if (!present && missing * 2 > own.size()) {
            std::cout << sign << ' ' << block.text.substr(0, 150) << '\n';
        }
    }
}

void changes(const std::filesystem::path& root, const std::vector<nlohmann::json>& index, bool verbose) {
    std::map<std::string, std::string> expected_of;
    for (const auto& row : index) {
        expected_of[row.at("html")] = row.at("expected");
    }
    std::size_t steps = 0;
    std::size_t alarms = 0;
    std::size_t missed = 0;
    std::size_t real = 0;
    for (const auto& row : index) {
        if (row.at("prev").is_null()) {
            continue;
        }
        ++steps;
        const Document before = read(root / row.at("prev").get<std::string>(), InputFormat::html);
        const Document now = read(root / row.at("html").get<std::string>(), InputFormat::html);
        const auto old_words = accuracy::words_but_addresses(
            read(root / expected_of.at(row.at("prev")), InputFormat::markdown).canonical_text);
        const auto new_words = accuracy::words_but_addresses(
            read(root / row.at("expected").get<std::string>(), InputFormat::markdown).canonical_text);
        const bool really = old_words != new_words;
        const bool said = before.sha256 != now.sha256;
        real += really ? 1U : 0U;
        if (said == really) {
            continue;
        }
        // The archive may record a change some captures later or not at all: the words of the page decide
        // then.
        ++(said ? alarms : missed);
        std::cout << (said ? "alarm  " : "missed ") << row.at("html").get<std::string>() << '\n';
        if (verbose) {
            show_missing(before, now, '-');
            show_missing(now, before, '+');
        }
    }
    std::cout << "steps " << steps << ", with new words " << real << ", alarms without " << alarms
              << ", missed " << missed << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    std::string show;
    std::size_t worst = 10;
    bool verbose = false;
    bool told = false;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--show" && i + 1 < argc) {
            show = argv[++i];
        } else if (argument == "--worst" && i + 1 < argc) {
            worst = std::stoul(argv[++i]);
        } else if (argument == "--told") {
            told = true;
        } else if (argument == "--verbose") {
            verbose = true;
        } else {
            std::cerr
                << "usage: extraction_accuracy [--worst N] [--show PART_OF_PATH] [--told] [--verbose]\n";
            return 2;
        }
    }
    const auto root = accuracy::corpus();
    const auto index = accuracy::read_jsonl(root / "html" / "index.jsonl");
    std::vector<Page> pages;
    for (const auto& row : index) {
        const std::string path = row.at("html");
        if (!show.empty() && path.find(show) == std::string::npos) {
            continue;
        }
        const Document whole = read(root / path, InputFormat::html);
        const auto terms_type = row.at("terms_type").get<std::string>();
        const Document part = read(root / path, InputFormat::html, terms_type);
        const Document expected = read(root / row.at("expected").get<std::string>(), InputFormat::markdown);
        const auto curated = accuracy::shingles(accuracy::words_but_addresses(expected.canonical_text));
        const auto score = [&curated](const Document& page) {
            return accuracy::f1(accuracy::shingles(accuracy::words_but_addresses(page.canonical_text)),
                                curated);
        };
        pages.push_back({path, row.at("set") == "latest", score(whole),
                         score(own_document(whole, terms_type)),
                         std::max<std::size_t>(1, smallprint::page_parts(whole.blocks).size()), score(part)});
        if (!show.empty()) {
            std::cout << path << ' ' << pages.back().as_it_stands << ", told " << pages.back().when_told
                      << '\n';
            show_missing(expected, told ? part : whole, '-');
            show_missing(told ? part : whole, expected, '+');
        }
    }
    if (!show.empty()) {
        return 0;
    }
    const auto print = [](const char* name, const std::vector<double>& values) {
        const auto [low, high] = accuracy::interval_of_mean(values);
        std::cout << name << ": " << values.size() << " pages, mean F1 " << accuracy::mean(values) << " ["
                  << low << ", " << high << "], worst tenth " << accuracy::worst_tenth(values) << '\n';
    };
    const auto scores = [&pages](bool latest_only, double Page::*score) {
        std::vector<double> values;
        for (const Page& page : pages) {
            if (page.latest || !latest_only) {
                values.push_back(page.*score);
            }
        }
        return values;
    };
    print("latest", scores(true, &Page::as_it_stands));
    print("all", scores(false, &Page::as_it_stands));
    print("latest, its documents apart", scores(true, &Page::taken_apart));
    print("all, its documents apart", scores(false, &Page::taken_apart));
    print("latest, told which document", scores(true, &Page::when_told));
    print("all, told which document", scores(false, &Page::when_told));
    for (const Page& page : pages) {
        if (page.documents > 1) {
            std::cout << page.documents << " documents: " << page.path << ' ' << page.as_it_stands
                      << " whole, " << page.taken_apart << " apart\n";
        }
    }
    double Page::*const listed = told ? &Page::when_told : &Page::as_it_stands;
    std::sort(pages.begin(), pages.end(),
              [listed](const Page& a, const Page& b) { return a.*listed < b.*listed; });
    std::set<std::string> shown;
    for (const Page& page : pages) {
        const std::string document = page.path.substr(0, page.path.rfind('/'));
        if (shown.size() < worst && shown.insert(document).second) {
            std::cout << page.*listed << ' ' << page.path << '\n';
        }
    }
    changes(root, index, verbose);
    return 0;
}
