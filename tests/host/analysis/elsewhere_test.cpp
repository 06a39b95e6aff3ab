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
