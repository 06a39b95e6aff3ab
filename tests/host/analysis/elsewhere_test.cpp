// A finding beside other services: how many say it, how they handle it, whose words it is.
#include <doctest/doctest.h>

#include <string>

#include "analysis/analyse.h"
#include "catalogue/fingerprint.h"
#include "catalogue/platform_source.h"
#include "catalogue/platforms.h"
#include "document/extract.h"
#include "small_catalogue.h"

namespace {

using smallprint::PlatformSource;

constexpr std::string_view terms = R"({"sell": ["sell"], "never": ["never sell"]})";
constexpr std::string_view rules = R"([
    {"id": "sells", "find": ["@sell", "data"], "unless": ["@never"]}])";
constexpr std::string_view more = R"({
    "severity": {"default": "high", "rules": [{"when": {"opt_out": true}, "is": "medium"}]},
    "words": {"headline": "{service} may sell your data", "consequence": "It is sold.", "why": "It matters.",
              "variants": [{"when": {"opt_out": true}, "headline": "{service} may sell your data unless you say no"}]}})";

PlatformSource::Service service(const std::string& name, std::uint32_t company, std::uint32_t known,
                                const std::vector<std::pair<std::uint32_t, smallprint::Facts>>& clauses) {
    PlatformSource::Service made;
    made.name = name;
    made.operated_by = company;
    made.known = known;
    made.hosts = {smallprint::platform_name_key(name) + ".example"};
    PlatformSource::Document document;
    document.terms_type = "Privacy Policy";
    document.date = "2026-01-02";
    document.sha256.fill(static_cast<std::uint8_t>(name[0]));
    document.current = true;
    for (const auto& [way, facts] : clauses) {
        PlatformSource::Clause clause;
        clause.type = "sale";
        clause.way = way;
        clause.severity = facts.empty() ? smallprint::Severity::high : smallprint::Severity::medium;
        clause.facts = facts;
        document.clauses.push_back(clause);
    }
    made.documents.push_back(document);
    return made;
}

smallprint::Catalogue catalogue_with(std::vector<PlatformSource::Service> services) {
    smallprint::CatalogueSource source = smallprint::testing::small_source(terms, rules, more);
    source.platforms.services = std::move(services);
    return smallprint::Catalogue::from_bytes(smallprint::build_catalogue(source));
}

std::vector<smallprint::Finding> findings_of(const smallprint::Catalogue& catalogue, std::string_view text,
                                             std::string_view name, std::string_view url,
                                             std::string_view terms_type = "Privacy Policy") {
    const auto document = smallprint::extract(text, {smallprint::InputFormat::text, {}, {}});
    const smallprint::Reader reader(catalogue);
    std::vector<std::vector<smallprint::Evidence>> evidence;
    for (const auto& clause : document.clauses) {
        evidence.push_back(reader.read_clause(document, clause));
    }
    return smallprint::assess(document, evidence, {}, catalogue, {name, terms_type, url});
}

constexpr std::string_view page = "We may sell the data that you leave with us to other firms at any time.";

const smallprint::Facts with_way_out{{"opt_out", true}};

}  // namespace

TEST_CASE("a service that is not known is counted with what it says here") {
    const auto catalogue = catalogue_with(
        {service("Alpha", 0, 90, {{0, {}}}), service("Beta", 1, 50, {}), service("Gamma", 2, 10, {})});
    const auto found = findings_of(catalogue, page, "Delta", "https://delta.example/privacy");
    REQUIRE(found.size() == 1);
    CHECK(found[0].platforms_with == 2);
    CHECK(found[0].platforms_total == 4);
    // In another kind of document nobody was read.
    const auto terms_of = findings_of(catalogue, page, "Delta", "", "Terms of Service");
    CHECK_FALSE(terms_of.at(0).platforms_total.has_value());
}

TEST_CASE("a known service is counted once, and alone it is unique") {
    const auto catalogue = catalogue_with({service("Alpha", 0, 90, {{0, {}}}), service("Beta", 1, 50, {})});
    const auto alpha = findings_of(catalogue, page, "Alpha", "https://www.alpha.example/privacy");
    CHECK(alpha.at(0).platforms_with == 1);
    CHECK(alpha.at(0).platforms_total == 2);
    const auto beta = findings_of(catalogue, page, "whatever", "https://beta.example/privacy");
    CHECK(beta.at(0).platforms_with == 2);
    CHECK(beta.at(0).platforms_total == 2);
}

TEST_CASE("others that differ are shown by their own facts, never the same company") {
    const auto catalogue =
        catalogue_with({service("Alpha", 0, 90, {{0, {}}}), service("Alpha Ads", 0, 95, {{1, with_way_out}}),
                        service("Beta", 1, 50, {{1, with_way_out}}), service("Gamma", 2, 80, {{0, {}}})});
    const auto alpha = findings_of(catalogue, page, "Alpha", "https://alpha.example/privacy");
    REQUIRE(alpha.at(0).others.size() == 1);
    CHECK(alpha[0].others[0].service == "Beta");
    CHECK(alpha[0].others[0].says == "Beta may sell your data unless you say no");
    CHECK(alpha[0].others[0].severity == smallprint::Severity::medium);
}

TEST_CASE("what is said of this text alone is not set beside other services") {
    const auto catalogue = smallprint::Catalogue::embedded();
    const auto found =
        findings_of(catalogue, "Last updated: 3 May 2026", "Cube", "https://cube.example/privacy");
    REQUIRE(found.size() == 1);
    CHECK(found[0].type == "update_date");
    CHECK(found[0].others.empty());
    CHECK(found[0].platforms_with.value_or(0) > 10);
}

TEST_CASE("the best known of those that do the same is named") {
    const auto catalogue = catalogue_with(
        {service("Beta", 1, 50, {{1, with_way_out}}), service("Gamma", 2, 80, {{1, with_way_out}})});
    const auto found = findings_of(catalogue, page, "Delta", "https://delta.example/privacy");
    REQUIRE(found.at(0).others.size() == 1);
    CHECK(found[0].others[0].service == "Gamma");
}

TEST_CASE("the same clause elsewhere is named with its document, and makes the match exact or near") {
    auto alpha = service("Alpha", 0, 90, {{0, {}}});
    {
        smallprint::Words words;
        smallprint::split_words(page, words);
        auto& clause = alpha.documents[0].clauses[0];
        clause.words = static_cast<std::uint32_t>(words.size());
        clause.exact = static_cast<std::uint32_t>(smallprint::exact_hash(words, 0, words.size()));
        for (const std::uint64_t hash : smallprint::fingerprint_of(words)) {
            clause.hashes.push_back(static_cast<std::uint32_t>(hash));
        }
    }
    const auto catalogue = catalogue_with({alpha});
    const auto same = findings_of(catalogue, page, "Delta", "https://delta.example/privacy");
    REQUIRE(same.at(0).same_as.has_value());
    CHECK(same[0].match == smallprint::MatchKind::exact);
    CHECK(same[0].same_as->service == "Alpha");
    CHECK(same[0].same_as->terms_type == "Privacy Policy");
    CHECK(same[0].same_as->date == "2026-01-02");
    CHECK(same[0].same_as->services == 1);
    CHECK(same[0].provision == "platforms/alpha/sale");

    const auto near = findings_of(
        catalogue, "Also, we may sell the data that you leave with us to other firms at any time.", "Delta",
        "");
    CHECK(near.at(0).match == smallprint::MatchKind::near);
    CHECK(near[0].similarity >= 0.7);

    const auto own = findings_of(catalogue, page, "Alpha", "https://alpha.example/privacy");
    CHECK(own.at(0).same_as->services == 0);

    const auto other =
        findings_of(catalogue, "We sell the data of all our users to anybody who asks for it.", "Delta", "");
    CHECK(other.at(0).match == smallprint::MatchKind::rule);
    CHECK_FALSE(other[0].same_as.has_value());
}

TEST_CASE("what this text does too is no other way of handling it") {
    // Its words do not depend on what else is said: whoever says it does it.
    constexpr std::string_view both_rules = R"([
        {"id": "sells", "find": ["@sell", "data"], "unless": ["@never"]},
        {"id": "keeps", "find": ["@never"], "stance": "for_you"}])";
    auto source = smallprint::testing::small_source(terms, both_rules, R"({"contrasts": ["refusal"],
        "words": {"headline": "{service} may sell your data", "consequence": "It is sold.", "why": "It matters."}})");
    smallprint::Examples examples;
    source.content.types.push_back(smallprint::read_clause_type(
        smallprint::Json::parse(R"({"id": "refusal", "category": "data", "name": "R", "stance": "for_you",
            "severity": {"default": "info"}, "rules": [{"id": "r", "find": ["say no"]}],
            "words": {"headline": "You can say no to {service}", "consequence": "c", "why": "w"},
            "examples": {"match": [], "no_match": []}, "mapping": {}})"),
        "refusal.json", examples));
    source.content.index();
    auto other = service("Beta", 1, 50, {{0, {}}});
    other.documents[0].clauses[0].type = "refusal";
    other.documents[0].clauses[0].stance = smallprint::Stance::for_you;
    other.documents[0].clauses[0].severity = smallprint::Severity::info;
    source.platforms.services = {other};
    const auto catalogue = smallprint::Catalogue::from_bytes(smallprint::build_catalogue(source));
    const auto alone = findings_of(catalogue, page, "Delta", "https://delta.example/privacy");
    REQUIRE(alone.size() == 1);
    REQUIRE(alone[0].others.size() == 1);
    CHECK(alone[0].others[0].says == "You can say no to Beta");
    const auto too = findings_of(catalogue, std::string(page) + "\n\nYou can say no to this.", "Delta",
                                 "https://delta.example/privacy");
    REQUIRE(too.size() == 2);
    CHECK(too[0].type == "sale");
    CHECK(too[0].others.empty());
}

TEST_CASE("others that do not say how much say nothing, nor do those for firms only") {
    constexpr std::string_view with_days = R"({
        "words": {"headline": "{service} sells it after {days|some} days", "consequence": "c", "why": "w",
                  "variants": [{"when": {"until": {"exists": false}, "open": true}, "headline": "{service} sells it one day"}]}})";
    const auto made = [&](std::vector<PlatformSource::Service> services) {
        smallprint::CatalogueSource source = smallprint::testing::small_source(
            terms, R"([{"id": "sells", "find": ["@sell", "data"], "facts": {"days": 5}}])", with_days);
        source.platforms.services = std::move(services);
        return smallprint::Catalogue::from_bytes(smallprint::build_catalogue(source));
    };
    const smallprint::Facts ten{{"days", std::int64_t{10}}};
    const smallprint::Facts open{{"open", true}};
    const smallprint::Facts firms{{"days", std::int64_t{20}}, {"audience", std::string("business")}};
    const auto catalogue =
        made({service("Alpha", 0, 90, {{0, {}}}), service("Beta", 1, 50, {{1, ten}}),
              service("Gamma", 2, 95, {{2, open}}), service("Epsilon", 3, 99, {{3, firms}})});
    const auto found = findings_of(catalogue, page, "Delta", "https://delta.example/privacy");
    REQUIRE(found.at(0).others.size() == 1);
    CHECK(found[0].others[0].says == "Beta sells it after 10 days");
}

TEST_CASE("where the kind of text makes the words, only texts of that kind are set beside it") {
    constexpr std::string_view by_kind = R"({
        "words": {"headline": "{service} may sell it {when|now}", "consequence": "c", "why": "w",
                  "variants": [{"when": {"document_kind": "privacy", "opt_out": true}, "headline": "{service} sells it by its policy"},
                               {"when": {"opt_out": true}, "headline": "{service} sells it by its terms"}]}})";
    smallprint::CatalogueSource source = smallprint::testing::small_source(terms, rules, by_kind);
    auto terms_only = service("Beta", 1, 90, {{1, with_way_out}});
    terms_only.documents[0].terms_type = "Terms of Service";
    source.platforms.services = {terms_only, service("Gamma", 2, 10, {{2, with_way_out}})};
    const auto catalogue = smallprint::Catalogue::from_bytes(smallprint::build_catalogue(source));
    const auto policy = findings_of(catalogue, page, "Delta", "");
    REQUIRE(policy.at(0).others.size() == 1);
    CHECK(policy[0].others[0].says == "Gamma sells it by its policy");
    const auto contract = findings_of(catalogue, page, "Delta", "", "Terms of Service");
    REQUIRE(contract.at(0).others.size() == 1);
    CHECK(contract[0].others[0].says == "Beta sells it by its terms");
}
