// How a finding compares with other services, in the words of the text report.
#include "doors/cli/comparison_words.h"

#include <doctest/doctest.h>

#include "doors/cli/report_text.h"

namespace smallprint {
namespace {

Finding finding_like(const std::string& service, const std::string& terms_type, std::uint32_t services) {
    Finding finding;
    finding.headline = "Cube may sell it";
    finding.match = MatchKind::exact;
    finding.same_as = SameWords{service, terms_type, "2026-04-08", "", services};
    return finding;
}

std::vector<std::string> words_of(const Finding& finding, const std::optional<KnownText>& known = {}) {
    return comparison_words(finding, known, "Terms of Service");
}

}  // namespace

TEST_CASE("how usual a thing is counts what was found") {
    Finding finding;
    finding.platforms_total = 221;
    finding.platforms_with = 81;
    CHECK(words_of(finding) ==
          std::vector<std::string>{"We found this at 81 of the 221 services we compared."});
    finding.platforms_with = 12;
    CHECK(words_of(finding) ==
          std::vector<std::string>{"Rare: we found this at only 12 of the 221 services we compared."});
    finding.platforms_with = 1;
    CHECK(words_of(finding) ==
          std::vector<std::string>{
              "Unique so far: we found this at none of the other 220 services we compared."});
    finding.platforms_total = 9;
    CHECK(words_of(finding).empty());
}

TEST_CASE("what only this service says was read before, which is no news with each finding") {
    CHECK(words_of(finding_like("Cube", "Terms of Service", 0)).empty());
    CHECK(words_of(finding_like("Cube", "Privacy Policy", 0)) ==
          std::vector<std::string>{"The same clause as in the Privacy Policy of Cube (8 April 2026)."});
    CHECK(words_of(finding_like("Ball", "Terms of Service", 3)) ==
          std::vector<std::string>{
              "The same clause as in the Terms of Service of Ball (8 April 2026), and at 2 more services."});
}

TEST_CASE("a text that is known as a whole is named once") {
    std::vector<Finding> findings(3, finding_like("Ball", "Terms of Service", 1));
    findings.push_back(finding_like("Cone", "Terms of Service", 1));
    findings.emplace_back();
    const auto known = known_text(findings);
    REQUIRE(known.has_value());
    CHECK(known->words ==
          "3 of these 5 points stand in the same words, or nearly, in the Terms of Service of Ball, as we "
          "read it on 8 April 2026.");
    CHECK(words_of(findings[0], known).empty());
    CHECK(words_of(findings[3], known) ==
          std::vector<std::string>{"The same clause as in the Terms of Service of Cone (8 April 2026)."});
    findings.resize(8);  // Most stand nowhere else.
    CHECK_FALSE(known_text(findings).has_value());
    CHECK_FALSE(known_text({findings[0], findings[1]}).has_value());
}

TEST_CASE("days are written out") {
    CHECK(day_of("2026-05-12") == "12 May 2026");
    CHECK(day_of(TimeMs{0}) == "1 January 1970");
}

}  // namespace smallprint
