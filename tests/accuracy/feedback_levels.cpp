// The level of the feedback guard (hold, tell, unknown) against labels/feedback/gold.jsonl, clause by clause
// and for whole services: precision and recall per level with 95 % Wilson intervals, and why each miss is
// missed.
//   feedback_levels_accuracy [--quiet]     the figures and the misses; --quiet without the clauses' words
//   feedback_levels_accuracy --read [all]  the verdict on every service of the generative AI collections, or
//   of all
//
// Expected: hold for FB_TRAIN, FB_OVERRIDES_OPTOUT and FB_STORE_CONV, unless the same sentence asks for
// consent (TRAIN_OPTIN), which is tell; tell for FB_LICENCE, FB_ASSIGN and TRAIN_NEVER; unknown, as the terms
// are silent on feedback, for the rest. A service's level is the most serious one of the labels in its
// documents for private users.
//
// Why a miss is missed is found from the evidence (nothing was read in the clause; it was read, but a rule of
// assessments.json with these facts gives another level), and said by hand in feedback_misses.tsv, under the
// clause's hash; a miss nobody has looked into is printed as such and ends the program with 1.
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "analysis/wording.h"
#include "catalogue/words.h"
#include "corpus.h"
#include "document/extract.h"
#include "quotes.h"
#include "service/feedback_level.h"

namespace {

using smallprint::FeedbackDirection;
using smallprint::FeedbackVerdict;
using smallprint::ReadTerms;

struct Text {
    std::string path;
    std::string terms_type;
    smallprint::Document document;
    std::vector<std::vector<smallprint::Evidence>> evidence;
    std::vector<std::string> folded;
    bool business = false;
};

struct Knowledge {
    smallprint::Catalogue catalogue = smallprint::Catalogue::embedded();
    smallprint::Reader reader{catalogue};
};

Text load(const std::filesystem::path& file, const std::string& path, const Knowledge& knowledge) {
    Text text;
    text.path = path;
    text.terms_type = file.stem().string();
    text.business = smallprint::has_word(text.terms_type, smallprint::feedback_words().business_terms);
    smallprint::ExtractOptions options;
    options.format = smallprint::InputFormat::markdown;
    text.document = smallprint::extract(accuracy::read_file(file), options);
    for (const auto& clause : text.document.clauses) {
        text.evidence.push_back(knowledge.reader.read_clause(text.document, clause));
        text.folded.push_back(accuracy::folded(clause.text));
    }
    return text;
}

ReadTerms read_terms(const Text& text, const std::vector<std::vector<smallprint::Evidence>>& evidence,
                     const std::vector<smallprint::Evidence>& siblings, const Knowledge& knowledge,
                     const std::string& service) {
    ReadTerms read;
    read.about.terms_type = text.terms_type;
    read.about.business = text.business;
    read.findings = smallprint::assess(text.document, evidence, siblings, knowledge.catalogue,
                                       smallprint::AssessContext{service, text.terms_type, {}});
    return read;
}

std::string level_of(const std::optional<FeedbackVerdict>& verdict) {
    return std::string(to_string(verdict ? verdict->level : smallprint::FeedbackLevel::unknown));
}

std::optional<FeedbackVerdict> judge_clause(const Text& text, std::size_t clause, const Knowledge& knowledge,
                                            const std::string& service) {
    std::vector<std::vector<smallprint::Evidence>> only(text.evidence.size());
    only[clause] = text.evidence[clause];
    const std::vector<ReadTerms> read{read_terms(text, only, {}, knowledge, service)};
    return judge_feedback(read, FeedbackDirection::up, service, smallprint::feedback_words());
}

/// What a private user of the service is told.
std::optional<FeedbackVerdict> judge_service(const std::vector<const Text*>& texts,
                                             const Knowledge& knowledge, const std::string& service) {
    const bool any_private =
        std::any_of(texts.begin(), texts.end(), [](auto* text) { return !text->business; });
    std::vector<ReadTerms> read;
    for (const Text* text : texts) {
        if (any_private && text->business) {
            continue;
        }
        std::vector<smallprint::Evidence> siblings;
        for (const Text* other : texts) {
            if (other != text && other->business == text->business) {
                for (const auto& clause : other->evidence) {
                    siblings.insert(siblings.end(), clause.begin(), clause.end());
                }
            }
        }
        read.push_back(read_terms(*text, text->evidence, siblings, knowledge, service));
    }
    return judge_feedback(read, FeedbackDirection::up, service, smallprint::feedback_words());
}

std::string expected_of(const std::set<std::string>& labels) {
    const auto any = [&labels](std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(),
                           [&](const char* name) { return labels.count(name) != 0; });
    };
    if (any({"FB_TRAIN", "FB_OVERRIDES_OPTOUT", "FB_STORE_CONV"})) {
        return any({"TRAIN_OPTIN"}) ? "tell" : "hold";
    }
    return any({"FB_LICENCE", "FB_ASSIGN", "TRAIN_NEVER"}) ? "tell" : "unknown";
}

struct Count {
    std::size_t right = 0;
    std::size_t expected = 0;
    std::size_t given = 0;
};

using Counts = std::map<std::string, Count>;

void count(Counts& counts, const std::string& expected, const std::string& given) {
    ++counts[expected].expected;
    ++counts[given].given;
    counts[expected].right += expected == given ? 1U : 0U;
}

void print(const char* title, const Counts& counts) {
    std::cout << '\n'
              << std::left << std::setw(22) << title << std::setw(22) << "recall"
              << "precision\n";
    for (const auto& [level, one] : counts) {
        std::cout << std::left << std::setw(22) << level << std::setw(22)
                  << accuracy::share(one.right, one.expected) << accuracy::share(one.right, one.given)
                  << "  (" << one.expected << " expected, " << one.given << " given)\n";
    }
}

std::string explained(const std::optional<FeedbackVerdict>& verdict) {
    if (!verdict) {
        return "unknown";
    }
    std::string text(to_string(verdict->level));
    text += "/" + verdict->why;
    if (verdict->quote) {
        text +=
            " (" + verdict->quote->document.terms_type + "): " + verdict->quote->quote.exact.substr(0, 600);
    }
    return text;
}

/// What the reader found in the clause, with the facts that decide a level.
std::string found_in(const std::vector<smallprint::Evidence>& evidence) {
    std::string text;
    for (const smallprint::Evidence& one : evidence) {
        if (!one.type.starts_with('@')) {
            text.append(text.empty() ? "" : ", ").append(one.type);
            for (const char* name : {"scope", "opt_in", "about", "kind", "reach"}) {
                if (const auto fact = one.facts.find(name); fact != one.facts.end()) {
                    text.append(" ").append(name).append("=").append(smallprint::fact_text(fact->second));
                }
            }
        }
    }
    return text.empty() ? "no clause type was read in it" : "read as " + text;
}

/// Reasons given by hand: the first 16 digits of the clause's hash, a tab, the reason.
std::map<std::string, std::string> known_reasons() {
    std::map<std::string, std::string> reasons;
    std::istringstream file(accuracy::read_file(SMALLPRINT_SOURCE_DIR "/tests/accuracy/feedback_misses.tsv"));
    for (std::string line; std::getline(file, line);) {
        if (const std::size_t tab = line.find('\t'); tab != std::string::npos && line.front() != '#') {
            reasons[line.substr(0, tab)] = line.substr(tab + 1);
        }
    }
    return reasons;
}

int read_all(const std::filesystem::path& corpus, const Knowledge& knowledge, bool every) {
    std::map<std::string, std::vector<Text>> services;
    for (const auto& entry : accuracy::read_jsonl(corpus / "documents" / "index.jsonl")) {
        const std::string collection = entry.at("collection");
        if (every || collection.find("genai") != std::string::npos || collection == "GenAI") {
            const std::string path = entry.at("path");
            services[entry.at("service")].push_back(load(corpus / path, path, knowledge));
        }
    }
    std::map<std::string, std::size_t> levels;
    for (const auto& [service, texts] : services) {
        std::vector<const Text*> all;
        for (const Text& text : texts) {
            all.push_back(&text);
        }
        const auto verdict = judge_service(all, knowledge, service);
        ++levels[level_of(verdict)];
        std::cout << service << " [" << texts.size() << "]: " << explained(verdict) << "\n\n";
    }
    for (const auto& [level, number] : levels) {
        std::cout << level << ' ' << number << '\n';
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::filesystem::path corpus = accuracy::corpus();
    const std::string mode = argc > 1 ? argv[1] : "";
    const Knowledge knowledge;
    if (mode == "--read") {
        return read_all(corpus, knowledge, argc > 2);
    }
    std::map<std::string, Text> texts;
    std::map<std::pair<std::string, std::size_t>, std::set<std::string>> labels_at;
    std::map<std::string, std::string> service_of;
    for (const auto& entry : accuracy::read_jsonl(corpus / "labels" / "feedback" / "gold.jsonl")) {
        const std::string path = entry.at("path");
        if (texts.count(path) == 0) {
            texts.emplace(path, load(corpus / path, path, knowledge));
            service_of[path] = entry.at("service");
        }
        const Text& text = texts.at(path);
        std::size_t best = 0;
        double most = 0.0;
        for (std::size_t i = 0; i < text.folded.size(); ++i) {
            const double part = accuracy::overlap(entry.at("quote"), text.folded[i]);
            if (part > most) {
                most = part;
                best = i;
            }
        }
        if (most < 0.5) {
            std::cout << "NOT IN THE TEXT: " << path << '\n';
            continue;
        }
        for (const std::string label : entry.at("labels")) {
            labels_at[{path, best}].insert(label);
        }
    }

    const auto reasons = known_reasons();
    std::size_t unexplained = 0;
    Counts clauses;
    std::map<std::string, std::set<std::string>> service_labels;
    for (const auto& [place, labels] : labels_at) {
        const Text& text = texts.at(place.first);
        const auto verdict = judge_clause(text, place.second, knowledge, service_of.at(place.first));
        const std::string expected = expected_of(labels);
        count(clauses, expected, level_of(verdict));
        if (!text.business) {
            auto& all = service_labels[service_of.at(place.first)];
            all.insert(expected);
        }
        if (expected != level_of(verdict)) {
            const auto& clause = text.document.clauses[place.second];
            const std::string key = smallprint::to_hex(clause.sha256).substr(0, 16);
            const auto reason = reasons.find(key);
            unexplained += reason == reasons.end() ? 1U : 0U;
            std::cout << "MISSED clause " << key << " of " << place.first << ": expected " << expected
                      << ", got " << level_of(verdict) << (verdict ? "/" + verdict->why : "") << '\n'
                      << (mode == "--quiet" ? "" : "  words:  " + clause.text.substr(0, 700) + "\n")
                      << "  found:  " << found_in(text.evidence[place.second])
                      << "\n  reason: " << (reason == reasons.end() ? "NOT LOOKED INTO" : reason->second)
                      << "\n\n";
        }
    }
    print("clause by clause", clauses);

    Counts services;
    for (const auto& [service, levels] : service_labels) {
        std::vector<const Text*> all;
        for (const auto& [path, text] : texts) {
            if (service_of.at(path) == service) {
                all.push_back(&text);
            }
        }
        const auto verdict = judge_service(all, knowledge, service);
        const std::string expected = levels.count("hold") != 0   ? "hold"
                                     : levels.count("tell") != 0 ? "tell"
                                                                 : "unknown";
        count(services, expected, level_of(verdict));
        if (expected != level_of(verdict)) {
            const auto reason = reasons.find(service);
            unexplained += reason == reasons.end() ? 1U : 0U;
            std::cout << "MISSED service " << service << ": expected " << expected << ", got "
                      << (mode == "--quiet" ? level_of(verdict) : explained(verdict))
                      << "\n  reason: " << (reason == reasons.end() ? "NOT LOOKED INTO" : reason->second)
                      << "\n\n";
        }
    }
    print("whole services", services);
    return unexplained == 0 ? 0 : 1;
}
