// Every headline a person may see: short, plain, about them, and no surer than the terms. All templates of
// the real catalogue, with all facts filled in and with none.
#include "analysis/wording.h"

#include <doctest/doctest.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "catalogue/source/source.h"

namespace {

struct Headline {
    const smallprint::ClauseType* type = nullptr;
    std::string text;  ///< Filled in, for a service with a short name.
    std::string longest;
};

/// What readers give at most, in the words that they give it in.
smallprint::Facts all_facts() {
    return {{"amount", std::string("$10,000")},
            {"days", std::int64_t{365}},
            {"period", std::string("30 days")},
            {"place", std::string("England and Wales")},
            {"court_place", std::string("San Francisco, California")},
            {"notice_days", std::int64_t{30}},
            {"notice_period", std::string("30 days")},
            {"age", std::int64_t{13}},
            {"retention", std::string("18 months")},
            {"renewal_period", std::string("month")},
            {"email", std::string("optout@pier.example")},
            {"recipients", std::vector<std::string>{"advertisers", "affiliates"}}};
}

/// The same with places and sums that are one short word, since a name's syllables are nobody's fault.
smallprint::Facts short_facts() {
    auto facts = all_facts();
    facts["amount"] = std::string("$100");
    facts["place"] = facts["court_place"] = std::string("Spain");
    return facts;
}

std::vector<Headline> headlines(const smallprint::CatalogueSource& source) {
    std::vector<Headline> list;
    for (const auto& type : source.content.types) {
        std::vector<std::string> templates{type.headline};
        for (const auto& variant : type.variants) {
            if (!variant.headline.empty()) {
                templates.push_back(variant.headline);
            }
        }
        for (const std::string& words : templates) {
            for (const smallprint::Facts& facts : {short_facts(), smallprint::Facts{}}) {
                const smallprint::Facts most = facts.empty() ? facts : all_facts();
                const smallprint::FactView view{&facts, nullptr, nullptr};
                const smallprint::FactView wide{&most, nullptr, nullptr};
                list.push_back({&type, smallprint::fill_words(words, "Acme", view),
                                smallprint::fill_words(words, "Google Generative AI Services", wide)});
            }
        }
    }
    return list;
}

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'' || c == '$') {
            word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

/// Groups of vowels, without a silent e.
std::size_t syllables(const std::string& word) {
    const auto vowel = [](char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; };
    std::size_t count = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        count += vowel(word[i]) && (i == 0 || !vowel(word[i - 1])) ? 1U : 0U;
    }
    const bool silent = word.ends_with("e") && !word.ends_with("le") && count > 1;
    return std::max<std::size_t>(1, count - (silent ? 1U : 0U));
}

/// Flesch reading ease (Flesch 1948): 206.835 − 1.015 words a sentence − 84.6 syllables a word.
double flesch(const std::string& text) {
    const auto words = words_of(text);
    std::size_t all = 0;
    for (const std::string& word : words) {
        all += syllables(word);
    }
    const auto sentences = static_cast<double>(1 + std::count(text.begin(), text.end() - 1, ':') +
                                               std::count(text.begin(), text.end() - 1, '.') +
                                               std::count(text.begin(), text.end() - 1, '?'));
    const auto count = static_cast<double>(words.size());
    return 206.835 - 1.015 * count / sentences - 84.6 * static_cast<double>(all) / count;
}

smallprint::CatalogueSource real_source() {
    return smallprint::read_catalogue_source(SMALLPRINT_SOURCE_DIR "/shared/catalogue");
}

}  // namespace

TEST_CASE("headlines fit, whatever the facts and the name of the service") {
    const auto source = real_source();
    for (const Headline& headline : headlines(source)) {
        CAPTURE(headline.type->id);
        CAPTURE(headline.longest);
        CHECK(characters(headline.longest) <= 120);
        CHECK(headline.text.find_first_of("{}|") == std::string::npos);
        CHECK(headline.text.find("  ") == std::string::npos);
        CHECK_FALSE(headline.text.ends_with('.'));
    }
}

TEST_CASE("headlines read with ease, with a reading ease of sixty or more") {
    CHECK(flesch("You cannot sue us") > 90);
    CHECK(flesch("Limitation of liability notwithstanding applicable jurisdictional considerations") < 0);
    const auto source = real_source();
    for (const Headline& headline : headlines(source)) {
        CAPTURE(headline.type->id);
        CAPTURE(headline.text);
        CHECK(flesch(headline.text) >= 60.0);
    }
}

TEST_CASE("headlines speak to the reader, of who does what, without legal words") {
    static const RE2 second_person(R"((?i)\b(?:you|your|yours)\b)");
    static const RE2 passive(
        R"((?i)\b(?:is|are|be|been|being|was|were) (?:\w+ly )?\w*(?:\wed|wn|ken|ven|sold|told|held|ught)\b)");
    static const RE2 legal(
        R"((?i)\b(?:pursuant|here(?:in|by|of|under)|there(?:of|in|under)|notwithstanding|indemnif\w*|arbitrat\w*|jurisdiction|)"
        R"(liab\w+|waive\w*|licen[cs]\w*|sublicen\w*|warrant\w*|disclaim\w*|terminat\w*|aggregate\w*|sever\w+|discretion|)"
        R"(perpetu\w*|irrevocabl\w*|third part\w+|affiliate\w*|binding|forthwith|shall|moral rights|merger)\b)");
    CHECK(RE2::PartialMatch("Your data is sold", passive));
    const auto source = real_source();
    for (const Headline& headline : headlines(source)) {
        // What a reader found ("advertisers, affiliates") is the terms' own word; the template's must be
        // plain.
        CAPTURE(headline.type->id);
        CAPTURE(headline.text);
        CHECK(RE2::PartialMatch(headline.text, second_person));
        CHECK_FALSE(RE2::PartialMatch(headline.text, legal));
        const bool is_passive = RE2::PartialMatch(headline.text, passive);
        // Two that say a state, not who does something to whom.
        const bool state = headline.type->id == "liability_cap" ||
                           headline.type->id == "moral_rights_waiver" ||
                           headline.type->id == "merger_transfer";
        CHECK((!is_passive || state));
    }
}

TEST_CASE("a headline says may only of what terms say they may do") {
    static const RE2 may(R"(\bmay\b)");
    static const RE2 permits(
        R"((?i)\b(?:may|might|can|could|reserve\w*|right to|licen[cs]e|grant\w*|agree\w*|subject to|from time to time|consent\w*)\b)");
    const auto source = real_source();
    for (const Headline& headline : headlines(source)) {
        if (!RE2::PartialMatch(headline.text, may)) {
            continue;
        }
        CAPTURE(headline.type->id);
        // A derived type says what the types say that it is made from.
        std::vector<std::string> ids{headline.type->id};
        for (const auto& derivation : headline.type->derive) {
            ids.insert(ids.end(), derivation.all.begin(), derivation.all.end());
        }
        bool permitted = false;
        for (const std::string& id : ids) {
            const auto found = source.examples.find(id);
            permitted = permitted || (found != source.examples.end() &&
                                      std::any_of(found->second.match.begin(), found->second.match.end(),
                                                  [](const smallprint::Example& example) {
                                                      return RE2::PartialMatch(example.text, permits);
                                                  }));
        }
        CHECK(permitted);
    }
}

TEST_CASE("what follows a headline is plain too") {
    const auto source = real_source();
    for (const auto& type : source.content.types) {
        CAPTURE(type.id);
        for (const std::string& words : {type.consequence, type.why}) {
            const smallprint::Facts facts = short_facts();
            const std::string text = smallprint::fill_words(words, "Acme", {&facts, nullptr, nullptr});
            CAPTURE(text);
            CHECK(flesch(text) >= 50.0);
        }
    }
}
