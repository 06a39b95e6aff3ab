// Ages, addresses to write to, and who gets the data.
#include <re2/re2.h>

#include <utility>

#include "analysis/facts/facts.h"
#include "analysis/facts/numbers.h"
#include "analysis/text_piece.h"

namespace smallprint {
namespace {}  // namespace

void read_age(const FactText& text, Facts& facts) {
    static const RE2 years(
        R"((?i)(?:\b(?:age|aged|ages) (?:of )?(?:at least )?|\bat least |\bunder (?:the age of )?|\bover (?:the age of )?|\byounger than |\bolder than )(\d{1,2}|thirteen|fourteen|fifteen|sixteen|eighteen)\b)");
    static const RE2 behind(
        R"((?i)\b(\d{1,2}|thirteen|fourteen|fifteen|sixteen|eighteen)(?: \(\d{1,2}\))?[ -]years?(?:[ -](?:old|of age)| or older))");
    std::string word;
    if (RE2::PartialMatch(piece(text.sentence), behind, &word) ||
        RE2::PartialMatch(piece(text.sentence), years, &word)) {
        const auto age = number_from(word);
        if (age && *age >= 5 && *age <= 25) {
            facts.emplace("age", *age);
        }
    }
    // "Under 18 but at least 13, with a parent's consent": the age below which somebody must agree.
    static const RE2 under(
        R"((?i)\b(?:under|below|younger than|less than) (?:the age of )?(\d{1,2}|thirteen|fourteen|fifteen|sixteen|eighteen)\b)");
    if (RE2::PartialMatch(piece(text.sentence), under, &word)) {
        const auto age = number_from(word);
        if (age && *age >= 5 && *age <= 25) {
            facts.emplace("under_age", *age);
        }
    }
}

void read_audience(const FactText& text, Facts& facts) {
    static const RE2 business(
        R"((?i)\b(?:if you(?:'re|’re| are| use| access)[^,.;]{0,60}\b(?:business|enterprise|company|organi[sz]ation|trader)\b|business (?:users?|customers?|accounts?)\b|(?:where|when) you are (?:not a consumer|a business)|if you are not a consumer))");
    static const RE2 consumer(
        R"((?i)\b(?:(?:if|where|when) you are (?:a |acting as a )consumer|(?:for|to) consumers|consumers? (?:users?|customers?)|private (?:users|individuals)))");
    // A list's lead-in says for whom its items are; so does a heading.
    std::string_view lead_in = text.clause.substr(0, text.clause.find('\n'));
    if (!lead_in.ends_with(':')) {
        lead_in = {};
    }
    for (const std::string_view words : {text.sentence, lead_in, text.heading}) {
        const bool firms = RE2::PartialMatch(piece(words), business);
        const bool people = RE2::PartialMatch(piece(words), consumer);
        if (firms != people) {
            facts.emplace("audience", std::string(firms ? "business" : "consumer"));
        }
        if (firms || people) {
            return;
        }
    }
}

void read_email(const FactText& text, Facts& facts) {
    static const RE2 address(R"(([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}))");
    std::string found;
    if (RE2::PartialMatch(piece(text.sentence), address, &found) ||
        RE2::PartialMatch(piece(text.clause), address, &found)) {
        while (!found.empty() && (found.back() == '.' || found.back() == '-')) {
            found.pop_back();
        }
        facts.emplace("email", found);
    }
}

void read_address(const FactText& text, Facts& facts) {
    // A postal address ends with a postcode: five digits (US, Germany, France) or the British pattern.
    static const RE2 postal(
        R"((\d{1,5}[ ,][^.;:()]{8,100}?(?:\b[A-Z]{2} \d{5}(?:-\d{4})?|\b\d{5} [A-Z][a-z]+|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})))");
    std::string found;
    if (RE2::PartialMatch(piece(text.sentence), postal, &found) ||
        RE2::PartialMatch(piece(text.clause), postal, &found)) {
        facts.emplace("address", found);
    }
}

void read_recipients(const FactText& text, Facts& facts) {
    struct Kind {
        const char* name;
        RE2 pattern;
    };
    static const Kind kinds[] = {
        {"advertisers",
         RE2(R"((?i)\b(?:advertis(?:ers?|ing (?:partners?|networks?|companies))|ad (?:partners?|networks?)))")},
        {"affiliates",
         RE2(R"((?i)\b(?:affiliat(?:es|ed companies)|subsidiaries|corporate (?:family|group)|parent company))")},
        {"service providers",
         RE2(R"((?i)\b(?:service providers?|vendors?|contractors?|processors?|suppliers?)\b)")},
        {"business partners",
         RE2(R"((?i)\b(?:business|marketing|commercial|trusted|third[ -]party) partners?\b)")},
        {"data brokers", RE2(R"((?i)\bdata brokers?\b)")},
        {"law enforcement",
         RE2(R"((?i)\b(?:law enforcement|government(?:al)? (?:authorit|agenc|bodies)|public authorit|courts?\b|regulators?))")},
        {"AI providers",
         RE2(R"((?i)\b(?:AI|model|LLM|language model)s? (?:model )?(?:providers?|vendors?|partners?)\b)")},
        {"a buyer of the company",
         RE2(R"((?i)\b(?:acquir(?:er|or|ing)|merger|successor|purchaser|buyer)\b)")},
        {"other users", RE2(R"((?i)\bother (?:users|members)\b)")},
    };
    std::vector<std::string> found;
    for (const auto& [name, pattern] : kinds) {
        if (RE2::PartialMatch(piece(text.sentence), pattern)) {
            found.emplace_back(name);
        }
    }
    if (!found.empty()) {
        facts.emplace("recipients", found);
    }
}

}  // namespace smallprint
