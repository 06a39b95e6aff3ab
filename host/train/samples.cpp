#include "train/samples.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

#include "analysis/model/sentence_words.h"

namespace smallprint::train {

const std::vector<std::string>& unfair_categories() {
    static const std::vector<std::string> names{
        "Limitation of liability", "Unilateral termination", "Unilateral change", "Content removal",
        "Contract by using",       "Choice of law",          "Jurisdiction",      "Arbitration"};
    return names;
}

std::string fold_company(std::string_view name) {
    std::string folded;
    for (const char byte : name) {
        const auto low = static_cast<unsigned char>(byte | 0x20);
        if ((low >= 'a' && low <= 'z') || (byte >= '0' && byte <= '9')) {
            folded.push_back(byte >= '0' && byte <= '9' ? byte : static_cast<char>(low));
        }
    }
    return folded;
}

std::string sentence_key(std::string_view text) {
    std::string joined;
    Words words;
    model::split_sentence(text, joined, words);
    std::string key;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool number = model::number_class(words.key(i)) != model::rare_word;
        key.append(number ? std::string_view("#") : words.key(i)).push_back(' ');
    }
    return key;
}

std::vector<nlohmann::json> read_lines(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) {
        throw std::runtime_error("Cannot read " + file.string());
    }
    std::vector<nlohmann::json> lines;
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty()) {
            lines.push_back(nlohmann::json::parse(line));
        }
    }
    return lines;
}

std::vector<Sample> read_unfair(const std::filesystem::path& corpus, Source source, std::string_view part) {
    const char* folder = source == Source::unfair_tos ? "unfair_tos" : "unfair_tos_cased";
    std::vector<Sample> samples;
    for (const auto& line : read_lines(corpus / "labels" / folder / (std::string(part) + ".jsonl"))) {
        Sample sample;
        sample.source = source;
        sample.company = fold_company(line.at("doc").get<std::string>());
        sample.text = line.at("text").get<std::string>();
        sample.key = sentence_key(sample.text);
        sample.labels = line.at("labels").get<std::vector<std::string>>();
        samples.push_back(std::move(sample));
    }
    return samples;
}

std::vector<int> deal_folds(const std::vector<Sample>& samples, int folds) {
    std::map<std::string, std::size_t> sizes;
    for (const Sample& sample : samples) {
        sizes[sample.company] += 1;
    }
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [company, size] : sizes) {
        order.emplace_back(size, company);
    }
    std::sort(order.rbegin(), order.rend());
    std::vector<std::size_t> load(static_cast<std::size_t>(folds), 0);
    std::map<std::string, int> fold_of;
    for (const auto& [size, company] : order) {
        const auto least = std::min_element(load.begin(), load.end());
        *least += size;
        fold_of[company] = static_cast<int>(least - load.begin());
    }
    std::vector<int> dealt;
    dealt.reserve(samples.size());
    for (const Sample& sample : samples) {
        dealt.push_back(fold_of[sample.company]);
    }
    return dealt;
}

}  // namespace smallprint::train
