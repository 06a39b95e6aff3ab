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

#include "analysis/analyse.h"
#include "analysis/reading_ease.h"
#include "catalogue/catalogue.h"
#include "catalogue/source/source.h"

using smallprint::characters;
using smallprint::flesch;

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
            {"region", std::string("outside the Czech Republic, some others")},
            {"party", std::string("Acme International Hosting and Services Limited Ltd")},
            {"other_terms", std::string("the Acme Business and Enterprise Terms x")},
            {"wins", std::string("the Acme Business and Enterprise Terms")},
            {"language", std::string("Portuguese")},
            {"recipients", std::vector<std::string>{"advertisers", "affiliates"}}};
}

/// The same with places and sums that are one short word, since a name's syllables are nobody's fault.
smallprint::Facts short_facts() {
    auto facts = all_facts();
    facts["amount"] = std::string("$100");
    facts["place"] = facts["court_place"] = std::string("Spain");
    facts["region"] = std::string("in Spain");
    facts["party"] = std::string("Acme Ltd");
    facts["other_terms"] = facts["wins"] = std::string("the House Rules");
    facts["language"] = std::string("French");
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

TEST_CASE("what follows a headline is plain too, with all facts and with none") {
    const auto source = real_source();
    std::size_t graded = 0;
    const auto grade = [&graded](const std::string& words, double least_ease, std::size_t most) {
        for (const smallprint::Facts& facts : {short_facts(), smallprint::Facts{}}) {
            const std::string text = smallprint::fill_words(words, "Acme", {&facts, nullptr, nullptr});
            CAPTURE(text);
            CHECK(characters(text) <= most);
            CHECK(flesch(text) >= least_ease);
            CHECK(text.find_first_of("{}|") == std::string::npos);
            CHECK(text.find("  ") == std::string::npos);
            ++graded;
        }
    };
    for (const auto& type : source.content.types) {
        CAPTURE(type.id);
        grade(type.consequence, 60.0, 160);
        grade(type.why, 50.0, 160);
        for (const auto& variant : type.variants) {
            grade(variant.consequence.empty() ? type.consequence : variant.consequence, 60.0, 160);
            grade(variant.why.empty() ? type.why : variant.why, 50.0, 160);
        }
        // What to do, and answers, name things of the law and of settings as they are called there.
        for (const auto& action : type.actions) {
            grade(action.text, 40.0, 140);
        }
        for (const auto& question : type.questions) {
            grade(question.a, 40.0, 160);
            CHECK(characters(question.q) <= 80);
            CHECK(question.q.ends_with('?'));
        }
    }
    CHECK(graded > 800);
}

TEST_CASE("nothing of a finding keeps a place that was to be filled") {
    const auto catalogue = smallprint::Catalogue::embedded();
    const smallprint::Reader reader(catalogue);
    const smallprint::AssessContext context{"Acme", "Terms of Service", "https://acme.example/terms"};
    std::size_t found = 0;
    for (const auto& [type, examples] : real_source().examples) {
        for (const auto& example : examples.match) {
            std::vector<smallprint::Block> blocks(1);
            blocks.front().text = example.text;
            const auto document = smallprint::document_from_blocks(std::move(blocks));
            std::vector<std::vector<smallprint::Evidence>> evidence;
            for (const auto& clause : document.clauses) {
                evidence.push_back(reader.read_clause(document, clause));
            }
            for (const auto& finding : smallprint::assess(document, evidence, {}, catalogue, context)) {
                std::string words = finding.headline + finding.consequence + finding.why;
                for (const auto& action : finding.actions) {
                    words += action.text + action.deadline;
                }
                for (const auto& regulation : finding.regulations) {
                    words += regulation.why;
                }
                CAPTURE(words);
                CHECK(words.find_first_of("{}") == std::string::npos);
                ++found;
            }
        }
    }
    CHECK(found > 100);
}
