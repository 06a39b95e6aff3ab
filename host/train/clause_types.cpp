#include "train/clause_types.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/analyse.h"
#include "analysis/model/clause_model.h"
#include "catalogue/content.h"
#include "document/extract.h"
#include "train/text_file.h"
#include "train/unfair_tos.h"
#include "train/write_model.h"

namespace smallprint::train {
namespace {

/// Types by somebody else's label.
using Mapping = std::map<std::string, std::vector<std::string>>;

const std::map<std::string, std::vector<std::string>>& feedback_mapping() {
    static const std::map<std::string, std::vector<std::string>> mapping{
        {"FB_TRAIN", {"feedback_trains_ai"}},
        {"FB_OVERRIDES_OPTOUT", {"feedback_overrides_opt_out"}},
        {"FB_STORE_CONV", {"feedback_keeps_conversation"}},
        {"FB_LICENCE", {"feedback_ownership"}},
        {"FB_ASSIGN", {"feedback_ownership"}},
        {"TRAIN_DEFAULT_OPTOUT", {"content_trains_ai"}},
        {"TRAIN_DEFAULT_NOOPT", {"content_trains_ai"}},
        {"TRAIN_OPTIN", {"training_opt_in"}},
        {"TRAIN_NEVER", {"no_ai_training"}}};
    return mapping;
}

Sample make_sample(Source source, const std::string& company, std::string text,
                   std::vector<std::string> labels) {
    Sample sample;
    sample.source = source;
    sample.company = fold_company(company);
    sample.key = sentence_key(text);
    sample.text = std::move(text);
    sample.labels = std::move(labels);
    return sample;
}

void add_points(const std::filesystem::path& corpus, const Mapping& cases, std::vector<Sample>& samples) {
    for (const auto& line : read_lines(corpus / "labels" / "tosdr" / "points.jsonl")) {
        const auto found = cases.find(line.at("case_id").get<std::string>());
        const auto services = line.at("services").get<std::vector<std::string>>();
        samples.push_back(make_sample(Source::tosdr, services.empty() ? "" : services.front(),
                                      line.at("quote").get<std::string>(),
                                      found == cases.end() ? std::vector<std::string>() : found->second));
    }
}

void add_feedback(const std::filesystem::path& corpus, std::vector<Sample>& samples) {
    for (const auto& line : read_lines(corpus / "labels" / "feedback" / "gold.jsonl")) {
        std::set<std::string> types;
        for (const auto& label : line.at("labels")) {
            if (const auto found = feedback_mapping().find(label.get<std::string>());
                found != feedback_mapping().end()) {
                types.insert(found->second.begin(), found->second.end());
            }
        }
        samples.push_back(make_sample(Source::feedback, line.at("service").get<std::string>(),
                                      line.at("quote").get<std::string>(), {types.begin(), types.end()}));
    }
}

/// CLAUDETTE's sentences: each category is one type; of the others some, as sentences that say nothing.
void add_unfair(const std::filesystem::path& corpus, std::size_t background, std::vector<Sample>& samples) {
    static const Mapping mapping{{"Limitation of liability", {"liability_cap"}},
                                 {"Unilateral termination", {"unilateral_termination"}},
                                 {"Unilateral change", {"unilateral_change"}},
                                 {"Content removal", {"content_removal"}},
                                 {"Contract by using", {"contract_by_using"}},
                                 {"Choice of law", {"choice_of_law"}},
                                 {"Jurisdiction", {"jurisdiction"}},
                                 {"Arbitration", {"arbitration"}}};
    std::size_t plain = 0;
    for (const Source source : {Source::unfair_tos, Source::unfair_tos_cased}) {
        for (Sample& sample : read_unfair(corpus, source, "train")) {
            if (sample.labels.empty() && plain++ % background != 0) {
                continue;
            }
            std::vector<std::string> types;
            for (const std::string& label : sample.labels) {
                if (const auto found = mapping.find(label); found != mapping.end()) {
                    types.insert(types.end(), found->second.begin(), found->second.end());
                }
            }
            sample.labels = std::move(types);
            samples.push_back(std::move(sample));
        }
    }
}

/// Sentences of documents that a rule is sure of; one of each type a service.
void add_silver(const std::filesystem::path& corpus, const Catalogue& catalogue, std::size_t per_type,
                std::vector<Sample>& samples) {
    const Reader reader(catalogue);
    std::map<std::string, std::size_t> taken;
    std::set<std::pair<std::string, std::string>> seen;
    for_each_document(corpus, [&](const nlohmann::json& line, const std::string& text) {
        const std::string company = fold_company(line.at("service").get<std::string>());
        ExtractOptions markdown;
        markdown.format = InputFormat::markdown;
        const Document document = extract(text, markdown);
        for (const Clause& clause : document.clauses) {
            std::map<std::string, std::set<std::string>> types_of;
            for (const Evidence& evidence : reader.read_clause(document, clause)) {
                if (evidence.confidence >= 0.8 && !evidence.type.empty() && evidence.type[0] != '@' &&
                    evidence.quote_end > evidence.quote_begin) {
                    types_of[clause.text.substr(evidence.quote_begin,
                                                evidence.quote_end - evidence.quote_begin)]
                        .insert(evidence.type);
                }
            }
            for (const auto& [quote, types] : types_of) {
                const bool wanted = std::any_of(types.begin(), types.end(), [&](const std::string& type) {
                    return taken[type] < per_type && seen.insert({type, company}).second;
                });
                if (wanted && quote.size() <= 900) {
                    for (const std::string& type : types) {
                        taken[type] += 1;
                    }
                    samples.push_back(
                        make_sample(Source::silver, company, quote, {types.begin(), types.end()}));
                }
            }
        }
    });
}

bool is_labelled(const Sample& sample, const std::string& type) {
    return std::find(sample.labels.begin(), sample.labels.end(), type) != sample.labels.end();
}

TrainingSet gather_types(const TypeSamples& samples,
                         const std::vector<std::vector<model::FeatureKey>>& features,
                         const std::vector<char>& use) {
    TrainingSet set;
    set.labels.resize(samples.types.size());
    for (std::size_t i = 0; i < samples.samples.size(); ++i) {
        if (use[i] == 0) {
            continue;
        }
        set.features.push_back(features[i]);
        for (std::size_t k = 0; k < samples.types.size(); ++k) {
            set.labels[k].push_back(is_labelled(samples.samples[i], samples.types[k]) ? 1 : 0);
        }
    }
    return set;
}

std::vector<std::vector<model::FeatureKey>> all_features(const TypeSamples& samples,
                                                         const Vocabulary& vocabulary) {
    std::vector<std::vector<model::FeatureKey>> features;
    for (const Sample& sample : samples.samples) {
        features.push_back(features_of(vocabulary, sample.text));
    }
    return features;
}

}  // namespace

TypeSamples read_type_samples(const std::filesystem::path& corpus, const TypeOptions& options) {
    const Catalogue catalogue = Catalogue::embedded();
    Mapping cases;
    for (const ClauseType& type : catalogue.content().types) {
        for (const std::string& id : type.tosdr_cases) {
            cases[id].push_back(type.id);
        }
    }
    TypeSamples result;
    add_points(corpus, cases, result.samples);
    add_feedback(corpus, result.samples);
    if (options.unfair) {
        add_unfair(corpus, options.background, result.samples);
    }
    if (options.silver) {
        add_silver(corpus, catalogue, options.per_type, result.samples);
    }
    std::map<std::string, std::size_t> counts;
    for (const Sample& sample : result.samples) {
        for (const std::string& type : sample.labels) {
            counts[type] += 1;
        }
    }
    for (const auto& [type, count] : counts) {
        if (count >= options.least) {
            result.types.push_back(type);
        }
    }
    return result;
}

std::vector<std::vector<float>> score_types(const TypeSamples& samples, const Vocabulary& vocabulary,
                                            const std::vector<int>& fold, const TypeOptions& options) {
    const auto features = all_features(samples, vocabulary);
    std::vector<std::vector<float>> scores(samples.types.size(),
                                           std::vector<float>(samples.samples.size(), 0.0F));
    for (int part = 0; part < options.folds; ++part) {
        std::set<std::string> judged;
        for (std::size_t i = 0; i < samples.samples.size(); ++i) {
            if (fold[i] == part) {
                judged.insert(samples.samples[i].key);
            }
        }
        std::vector<char> use;
        for (std::size_t i = 0; i < samples.samples.size(); ++i) {
            use.push_back(fold[i] != part && judged.count(samples.samples[i].key) == 0 ? 1 : 0);
        }
        const TrainedHead head =
            train_head(gather_types(samples, features, use), samples.types, options.train);
        const ModelBytes bytes(write_model(vocabulary, {&head, 1}));
        const model::ClauseModel trained(bytes.view());
        model::Scratch scratch;
        for (std::size_t i = 0; i < samples.samples.size(); ++i) {
            if (fold[i] == part) {
                trained.read(samples.samples[i].text, scratch);
                const auto said = trained.score(model::ClauseModel::Head::unfair_tos, scratch);
                for (std::size_t k = 0; k < said.size(); ++k) {
                    scores[k][i] = said[k];
                }
            }
        }
    }
    return scores;
}

std::vector<model::ClassRow> tune_types(const TypeSamples& samples,
                                        const std::vector<std::vector<float>>& scores,
                                        const std::vector<char>& use, const TypeOptions& options) {
    std::vector<model::ClassRow> rows(samples.types.size());
    for (std::size_t k = 0; k < rows.size(); ++k) {
        std::vector<Judged> judged;
        for (std::size_t i = 0; i < samples.samples.size(); ++i) {
            if (use[i] != 0) {
                judged.push_back({scores[k][i], is_labelled(samples.samples[i], samples.types[k])});
            }
        }
        calibrate(judged, rows[k]);
        const double odds = std::log(options.share_of_two / (1.0 - options.share_of_two));
        rows[k].threshold = rows[k].slope > 0.0F
                                ? static_cast<float>((odds - static_cast<double>(rows[k].offset)) /
                                                     static_cast<double>(rows[k].slope))
                                : 1e9F;
    }
    return rows;
}

std::vector<std::size_t> types_said(const std::vector<std::vector<float>>& scores, std::size_t sample,
                                    const std::vector<model::ClassRow>& rows, float least) {
    std::vector<std::pair<float, std::size_t>> said;
    std::pair<float, std::size_t> best{0.0F, 0};
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const float score = scores[k][sample];
        const float likely = model::probability(rows[k], score);
        best = std::max(best, std::pair(likely, k));
        if (score >= rows[k].threshold) {
            said.emplace_back(likely, k);
        }
    }
    if (said.empty() && best.first >= least) {
        said.push_back(best);
    }
    std::sort(said.rbegin(), said.rend());
    std::vector<std::size_t> types;
    for (const auto& [likely, k] : said) {
        if (types.size() < model::most_types) {
            types.push_back(k);
        }
    }
    return types;
}

TrainedHead train_types(const TypeSamples& samples, const Vocabulary& vocabulary,
                        const std::vector<model::ClassRow>& tuned, const TypeOptions& options) {
    TrainedHead head = train_head(gather_types(samples, all_features(samples, vocabulary),
                                               std::vector<char>(samples.samples.size(), 1)),
                                  samples.types, options.train);
    for (std::size_t k = 0; k < head.classes.size(); ++k) {
        head.classes[k].threshold = tuned[k].threshold;
        head.classes[k].slope = tuned[k].slope;
        head.classes[k].offset = tuned[k].offset;
    }
    return head;
}

}  // namespace smallprint::train
