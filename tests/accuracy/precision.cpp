// Are the findings of one severity right? Prints a sample to be judged by reading, and the share of right
// ones among those that were judged.
//   precision_accuracy [--severity high] [--collection NAME]… [--count 200] [--seed 1] [--quiet]
//   [--known-services] [--folder DIR]
// --collection takes documents of that collection only (tosback and vlopses-us are kinds of documents that
// rules were not written on); the sample is drawn evenly over all findings. Taken only when named:
// messy_html, web pages of small sites; and of services that neither these nor the documents have, unfair_tos
// and unfair_tos_cased (terms put together again from their labelled sentences) and tosdr (a service's
// quotes, read as one document). Judgements lie in tests/accuracy/judged.tsv: a key (the first 16 hex digits
// of SHA-256 of type, newline and quote; no words of the terms), a tab, "right" or "wrong", a tab, and why.
// What is not yet judged is printed with its key and counts nowhere.
// --folder reads the documents of a folder of one's own instead (*.md, *.html, *.txt); an index.tsv there,
// whose first line names its columns, may say each file's `service` and `kind` (terms, privacy, …).
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "corpus.h"
#include "document/extract.h"
#include "judgements.h"

namespace {

struct Options {
    std::string severity = "high";
    std::set<std::string> collections;
    std::string folder;
    std::size_t count = 200;
    unsigned seed = 1;
    bool quiet = false;
    bool known_services = false;
};

Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--quiet") {
            options.quiet = true;
        } else if (name == "--known-services") {
            options.known_services = true;
        } else if (i + 1 < argc) {
            const std::string value = argv[++i];
            if (name == "--severity") {
                options.severity = value;
            } else if (name == "--collection") {
                options.collections.insert(value);
            } else if (name == "--folder") {
                options.folder = value;
            } else if (name == "--count") {
                options.count = std::stoul(value);
            } else if (name == "--seed") {
                options.seed = static_cast<unsigned>(std::stoul(value));
            }
        }
    }
    return options;
}

struct Said {
    std::string key;
    std::string path;
    std::string type;
    std::string headline;
    std::string consequence;
    std::string before;  ///< The words around the quote, as a finding gives them.
    std::string quote;
    std::string after;
};

struct Source {
    std::string path;
    std::string service;
    std::string terms_type;
    smallprint::InputFormat format = smallprint::InputFormat::markdown;
    std::string text;  ///< The document itself where no file holds it.
};

/// A service's name as it is compared: its letters and digits.
std::string folded_name(const std::string& name) {
    std::string folded;
    for (const std::string& word : accuracy::words(name)) {
        folded += word;
    }
    return folded;
}

/// Adds documents of labelled sentences, of services that no source has yet; each sentence is a paragraph.
void add_labelled(const std::filesystem::path& corpus, const std::string& set, std::set<std::string>& known,
                  std::vector<Source>& sources) {
    const bool quotes = set == "tosdr";
    std::map<std::pair<std::string, std::string>, std::string> texts;
    for (const char* part : {"train", "val", "points"}) {
        const auto file = corpus / "labels" / set / (std::string(part) + ".jsonl");
        if (!std::filesystem::exists(file)) {
            continue;
        }
        for (const auto& entry : accuracy::read_jsonl(file)) {
            const std::string service = quotes ? entry.at("services").at(0) : entry.at("doc");
            const std::string terms_type = quotes ? entry.at("doc") : "Terms of Service";
            const std::string sentence = quotes                ? entry.at("quote")
                                         : set == "unfair_tos" ? entry.at("clean")
                                                               : entry.at("text");
            if (known.count(folded_name(service)) == 0) {
                texts[{service, terms_type}] += sentence + "\n\n";
            }
        }
    }
    for (auto& [name, text] : texts) {
        known.insert(folded_name(name.first));
        sources.push_back({set + "/" + name.first + "/" + name.second, name.first, name.second,
                           smallprint::InputFormat::text, std::move(text)});
    }
}

/// What a folder's index.tsv says of its files: by file, the columns by name. None where there is no index.
std::map<std::string, std::map<std::string, std::string>> read_index(const std::filesystem::path& folder) {
    std::map<std::string, std::map<std::string, std::string>> rows;
    std::ifstream file(folder / "index.tsv");
    std::vector<std::string> names;
    for (std::string line; std::getline(file, line);) {
        std::vector<std::string> fields;
        std::istringstream parts(line);
        for (std::string field; std::getline(parts, field, '\t');) {
            fields.push_back(field);
        }
        if (names.empty()) {
            names = std::move(fields);
            continue;
        }
        std::map<std::string, std::string> row;
        for (std::size_t i = 0; i < std::min(names.size(), fields.size()); ++i) {
            row[names[i]] = fields[i];
        }
        const std::string name = row["file"];
        rows[name] = std::move(row);
    }
    return rows;
}

std::vector<Source> list_folder(const std::filesystem::path& folder) {
    static const std::map<std::string, smallprint::InputFormat> formats{
        {".md", smallprint::InputFormat::markdown},
        {".html", smallprint::InputFormat::html},
        {".htm", smallprint::InputFormat::html},
        {".txt", smallprint::InputFormat::text}};
    auto index = read_index(folder);
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (formats.count(entry.path().extension().string()) != 0) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<Source> sources;
    for (const auto& file : files) {
        auto& row = index[file.filename().string()];
        const std::string service = row["service"].empty() ? file.stem().string() : row["service"];
        const std::string terms_type = row["kind"] == "privacy" ? "Privacy Policy" : "Terms of Service";
        sources.push_back({std::filesystem::absolute(file).string(),
                           service,
                           terms_type,
                           formats.at(file.extension().string()),
                           {}});
    }
    return sources;
}

std::vector<Source> list_sources(const Options& options, const std::filesystem::path& corpus) {
    std::vector<Source> sources;
    std::set<std::string> known;
    for (const auto& entry : accuracy::read_jsonl(corpus / "documents" / "index.jsonl")) {
        known.insert(folded_name(entry.at("service")));
        if (options.collections.empty() || options.collections.count(entry.at("collection")) != 0) {
            sources.push_back({entry.at("path"),
                               entry.at("service"),
                               entry.at("terms_type"),
                               smallprint::InputFormat::markdown,
                               {}});
        }
    }
    for (const auto& entry : accuracy::read_jsonl(corpus / "messy_html" / "manifest.jsonl")) {
        known.insert(folded_name(entry.at("service")));
        if (options.collections.count("messy_html") != 0) {
            sources.push_back({entry.at("file"),
                               entry.at("service"),
                               entry.at("terms_type"),
                               smallprint::InputFormat::html,
                               {}});
        }
    }
    if (options.known_services) {
        known.clear();
    }
    for (const char* set : {"unfair_tos_cased", "unfair_tos", "tosdr"}) {
        if (options.collections.count(set) != 0) {
            add_labelled(corpus, set, known, sources);
        }
    }
    return sources;
}

std::vector<Said> read_all(const Options& options) {
    const auto catalogue = smallprint::Catalogue::embedded();
    const smallprint::Reader reader(catalogue);
    const std::filesystem::path corpus =
        options.folder.empty() ? accuracy::corpus() : std::filesystem::path(options.folder);
    const auto sources = options.folder.empty() ? list_sources(options, corpus) : list_folder(options.folder);
    std::vector<Said> all;
    std::set<std::string> keys;
    for (const Source& source : sources) {
        const auto document =
            smallprint::extract(source.text.empty() ? accuracy::read_file(corpus / source.path) : source.text,
                                {source.format, {}, {}});
        std::vector<std::vector<smallprint::Evidence>> evidence;
        for (const auto& clause : document.clauses) {
            evidence.push_back(reader.read_clause(document, clause));
        }
        for (const auto& finding :
             smallprint::assess(document, evidence, {}, catalogue, {source.service, source.terms_type, {}})) {
            const std::string key = accuracy::judgement_key(finding.type, finding.quote.exact);
            if (smallprint::to_string(finding.severity) == options.severity && keys.insert(key).second) {
                all.push_back({key, source.path, finding.type, finding.headline, finding.consequence,
                               finding.quote.prefix, finding.quote.exact, finding.quote.suffix});
            }
        }
    }
    return all;
}

struct Tally {
    std::size_t said = 0;
    std::size_t judged = 0;
    std::size_t right = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const Options options = read_options(argc, argv);
    std::vector<Said> all = read_all(options);
    const auto judged = accuracy::read_judgements(SMALLPRINT_SOURCE_DIR "/tests/accuracy/judged.tsv");
    const std::size_t found = all.size();
    std::shuffle(all.begin(), all.end(), std::mt19937(options.seed));
    all.resize(std::min(all.size(), options.count));

    std::map<std::string, Tally> by_type;
    Tally total;
    for (const Said& said : all) {
        const auto verdict = judged.find(said.key);
        const bool is_judged = verdict != judged.end();
        const bool is_right = is_judged && verdict->second;
        for (Tally* tally : {&total, &by_type[said.type]}) {
            ++tally->said;
            tally->judged += is_judged ? 1U : 0U;
            tally->right += is_right ? 1U : 0U;
        }
        if (!options.quiet && (!is_judged || !is_right)) {
            std::cout << said.key << '\t' << (is_judged ? "WRONG" : "?") << '\t' << said.type << '\t'
                      << said.path << "\n    " << said.headline << " | " << said.consequence << "\n    … "
                      << said.before << " [[" << said.quote << "]] " << said.after << " …\n";
        }
    }
    std::printf("%zu findings of severity %s in all, %zu in the sample, %zu of them judged\n", found,
                options.severity.c_str(), total.said, total.judged);
    for (const auto& [type, tally] : by_type) {
        std::printf("  %-32s %4zu said, %4zu judged, %4zu right\n", type.c_str(), tally.said, tally.judged,
                    tally.right);
    }
    if (total.judged > 0) {
        const auto [low, high] = accuracy::wilson(total.right, total.judged);
        std::printf("precision %.3f (95 %% interval %.3f to %.3f)\n",
                    static_cast<double>(total.right) / static_cast<double>(total.judged), low, high);
    }
    return 0;
}
