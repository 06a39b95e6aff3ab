// Facts that name firms and documents.
#include <doctest/doctest.h>

#include "analysis/facts/facts.h"
#include "analysis/wording.h"

namespace {

std::string fact(const char* reader, const char* name, std::string_view sentence) {
    smallprint::Facts facts;
    smallprint::read_facts(reader, {sentence, sentence}, facts);
    const auto found = facts.find(name);
    return found == facts.end() ? std::string() : smallprint::fact_text(found->second);
}

std::string party(std::string_view sentence) {
    return fact("party", "party", sentence);
}
std::string other(std::string_view sentence) {
    return fact("other_terms", "other_terms", sentence);
}
std::string wins(std::string_view sentence) {
    return fact("wins", "wins", sentence);
}

}  // namespace

TEST_CASE("a firm is told by its legal form") {
    CHECK(party("your contract is with Acme Ireland Limited, 1 Pier Road") == "Acme Ireland Limited");
    CHECK(party("you are dealing with Pear Hosting, Inc.") == "Pear Hosting, Inc.");
    CHECK(party("operated by Acme Netherlands B.V. in Leiden") == "Acme Netherlands B.V.");
    CHECK(party("If you live in the UK, Quince Global LLC answers") == "Quince Global LLC");
    CHECK(party("located in the United Kingdom and Quince LLC is your firm") == "Quince LLC");
    CHECK(party("an agreement between You and Plum GmbH") == "Plum GmbH");
    CHECK(party("you deal with us in Ireland").empty());
    CHECK(party("an agreement with a Limited liability firm").empty());
}

TEST_CASE("another document is told by its own name") {
    CHECK(other("is governed by the Acme Business Terms.") == "the Acme Business Terms");
    CHECK(other("subject to our Community Guidelines and more") == "the Community Guidelines");
    CHECK(other("under our End User License Agreement.") == "the End User License Agreement");
    // Names that every service uses, and words for any document, tell nobody where to look.
    CHECK(other("see our Privacy Policy and the Terms of Service").empty());
    CHECK(other("the Additional Terms apply").empty());
    CHECK(other("additional terms and conditions apply").empty());
    CHECK(other("THESE PIER TERMS APPLY").empty());
    CHECK(other("these Acme Terms apply").empty());
    CHECK(other("the Acme Very Long Name Of A Programme For Businesses Terms apply").empty());
}

TEST_CASE("which document wins") {
    CHECK(wins("If these Terms conflict with the Service Terms, the Service Terms will prevail.") ==
          "the Service Terms");
    CHECK(wins("In case of conflict with an order, this Agreement shall control.") == "these terms");
    CHECK(fact("wins", "own", "In case of conflict with an order, this Agreement shall control.") == "yes");
    CHECK(wins("If a translation differs, the English version governs.") == "the English text");
    CHECK(fact("wins", "language", "If a translation differs, the French-language version prevails.") ==
          "French");
    CHECK(wins("In a conflict with the DPA, the terms of the DPA shall take precedence.") == "the DPA");
    CHECK(wins("In a conflict, the Privacy Policy will not prevail.").empty());
    CHECK(wins("In a conflict, Section 7 shall prevail.").empty());
    CHECK(wins("In a conflict, this Addendum shall prevail.").empty());
    CHECK(wins("In a conflict, the additional terms will control.").empty());
}

TEST_CASE("a place is no firm's and no law's name") {
    CHECK(fact("court_place", "court_place", "the courts of Acme's place of business").empty());
    CHECK(fact("court_place", "court_place", "the courts of Ireland and Irish law applies") == "Ireland");
    CHECK(fact("place", "place", "governed by the laws of England and Wales") == "England and Wales");
    CHECK(fact("place", "place", "governed by the laws of the Czech Republic") == "the Czech Republic");
}
