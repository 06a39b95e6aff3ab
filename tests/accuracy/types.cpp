// Prints the findings of documents with headline, severity and quote, so that people can judge them by
// reading.
//   types_accuracy [--every N] [--type TYPE] [--only PART_OF_PATH] [--counts]
// --every N takes every Nth document of the corpus (default 40); --type prints one clause type only; --counts
// only counts in how many documents each type was found, and evidence by rule.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "analysis/analyse.h"
#include "corpus.h"
#include "document/extract.h"

namespace {

struct Options {
    std::size_t every = 40;
    std::string type;
    std::string only;
    bool counts = false;
};

Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--counts") {
            options.counts = true;
        } else if (i + 1 < argc) {
            const std::string value = argv[++i];
            if (name == "--every") {
                options.every = std::stoul(value);
            } else if (name == "--type") {
                options.type = value;
            } else if (name == "--only") {
                options.only = value;
            }
        }
    }
    return options;
}

void print_facts(const smallprint::Facts& facts) {
    for (const auto& [name, value] : facts) {
        std::cout << ' ' << name << '=';
        std::visit(
            [](const auto& held) {
                if constexpr (requires { held.begin()->size(); }) {
                    for (const auto& item : held) {
                        std::cout << item << ',';
                    }
                } else {
                    std::cout << held;
                }
            },
            value);
    }
}

void print_finding(const smallprint::Finding& finding, const std::string& rule) {
    std::cout << "  [" << smallprint::to_string(finding.severity) << "] " << finding.type << " (" << rule
              << ' ' << smallprint::to_string(finding.match) << ' ' << finding.confidence
              << "): " << finding.headline << '\n';
    std::cout << "      facts:";
    print_facts(finding.facts);
    std::cout << "\n      \"" << finding.quote.exact << "\"\n";
}

}  // namespace

int main(int argc, char** argv) {
    const std::filesystem::path corpus = accuracy::corpus();
    const Options options = read_options(argc, argv);
    const auto catalogue = smallprint::Catalogue::embedded();
    const smallprint::Reader reader(catalogue);
    std::map<std::string, std::set<std::string>> documents_with;
    std::map<std::string, std::size_t> by_rule;
    std::size_t index = 0;
    std::size_t documents = 0;
    for (const auto& entry : accuracy::read_jsonl(corpus / "documents" / "index.jsonl")) {
        const std::string path = entry.at("path");
        if (options.only.empty() ? index++ % options.every != 0
                                 : path.find(options.only) == std::string::npos) {
            continue;
        }
        const auto file =
            std::filesystem::exists(corpus / path) ? corpus / path : corpus / "documents" / path;
        smallprint::ExtractOptions extract_options;
        extract_options.format = smallprint::InputFormat::markdown;
        const auto document = smallprint::extract(accuracy::read_file(file), extract_options);
        ++documents;
        std::vector<std::vector<smallprint::Evidence>> evidence;
        std::map<std::pair<std::uint32_t, std::string>, std::string> rules;
        for (std::uint32_t i = 0; i < document.clauses.size(); ++i) {
            evidence.push_back(reader.read_clause(document, document.clauses[i]));
            for (const auto& found : evidence.back()) {
                ++by_rule[found.type + "/" + found.rule];
                rules.emplace(std::pair(i, found.type), found.rule);
            }
        }
        smallprint::AssessContext context;
        const std::string service = entry.at("service");
        const std::string terms_type = entry.at("terms_type");
        context.service = service;
        context.terms_type = terms_type;
        const auto findings = smallprint::assess(document, evidence, {}, catalogue, context);
        if (!options.counts) {
            std::cout << path << ": " << document.clauses.size() << " clauses, " << findings.size()
                      << " findings\n";
        }
        for (const auto& finding : findings) {
            documents_with[finding.type].insert(path);
            if (!options.counts && (options.type.empty() || options.type == finding.type)) {
                print_finding(finding, rules[{finding.clause, finding.type}]);
            }
        }
    }
    if (options.counts) {
        for (const auto& [type, paths] : documents_with) {
            std::cout << type << ": " << paths.size() << " of " << documents << " documents\n";
        }
        for (const auto& [rule, count] : by_rule) {
            std::cout << "  " << rule << ": " << count << '\n';
        }
    }
    return 0;
}
