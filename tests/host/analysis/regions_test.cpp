// For people in which places a sentence or a heading is.
#include "analysis/regions.h"

#include <doctest/doctest.h>

#include <string>

#include "analysis/place_list.h"

using smallprint::places_at;
using smallprint::region_of_heading;
using smallprint::region_of_sentence;

namespace {

std::string opening(std::string_view sentence) {
    return region_of_sentence(sentence, sentence.size());
}

}  // namespace

TEST_CASE("places are said as people say them") {
    CHECK(places_at("the European Economic Area (EEA), the United Kingdom, or Switzerland, you pay") ==
          "the EEA, the UK or Switzerland");
    CHECK(places_at("a country in the European Union") == "the EU");
    CHECK(places_at("the EU/EEA or UK.") == "the EU, the EEA or the UK");
    CHECK(places_at("outside of the U.S. and Canada") == "outside the US or Canada");
    CHECK(places_at("Texas, Utah, Virginia, Iowa or Oregon") == "some US states");
    CHECK(places_at("Finland, the Netherlands, Luxembourg or Liechtenstein").size() <= 36);
    // What follows a comma belongs to the next thought unless a last "or" says otherwise.
    CHECK(places_at("the United States, California law applies") == "the US");
    CHECK(places_at("touch with us").empty());
    CHECK(places_at("us and our turkey sandwiches").empty());
    CHECK(places_at("").empty());
    std::size_t used = 0;
    CHECK(places_at("Japan pays", &used) == "Japan");
    CHECK(used == 5);
}

TEST_CASE("a condition that opens or closes a sentence says whom it is about") {
    CHECK(opening("If you live in the European Economic Area (EEA) or Switzerland, you may cancel.") ==
          "the EEA or Switzerland");
    CHECK(opening("4.2 IF YOU LIVE IN (OR YOUR BUSINESS IS IN) THE UNITED STATES, READ THIS.") == "the US");
    CHECK(opening("If you're a California resident, you can ask us.") == "California");
    CHECK(opening("Users in Brazil can write to us.") == "Brazil");
    CHECK(opening("For customers located outside Japan, other prices apply.") == "outside Japan");
    CHECK(opening("If your country of residence is Canada, this is about you.").empty());
    CHECK(opening("If your principal place of business is in Canada, this is about you.") == "Canada");
    CHECK(opening("Unless you live in the UK, you pay our costs.") == "outside the UK");
    CHECK(opening("If you use the services from outside the US, you consent.") == "outside the US");
    CHECK(region_of_sentence("You must go to arbitration if you reside in the United States.", 5) ==
          "the US");
}

TEST_CASE("a place is not a condition") {
    CHECK(opening("Our servers are located in the United States and operated with care.").empty());
    CHECK(opening("We may change the price, even if you live in Germany, at any time.").empty());
    CHECK(opening("We may send data to recipients located outside the EEA.").empty());
    // In the middle it may be about half of the sentence only.
    CHECK(
        region_of_sentence("We may change these terms at any time and, if you live in Spain, we tell you.", 0)
            .empty());
    // Two: the sentence goes on about others.
    CHECK(opening("If you live in Spain you pay in euros, if you live in Japan you pay in yen.").empty());
    CHECK(opening("If you live in a shared house, choose a password.").empty());
    CHECK(opening("").empty());
}

TEST_CASE("headings for some people") {
    CHECK(region_of_heading("Additional terms for residents of California") == "California");
    CHECK(region_of_heading("13. Users in the EEA, UK and Switzerland") == "the EEA, the UK or Switzerland");
    CHECK(region_of_heading("Your California Privacy Rights") == "California");
    CHECK(region_of_heading("Germany") == "Germany");
    CHECK(region_of_heading("For customers outside the US") == "outside the US");
    CHECK(region_of_heading("Transfers outside the EEA").empty());
    CHECK(region_of_heading("Governing law of England").empty());
    CHECK(region_of_heading("Contact us").empty());
    CHECK(region_of_heading("").empty());
}

TEST_CASE("hostile sentences are read in bounded time") {
    std::string text;
    while (text.size() < 200000) {
        text += "if you live in (";
    }
    CHECK(opening(text).empty());
    CHECK(places_at(std::string(200000, '(')).empty());
    CHECK(places_at(std::string(200000, ',')).empty());
}
