// Terms-page detection on the corpus: recall on terms (documents, pages), precision, near misses, unreadable
// pages.
//   build/bin/detection_accuracy [--list]      the figures, with 95 % intervals; --list names every miss
//   build/bin/detection_accuracy --fit [--more-negatives DIR]...
//       fits the weights (logistic regression, L2) on one half of the services, prints the figures of both
//       halves and then the content of host/analysis/terms_page_weights.inc fitted on all
// Every text is judged twice: as it is, and with title and headings taken away ("bare").
#include <algorithm>
#include <cmath>
#include <functional>
#include <iomanip>
#include <iostream>
#include <set>

#include "analysis/terms_page.h"
#include "analysis/terms_page_features.h"
#include "corpus.h"
#include "document/extract.h"

namespace {

using smallprint::Document;
using smallprint::terms_sign_count;
using smallprint::TermsFeatures;

struct Sample {
    std::string path;
    std::string group;
    bool terms = false;
    bool held_out = false;
    Document document;
    Document bare;
    TermsFeatures features;
    TermsFeatures bare_features;
};

Document without_headings(const Document& document) {
    std::vector<smallprint::Block> blocks;
    for (const auto& block : document.blocks) {
        if (block.kind != smallprint::BlockKind::heading) {
            blocks.push_back(block);
        }
    }
    return smallprint::document_from_blocks(std::move(blocks));
}

// The kinds of terms that count (the list); others of the corpus are policies of many sorts.
bool is_core(const std::string& type) {
    static const std::set<std::string> core{"Privacy Policy",
                                            "Terms of Service",
                                            "Acceptable Use Policy",
                                            "Trackers Policy",
                                            "Developer Terms",
                                            "Community Guidelines",
                                            "Data Processor Agreement",
                                            "Commercial Terms",
                                            "Data Controller Agreement",
                                            "Parent Organization Privacy Policy",
                                            "Parent Organization Terms",
                                            "Business Privacy Policy",
                                            "General Conditions of Sale"};
    return core.count(type) > 0;
}

class Samples {
public:
    explicit Samples(std::filesystem::path root) : root_(std::move(root)) {}

    void add(const std::filesystem::path& path, const std::string& group, bool terms,
             const std::string& split_by) {
        Sample sample;
        sample.path = path.string();
        sample.group = group;
        sample.terms = terms;
        sample.held_out = std::hash<std::string>{}(split_by) % 2 == 1;
        try {
            sample.document = smallprint::extract(accuracy::read_file(root_ / path), {});
        } catch (const std::exception&) {
            return;
        }
        sample.bare = without_headings(sample.document);
        sample.features = smallprint::terms_features(sample.document, {});
        sample.bare_features = smallprint::terms_features(sample.bare, {});
        all_.push_back(std::move(sample));
    }

    void add_corpus() {
        for (const auto& row : accuracy::read_jsonl(root_ / "documents" / "index.jsonl")) {
            const std::string type = row.at("terms_type");
            add(row.at("path").get<std::string>(), is_core(type) ? "documents" : "documents of other types",
                true, row.at("service"));
        }
        for (const auto& row : accuracy::read_jsonl(root_ / "html" / "index.jsonl")) {
            if (row.at("set") == "latest") {
                add(row.at("html").get<std::string>(),
                    is_core(row.at("terms_type")) ? "html" : "html of other types", true, row.at("service"));
            }
        }
        for (const auto& row : accuracy::read_jsonl(root_ / "messy_html" / "manifest.jsonl")) {
            add(row.at("file").get<std::string>(), "messy_html", true, row.at("service"));
        }
        for (const auto& row : accuracy::read_jsonl(root_ / "nonenglish" / "manifest.jsonl")) {
            add(row.at("file").get<std::string>(), "nonenglish", true, row.at("file"));
        }
        for (const auto& row : accuracy::read_jsonl(root_ / "nonterms" / "manifest.jsonl")) {
            const std::string kind = row.at("kind");
            add(row.at("file").get<std::string>(),
                kind.rfind("nearmiss", 0) == 0 ? "near misses" : "other pages", false, row.at("file"));
        }
        for (const auto& row : accuracy::read_jsonl(root_ / "broken" / "manifest.jsonl")) {
            add(row.at("path").get<std::string>(), "broken", false, row.at("path"));
        }
    }

    void add_negatives(const std::filesystem::path& directory) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{directory}) {
            if (entry.is_regular_file()) {
                add(entry.path(), "more negatives", false, entry.path().string());
            }
        }
    }

    [[nodiscard]] const std::vector<Sample>& all() const { return all_; }

private:
    std::filesystem::path root_;
    std::vector<Sample> all_;
};

using Judge = std::function<smallprint::Detection(const Sample&, bool bare)>;

void report(const std::vector<Sample>& samples, const Judge& judge, bool list) {
    for (const bool bare : {false, true}) {
        std::cout << (bare ? "without title and headings\n" : "as they are\n");
        std::set<std::string> groups;
        for (const Sample& sample : samples) {
            groups.insert(sample.group);
        }
        std::size_t hits = 0;
        std::size_t core = 0;
        std::size_t false_alarms = 0;
        for (const std::string& group : groups) {
            std::size_t said = 0;
            std::size_t unreadable = 0;
            std::size_t count = 0;
            for (const Sample& sample : samples) {
                if (sample.group != group) {
                    continue;
                }
                const auto detection = judge(sample, bare);
                ++count;
                said += detection.is_terms ? 1U : 0U;
                unreadable += detection.readable ? 0U : 1U;
                const bool counts = group == "documents" || group == "html" || group == "messy_html";
                core += counts ? 1U : 0U;
                hits += counts && detection.is_terms ? 1U : 0U;
                false_alarms += !sample.terms && detection.is_terms ? 1U : 0U;
                if (list && detection.is_terms != sample.terms) {
                    std::cout << "    " << std::setprecision(3) << detection.score << ' ' << detection.reason
                              << ' ' << sample.path << '\n';
                }
            }
            const auto [low, high] = accuracy::wilson(said, count);
            std::cout << "  " << group << ": " << said << " of " << count << " said to be terms ["
                      << std::setprecision(3) << low << ", " << high << "], " << unreadable
                      << " not readable\n";
        }
        const auto [low, high] = accuracy::wilson(hits, core);
        const auto [plow, phigh] = accuracy::wilson(hits, hits + false_alarms);
        std::cout << "  recall " << static_cast<double>(hits) / static_cast<double>(core) << " [" << low
                  << ", " << high << "], precision "
                  << static_cast<double>(hits) / static_cast<double>(hits + false_alarms) << " [" << plow
                  << ", " << phigh << "]\n";
    }
}

struct Model {
    double bias = 0;
    std::array<double, terms_sign_count> signs{};

    [[nodiscard]] double score(const TermsFeatures& features) const {
        double sum = bias;
        for (std::size_t i = 0; i < terms_sign_count; ++i) {
            sum += signs[i] * features.signs[i];
        }
        return 1.0 / (1.0 + std::exp(-sum));
    }
};

// Full-batch gradient descent with momentum; both classes weigh the same. `half`: 0 or 1 for a half, 2 for
// all.
Model fit(const std::vector<Sample>& samples, int half) {
    constexpr int rounds = 6000;
    constexpr double rate = 0.15;
    constexpr double l2 = 0.002;
    std::vector<std::pair<const TermsFeatures*, bool>> rows;
    for (const Sample& sample : samples) {
        if (half != 2 && sample.held_out != (half == 1)) {
            continue;
        }
        if (sample.group == "broken" || sample.group.find("other types") != std::string::npos) {
            continue;
        }
        rows.emplace_back(&sample.features, sample.terms);
        rows.emplace_back(&sample.bare_features, sample.terms);
    }
    const auto positives =
        static_cast<double>(std::count_if(rows.begin(), rows.end(), [](const auto& r) { return r.second; }));
    const double negatives = static_cast<double>(rows.size()) - positives;
    Model model;
    Model speed;
    for (int round = 0; round < rounds; ++round) {
        Model gradient;
        for (const auto& [features, terms] : rows) {
            const double weight = 0.5 / (terms ? positives : negatives);
            const double error = weight * (model.score(*features) - (terms ? 1.0 : 0.0));
            gradient.bias += error;
            for (std::size_t i = 0; i < terms_sign_count; ++i) {
                gradient.signs[i] += error * features->signs[i];
            }
        }
        speed.bias = 0.9 * speed.bias - rate * gradient.bias;
        model.bias += speed.bias;
        for (std::size_t i = 0; i < terms_sign_count; ++i) {
            speed.signs[i] = 0.9 * speed.signs[i] - rate * (gradient.signs[i] + l2 * model.signs[i]);
            model.signs[i] += speed.signs[i];
        }
    }
    return model;
}

Judge judge_by(const Model& model) {
    return [model](const Sample& sample, bool bare) {
        auto detection = smallprint::detect_terms(bare ? sample.bare : sample.document, {});
        if (detection.readable) {
            detection.score = model.score(bare ? sample.bare_features : sample.features);
            detection.is_terms = detection.score >= 0.5;
        }
        return detection;
    };
}

}  // namespace

int main(int argc, char** argv) {
    bool list = false;
    bool fitting = false;
    Samples samples{accuracy::corpus()};
    samples.add_corpus();
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        list = list || argument == "--list";
        fitting = fitting || argument == "--fit";
        if (argument == "--more-negatives" && i + 1 < argc) {
            samples.add_negatives(argv[++i]);
        }
    }
    if (!fitting) {
        report(
            samples.all(),
            [](const Sample& sample, bool bare) {
                return smallprint::detect_terms(bare ? sample.bare : sample.document, {});
            },
            list);
        return 0;
    }
    for (const int half : {0, 1}) {
        std::vector<Sample> other;
        for (const Sample& sample : samples.all()) {
            if (sample.held_out != (half == 1)) {
                other.push_back(sample);
            }
        }
        std::cout << "== fitted on half " << half << ", the other half:\n";
        report(other, judge_by(fit(samples.all(), half)), list);
    }
    const Model model = fit(samples.all(), 2);
    std::cout << std::setprecision(4) << std::fixed << model.bias << ",\n{";
    for (const double weight : model.signs) {
        std::cout << weight << ", ";
    }
    std::cout << "}\n";
    return 0;
}
