#include "train/document_sentences.h"

#include <algorithm>
#include <array>
#include <set>

#include "analysis/model/sentence_words.h"
#include "analysis/sentences.h"
#include "document/extract.h"
#include "train/text_file.h"

namespace smallprint::train {
namespace {

constexpr std::size_t least_bytes = 25;
constexpr std::size_t most_bytes = 900;
constexpr std::size_t least_words = 5;

bool is_terms(std::string_view type) {
    static constexpr std::array<std::string_view, 14> types{"Terms of Service",
                                                            "Commercial Terms",
                                                            "Developer Terms",
                                                            "Business Terms",
                                                            "Terms of Use",
                                                            "Community Guidelines",
                                                            "Review Guidelines",
                                                            "Brand Guidelines",
                                                            "Acceptable Use Policy",
                                                            "User Consent Policy",
                                                            "Parent Organization Terms",
                                                            "General Conditions of Sale",
                                                            "Copyright Claims Policy",
                                                            "Service Level Agreement"};
    return std::find(types.begin(), types.end(), type) != types.end();
}

void add_sentences(const Clause& clause, const std::string& company, std::set<std::string>& seen,
                   std::vector<Sample>& samples) {
    Words words;
    split_words(clause.text, words);
    for (const Sentence& sentence : split_sentences(words)) {
        if (sentence.last < sentence.first + least_words) {
            continue;
        }
        const std::size_t begin = words.list[sentence.first].begin;
        const std::size_t end =
            sentence.last < words.size() ? words.list[sentence.last].begin : clause.text.size();
        std::string text = clause.text.substr(begin, end - begin);
        text.erase(text.find_last_not_of(" \n") + 1);
        std::string key = sentence_key(text);
        if (text.size() >= least_bytes && text.size() <= most_bytes && seen.insert(key).second) {
            samples.push_back({Source::document, company, std::move(text), std::move(key), {}});
        }
    }
}

}  // namespace

std::vector<Sample> read_document_sentences(const std::filesystem::path& corpus) {
    std::vector<Sample> samples;
    std::set<std::string> seen;
    for_each_document(corpus, [&](const nlohmann::json& line, const std::string& text) {
        if (!is_terms(line.at("terms_type").get<std::string>())) {
            return;
        }
        ExtractOptions markdown;
        markdown.format = InputFormat::markdown;
        const std::string company = fold_company(line.at("service").get<std::string>());
        for (const Clause& clause : extract(text, markdown).clauses) {
            add_sentences(clause, company, seen, samples);
        }
    });
    return samples;
}

}  // namespace smallprint::train
