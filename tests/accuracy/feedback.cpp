// Precision and recall of the feedback and training types on labels/feedback/gold.jsonl, with 95 % Wilson
// intervals, and every miss and false alarm.   feedback_accuracy [--quiet]
//
// A label counts as found when the clause its quote stands in has evidence of one of its types. Precision is
// judged on the labelled sentences only: evidence of a type there that no label of the clause explains is a
// false alarm; other sentences of the clause, and the rest of the documents, are not labelled (what is said
// of sentences beside labelled ones is printed, to be read).
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "analysis/analyse.h"
#include "catalogue/words.h"
#include "corpus.h"
#include "document/extract.h"
#include "quotes.h"

namespace {

const std::map<std::string, std::string> type_of_label{{"FB_TRAIN", "feedback_trains_ai"},
                                                       {"FB_OVERRIDES_OPTOUT", "feedback_overrides_opt_out"},
                                                       {"FB_STORE_CONV", "feedback_keeps_conversation"},
                                                       {"FB_LICENCE", "feedback_ownership"},
                                                       {"FB_ASSIGN", "feedback_ownership"},
                                                       {"TRAIN_DEFAULT_OPTOUT", "content_trains_ai"},
                                                       {"TRAIN_DEFAULT_NOOPT", "content_trains_ai"},
                                                       {"TRAIN_OPTIN", "training_opt_in"},
                                                       {"TRAIN_NEVER", "no_ai_training"},
                                                       {"VOICE", "voice_cloning"}};

struct Score {
    std::size_t found = 0;
    std::size_t missed = 0;
    std::size_t false_alarms = 0;
};

struct Loaded {
    smallprint::Document document;
    std::vector<std::vector<smallprint::Evidence>> evidence;
    std::vector<smallprint::Finding> findings;
    std::vector<std::string> folded_clauses;
};

Loaded load(const std::filesystem::path& path, const smallprint::Reader& reader,
            const smallprint::Catalogue& catalogue, const std::string& service) {
    Loaded loaded;
    smallprint::ExtractOptions options;
    options.format = smallprint::InputFormat::markdown;
    loaded.document = smallprint::extract(accuracy::read_file(path), options);
    for (const auto& clause : loaded.document.clauses) {
        loaded.evidence.push_back(reader.read_clause(loaded.document, clause));
        loaded.folded_clauses.push_back(accuracy::folded(clause.text));
    }
    smallprint::AssessContext context;
    context.service = service;
    loaded.findings = smallprint::assess(loaded.document, loaded.evidence, {}, catalogue, context);
    return loaded;
}

}  // namespace

int main(int argc, char** argv) {
    const std::filesystem::path corpus = accuracy::corpus();
    const bool quiet = argc > 1 && std::string(argv[1]) == "--quiet";
    const auto catalogue = smallprint::Catalogue::embedded();
    const smallprint::Reader reader(catalogue);
    std::map<std::string, Loaded> documents;
    std::map<std::string, Score> by_type;
    std::map<std::string, Score> by_label;
    std::map<std::string, Score> by_document_type;
    struct Labelled {
        std::set<std::string> types;
        std::string quotes;  // Folded.
    };
    std::map<std::pair<std::string, std::size_t>, Labelled> expected;

    for (const auto& entry : accuracy::read_jsonl(corpus / "labels" / "feedback" / "gold.jsonl")) {
        const std::string path = entry.at("path");
        const std::string quote = entry.at("quote");
        if (documents.count(path) == 0) {
            documents.emplace(path, load(corpus / path, reader, catalogue, entry.at("service")));
        }
        const Loaded& loaded = documents.at(path);
        std::size_t best = 0;
        double most = 0.0;
        for (std::size_t i = 0; i < loaded.folded_clauses.size(); ++i) {
            const double share = accuracy::overlap(quote, loaded.folded_clauses[i]);
            if (share > most) {
                most = share;
                best = i;
            }
        }
        if (most < 0.5) {
            std::cout << "NOT IN THE TEXT: " << path << ": " << quote.substr(0, 120) << '\n';
            continue;
        }
        Labelled& expected_here = expected[{path, best}];
        expected_here.quotes += accuracy::folded(quote) + ' ';
        for (const std::string label : entry.at("labels")) {
            const auto type = type_of_label.find(label);
            if (type == type_of_label.end()) {
                continue;
            }
            expected_here.types.insert(type->second);
            const bool found =
                std::any_of(loaded.evidence[best].begin(), loaded.evidence[best].end(),
                            [&type](const auto& evidence) { return evidence.type == type->second; });
            const bool in_document =
                std::any_of(loaded.findings.begin(), loaded.findings.end(),
                            [&type](const auto& finding) { return finding.type == type->second; });
            ++(found ? by_type[type->second].found : by_type[type->second].missed);
            ++(found ? by_label[label].found : by_label[label].missed);
            ++(in_document ? by_document_type[type->second].found : by_document_type[type->second].missed);
            if (!found && !quiet) {
                std::cout << "MISS " << label << (in_document ? " (found elsewhere)" : "") << ' ' << path
                          << ": " << quote.substr(0, 700) << "\n";
            }
        }
    }
    for (const auto& [place, labelled] : expected) {
        const Loaded& loaded = documents.at(place.first);
        std::set<std::pair<std::string, bool>> counted;  // Once, however many rules find it.
        for (const auto& evidence : loaded.evidence[place.second]) {
            const bool judged =
                std::any_of(type_of_label.begin(), type_of_label.end(),
                            [&evidence](const auto& pair) { return pair.second == evidence.type; });
            const std::string words = loaded.document.clauses[place.second].text.substr(
                evidence.quote_begin, evidence.quote_end - evidence.quote_begin);
            const bool inside = accuracy::overlap(words, labelled.quotes) >= 0.5;
            if (judged && labelled.types.count(evidence.type) == 0 &&
                counted.insert({evidence.type, inside}).second) {
                by_type[evidence.type].false_alarms += inside ? 1 : 0;
                if (!quiet) {
                    std::cout << (inside ? "EXTRA " : "BESIDE ") << evidence.type << '/' << evidence.rule
                              << ' ' << place.first << ": " << words.substr(0, 400) << "\n";
                }
            }
        }
    }
    std::cout << "\nclause by clause                 recall                 precision\n";
    for (const auto& [type, score] : by_type) {
        std::cout << std::left << std::setw(33) << type << std::setw(23)
                  << accuracy::share(score.found, score.found + score.missed)
                  << accuracy::share(score.found, score.found + score.false_alarms) << "  (" << score.found
                  << " found, " << score.missed << " missed, " << score.false_alarms
                  << " beyond the labels)\n";
    }
    for (const auto& [label, score] : by_label) {
        std::cout << std::left << std::setw(33) << label
                  << accuracy::share(score.found, score.found + score.missed) << '\n';
    }
    std::cout << "\nas a finding of the document\n";
    for (const auto& [type, score] : by_document_type) {
        std::cout << std::left << std::setw(33) << type
                  << accuracy::share(score.found, score.found + score.missed) << '\n';
    }
    return 0;
}
