#include "analysis/second_opinion.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace smallprint {
namespace {

// A title has the words, and says nothing by itself.
constexpr std::size_t fewest_words = 6;
constexpr std::size_t most_words_of_a_title = 20;
constexpr long most_of_a_title = 10;

/// Words one of which nearly every sentence has.
constexpr std::array<std::string_view, 44> of_sentences{
    "is",       "are",     "was",      "be",     "been",    "will",     "shall",   "may",      "might",
    "must",     "can",     "could",    "should", "agree",   "agrees",   "agreed",  "agreeing", "waive",
    "waives",   "waiving", "not",      "no",     "reserve", "reserves", "require", "requires", "contain",
    "contains", "include", "includes", "use",    "uses",    "sell",     "sells",   "share",    "collect",
    "have",     "has",     "do",       "does",   "you",     "we",       "give",    "giving"};

bool is_title(const Words& words) {
    if (words.size() < fewest_words) {
        return true;
    }
    if (words.size() > most_words_of_a_title) {
        return false;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (std::find(of_sentences.begin(), of_sentences.end(), words.key(i)) != of_sentences.end()) {
            return false;
        }
    }
    return true;
}

using Head = model::ClauseModel::Head;

std::optional<std::size_t> class_of(const model::HeadView& head, std::string_view name) {
    for (std::size_t k = 0; k < head.classes.size(); ++k) {
        if (head.name(k) == name) {
            return k;
        }
    }
    return std::nullopt;
}

}  // namespace

SecondOpinion::SecondOpinion(const Catalogue::Content& content) : model_(model::ClauseModel::embedded()) {
    if (!model_.has(Head::clause_types)) {
        return;
    }
    for (const ClauseType& type : content.types) {
        Classes classes;
        classes.own = class_of(model_.view(Head::clause_types), type.id);
        for (const std::string& category : type.unfair_tos) {
            if (const auto found = class_of(model_.view(Head::unfair_tos), category)) {
                classes.categories.push_back(*found);
            }
        }
        for (const std::string& other : type.contrasts) {
            if (const auto found = class_of(model_.view(Head::clause_types), other)) {
                classes.contrasts.push_back(*found);
            }
        }
        if (classes.own) {
            by_type_.emplace(type.id, std::move(classes));
        }
    }
}

std::optional<std::int64_t> SecondOpinion::certainty(std::string_view type, std::string_view words,
                                                     model::Scratch& scratch) const {
    const auto known = by_type_.find(type);
    if (known == by_type_.end()) {
        return std::nullopt;
    }
    const Classes& classes = known->second;
    model_.read(words, scratch);
    const model::HeadView& types = model_.view(Head::clause_types);
    const auto scores = model_.score(Head::clause_types, scratch);
    const auto likelihood = [&](std::size_t k) { return model::probability(types.classes[k], scores[k]); };
    float own = likelihood(*classes.own);
    for (const std::size_t k : classes.contrasts) {
        own = std::max(own, likelihood(k));
    }
    float rival = own;
    for (std::size_t k = 0; k < scores.size(); ++k) {
        rival = std::max(rival, likelihood(k));
    }
    float sure = own;
    if (!classes.categories.empty()) {
        const model::HeadView& categories = model_.view(Head::unfair_tos);
        const auto judged = model_.score(Head::unfair_tos, scratch);
        for (const std::size_t k : classes.categories) {
            sure = std::max(sure, model::probability(categories.classes[k], judged[k]));
        }
    }
    const auto percent = std::lround(100.0F * sure * (1.0F - (rival - own)));
    return is_title(scratch.words) ? std::min<long>(percent, most_of_a_title) : percent;
}

}  // namespace smallprint
