#include "train/vocabulary.h"

#include <set>
#include <vector>

#include "train/text_file.h"
#include "train/word_clusters.h"
#include "train/word_senses.h"

namespace smallprint::train {
namespace {

struct Seen {
    std::set<std::size_t> services;
    std::size_t inside = 0;  ///< Within sentences, not shouted.
    std::size_t capital = 0;
};

void count_words(const std::string& text, std::size_t service, std::map<std::string, Seen>& seen) {
    constexpr unsigned starts = mark_stop | mark_newline | mark_quote;
    Words words;
    split_words(text, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (model::number_class(words.key(i)) != model::rare_word) {
            continue;
        }
        Seen& word = seen[std::string(words.key(i))];
        word.services.insert(service);
        const Word& written = words.list[i];
        if (i > 0 && (words.list[i - 1].marks & starts) == 0 && !written.all_capitals) {
            word.inside += 1;
            word.capital += written.capital ? 1 : 0;
        }
    }
}

void add_clusters(const std::filesystem::path& corpus, const ClusterOptions& options,
                  Vocabulary& vocabulary) {
    std::vector<std::string> words;
    for (const auto& [word, entry] : vocabulary) {
        words.push_back(word);
    }
    const auto clusters = cluster_words(corpus, words, options);
    auto cluster = clusters.begin();
    for (auto& [word, entry] : vocabulary) {
        entry.cluster = static_cast<model::WordId>(1 + *cluster++);
    }
}

}  // namespace

Vocabulary make_vocabulary(const std::filesystem::path& corpus, const VocabularyOptions& options) {
    std::map<std::string, Seen> seen;
    std::map<std::string, std::size_t> services;
    for_each_document(corpus, [&](const nlohmann::json& line, const std::string& text) {
        const auto service = services.emplace(line.at("service").get<std::string>(), services.size());
        count_words(text, service.first->second, seen);
    });
    Vocabulary vocabulary;
    model::WordId next = model::first_word;
    std::map<std::string, model::WordId> stems;
    for (const auto& [word, count] : seen) {
        if (count.services.size() < options.services || next == model::last_word) {
            continue;
        }
        const bool name = count.inside == 0 || static_cast<double>(count.capital) >
                                                   options.capital * static_cast<double>(count.inside);
        model::WordEntry entry{name ? model::name_word : next, model::rare_word, model::rare_word,
                               sense_of(word)};
        if (!name) {
            ++next;
            if (word.size() > options.stem) {
                const auto id = static_cast<model::WordId>(stems.size() + 1);
                entry.stem = stems.emplace(word.substr(0, options.stem), id).first->second;
            }
        }
        vocabulary.emplace(word, entry);
    }
    add_clusters(corpus, options.clusters, vocabulary);
    return vocabulary;
}

}  // namespace smallprint::train
