// Facts as they are read from sentences.
#include <doctest/doctest.h>

#include "analysis/facts/facts.h"
#include "analysis/facts/numbers.h"
#include "analysis/wording.h"

namespace {

std::string fact(const char* reader, const char* name, std::string_view sentence) {
    smallprint::Facts facts;
    smallprint::read_facts(reader, {sentence, sentence}, facts);
    const auto found = facts.find(name);
    return found == facts.end() ? "none" : smallprint::fact_text(found->second);
}

}  // namespace

TEST_CASE("periods") {
    CHECK(fact("days", "days", "within 30 days of notice") == "30");
    CHECK(fact("days", "days", "within thirty (30) days") == "30");
    CHECK(fact("days", "days", "with 30 (thirty) days’ notice") == "30");
    CHECK(fact("days", "period", "at least two weeks before") == "2 weeks");
    CHECK(fact("days", "days", "one (1) year after") == "365");
    CHECK(fact("days", "days", "ten business days") == "10");
    CHECK(fact("days", "days", "thirty-day period") == "30");
    CHECK(fact("days", "days", "one day we may") == "1");
    CHECK(fact("days", "days", "in those days") == "none");
    CHECK(fact("days", "days", "99999999999999999999 days") == "none");
    CHECK(fact("notice_days", "notice_days", "We give you 30 days' notice.") == "30");
    CHECK(fact("notice_days", "notice_days", "The trial lasts 30 days.") == "none");
    CHECK(fact("retention", "retention", "We keep logs for up to 18 months.") == "18 months");
    CHECK(fact("retention", "retention_days", "deleted after 30 days, or kept for 2 years") == "730");
    CHECK(fact("retention", "retention", "We may store it indefinitely.") == "indefinitely");
    CHECK(fact("retention", "retention", "The course takes 18 months.") == "none");
}

TEST_CASE("a period of years and days is one") {
    CHECK(fact("days", "period", "within 1 year and 28 days of the order") == "1 year and 28 days");
    CHECK(fact("days", "days", "within one (1) year and six months") == "545");
    CHECK(fact("days", "period", "30 days and 1 year later") == "30 days");
    CHECK(fact("days", "period", "runs for 1 year and 30 days' notice ends it") == "1 year");
    CHECK(fact("days", "period", "1 year, and 28 days for backups") == "1 year");
}

TEST_CASE("what is kept is named where the sentence is about one thing") {
    CHECK(fact("retention", "kept", "We keep invoices for 10 years.") == "payment records");
    CHECK(fact("retention", "kept", "Server logs are stored for 30 days.") == "logs");
    CHECK(fact("retention", "kept", "We keep chats and invoices for 10 years.") == "none");
    CHECK(fact("retention", "kept", "We keep invoices for 10 years, deleted after 30 days.") == "none");
    CHECK(fact("retention", "kept", "We keep your data for 2 years.") == "none");
}

TEST_CASE("for whom a sentence is") {
    const auto audience = [](std::string_view sentence, std::string_view clause, std::string_view heading) {
        smallprint::Facts facts;
        smallprint::read_facts("audience", {sentence, clause, heading}, facts);
        return facts.count("audience") == 0 ? "all" : smallprint::fact_text(facts.at("audience"));
    };
    constexpr std::string_view cap = "Our liability is limited to US$50.";
    CHECK(audience("If you are a business user, our liability is limited to US$50.", "", "") == "business");
    CHECK(audience("If you use the app for your business, we owe US$50.", "", "") == "business");
    CHECK(audience(cap, "If you are a business:\nOur liability is limited to US$50.", "") == "business");
    CHECK(audience(cap, cap, "Liability to business users") == "business");
    CHECK(audience(cap, cap, "Liability to consumers and business users") == "all");
    CHECK(audience("If you are a consumer, we owe US$50.", cap, "Business users") == "consumer");
    CHECK(audience(cap, cap, "Liability") == "all");
    CHECK(audience("We owe nothing for lost business.", cap, "") == "all");
}

TEST_CASE("sums are printed as people read them") {
    CHECK(fact("amount", "amount", "limited to $1000.") == "$1,000");
    CHECK(fact("amount", "amount", "limited to USD 25000,") == "USD 25,000");
    CHECK(fact("amount", "amount", "the greater of USD100 and the fees") == "USD100");
    CHECK(fact("amount", "amount", "limited to 10 000 EUR") == "10,000 EUR");
    CHECK(fact("amount", "amount", "limited to €1.000,00 in all") == "€1,000");
    CHECK(fact("amount", "amount_value", "limited to €1.000,00 in all") == "1000");
    CHECK(fact("amount", "amount_value", "limited to 100,00 EUR") == "100");
    CHECK(fact("amount", "amount", "a fee of $7.99") == "$7.99");
    CHECK(fact("amount", "amount", "the greater of $100 12 months' fees") == "$100");
    CHECK(fact("amount", "amount", "limited to A$250") == "A$250");
    CHECK(fact("amount", "amount_currency", "limited to A$250") == "AUD");
    CHECK(fact("amount", "amount", "limited to ₹1,00,000") == "₹100,000");
    CHECK(fact("amount", "amount_currency", "limited to US$250") == "USD");
}

TEST_CASE("amounts") {
    CHECK(fact("amount", "amount", "the greater of $100 or the fees") == "$100");
    CHECK(fact("amount", "amount", "US$1,000.00, or 50 EUR") == "US$1,000");
    CHECK(fact("amount", "amount_value", "US$1,000.00, or 50 EUR") == "1000");
    CHECK(fact("amount", "amount_currency", "100 euros") == "EUR");
    CHECK(fact("amount", "amount", "one hundred dollars ($100).") == "$100");
    CHECK(fact("amount", "amount", "£50 per month.") == "£50");
    CHECK(fact("amount", "amount", "12 months") == "none");
}

TEST_CASE("places of law and court") {
    CHECK(fact("place", "place", "governed by the laws of the State of California") == "California");
    CHECK(fact("place", "place",
               "governed by and construed in accordance with the laws of England and Wales.") ==
          "England and Wales");
    CHECK(fact("place", "place", "These terms are governed by French law.") == "France");
    CHECK(fact("place", "place", "These terms are governed by New York law.") == "New York");
    CHECK(fact("place", "place", "comply with the laws of the place where you live") == "none");
    CHECK(fact("place", "place", "The governing law in Clause 17 is set there.") == "none");
    CHECK(fact("court_place", "court_place", "the courts located in Paris, France") == "Paris, France");
    CHECK(fact("place", "place", "governed by the law of the EU Member State of the exporter") == "none");
    CHECK(fact("place", "place", "governed by the laws of the Mainland of the People's Republic of China") ==
          "China");
    CHECK(fact("court_place", "court_place", "THE COURTS LOCATED IN SARASOTA COUNTY, FLORIDA") ==
          "Sarasota County");
    CHECK(fact("court_place", "court_place",
               "exclusive jurisdiction of the courts of San Francisco County, California") ==
          "San Francisco County, California");
}

TEST_CASE("places are named as people name them, and only places") {
    CHECK(fact("court_place", "court_place",
               "the courts located in the City and County of San Francisco, California") ==
          "San Francisco, California");
    CHECK(fact("place", "place", "governed by the laws of the Grand Duchy of Luxembourg") == "Luxembourg");
    CHECK(fact("place", "place", "governed by the laws of the United States of America") ==
          "the United States of America");
    CHECK(fact("place", "place", "governed by the laws of the Republic of Korea") == "the Republic of Korea");
    CHECK(fact("place", "place", "governed by the laws of the Republic of Ireland") == "Ireland");
    CHECK(fact("place", "place",
               "under the laws of the United States of America and the State of New York as an agreement") ==
          "New York");
    CHECK(fact("place", "place", "governed by the laws of the State of Delaware, U.S.A., without") ==
          "Delaware");
    CHECK(fact("court_place", "court_place", "courts located in the County of New York in the State") ==
          "New York");
    CHECK(fact("place", "place", "SUBJECT TO MANDATORY LAWS OR AS OTHERWISE SPECIFIED BY US") == "none");
    CHECK(fact("court_place", "court_place", "bring suit in the Governing Courts of its choice") == "none");
    CHECK(fact("court_place", "court_place",
               "exclusive venue in the United States Federal Courts located in Austin, Texas") ==
          "Austin, Texas");
}

TEST_CASE("ages, dates and addresses") {
    CHECK(fact("age", "age", "You must be at least thirteen (13) years old.") == "13");
    CHECK(fact("age", "age", "If you are under the age of 18, ask.") == "18");
    CHECK(fact("age", "under_age", "If you are under 18 but at least 13 years old, ask a parent.") == "18");
    CHECK(fact("age", "under_age", "You must be at least 13 years old.") == "none");
    CHECK(fact("age", "age", "at least 30 days") == "none");
    CHECK(fact("date", "date", "Effective May 5, 2026; last updated 12 June 2026.") == "12 June 2026");
    CHECK(fact("email", "email", "Write to privacy@acme.example.") == "privacy@acme.example");
    CHECK(fact("email", "email", "Write to us @ acme.") == "none");
    CHECK(fact("recipients", "recipients", "shared with advertisers and our affiliates") ==
          "advertisers and affiliates");
}

TEST_CASE("days to opt out are read from the whole clause, and only limits are") {
    const auto days = [](std::string_view sentence, std::string_view clause) {
        smallprint::Facts facts;
        smallprint::read_facts("opt_out_days", {sentence, clause}, facts);
        return facts.count("days") == 0 ? std::int64_t{0} : std::get<std::int64_t>(facts.at("days"));
    };
    constexpr std::string_view right = "You may opt out of arbitration.";
    CHECK(days(right, "You may opt out of arbitration. Your letter must reach us within thirty (30) days.") ==
          30);
    CHECK(days("Opt out no later than 60 days after you join.", "") == 60);
    CHECK(days(right, "You may opt out of arbitration. We answer letters, and the trial lasts 30 days.") ==
          0);
    CHECK(days(right, right) == 0);
}

TEST_CASE("ways out") {
    CHECK(fact("opt_out", "opt_out", "unless you opt out in your account settings") == "yes");
    CHECK(fact("opt_out", "opt_out", "You can turn this off at any time.") == "yes");
    CHECK(fact("opt_out", "opt_out", "We do this.") == "none");
    CHECK(fact("opt_out", "opt_out", "You cannot opt out of this.") == "none");
    CHECK(fact("opt_in", "opt_in", "only if you opt in") == "yes");
    CHECK(fact("opt_in", "opt_in", "with your prior consent") == "yes");
    CHECK(fact("opt_in", "opt_in", "as we like") == "none");
}

TEST_CASE("readers are known by name, and hostile sentences do no harm") {
    CHECK(smallprint::is_fact_reader("amount"));
    CHECK(smallprint::is_fact_reader("opt_out_url"));
    CHECK_FALSE(smallprint::is_fact_reader("colour"));
    std::string digits(200'000, '9');
    std::string dollars;
    for (int i = 0; i < 20'000; ++i) {
        dollars += "$1 ";
    }
    for (const std::string& text :
         {digits, dollars, std::string(200'000, 'A'), std::string("$"), std::string()}) {
        smallprint::Facts facts;
        for (const char* name :
             {"address", "age", "amount", "court_place", "date", "days", "email", "notice_days", "opt_in",
              "opt_out", "opt_out_days", "place", "recipients", "renewal_period", "retention"}) {
            smallprint::read_facts(name, {text, text}, facts);
        }
        CHECK(facts.size() < 20);
    }
}
