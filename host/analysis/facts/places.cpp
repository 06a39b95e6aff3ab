// Whose law governs, and before which court.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "analysis/facts/facts.h"
#include "base/ascii.h"

namespace smallprint {
namespace {

// One or more capitalised words, joined by "of", "and", "the" and commas: "State of California", "England and
// Wales".
constexpr std::string_view place_pattern =
    R"(((?:the )?(?:(?:Commonwealth|State|Republic|Kingdom|People['’]s Republic|Province|District|County|Canton|City|Grand Duchy|Federal Republic|Hong Kong Special Administrative Region) of (?:the )?)?[A-Z][\w.'’-]*(?:(?: (?:of|and|de|the)){0,3} [A-Z][\w.'’-]*){0,6}(?:, (?:U\.?S\.?A?\.?|USA|United States(?: of America)?|Canada|[A-Z][a-z]+(?: [A-Z][a-z]+)?))?))";

/// "French law" is the law of France.
std::string country_of(const std::string& place) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 24> countries{
        {{"American", "the United States"},
         {"Australian", "Australia"},
         {"Austrian", "Austria"},
         {"Belgian", "Belgium"},
         {"Brazilian", "Brazil"},
         {"British", "the United Kingdom"},
         {"Canadian", "Canada"},
         {"Californian", "California"},
         {"Chinese", "China"},
         {"Danish", "Denmark"},
         {"Dutch", "the Netherlands"},
         {"English", "England"},
         {"Finnish", "Finland"},
         {"French", "France"},
         {"German", "Germany"},
         {"Indian", "India"},
         {"Irish", "Ireland"},
         {"Israeli", "Israel"},
         {"Italian", "Italy"},
         {"Japanese", "Japan"},
         {"Norwegian", "Norway"},
         {"Spanish", "Spain"},
         {"Swedish", "Sweden"},
         {"Swiss", "Switzerland"}}};
    for (const auto& [adjective, country] : countries) {
        if (place == adjective) {
            return std::string(country);
        }
    }
    return place;
}

/// "Ireland and Irish (law)" is Ireland: an adjective behind "and" begins the next thing.
void cut_adjective(std::string& place) {
    const std::size_t at = place.rfind(" and ");
    if (at != std::string::npos && country_of(place.substr(at + 5)) != place.substr(at + 5)) {
        place.resize(at);
    }
}

std::string plain(std::string place) {
    while (!place.empty() && (place.back() == '.' || place.back() == ',')) {
        place.pop_back();
    }
    cut_adjective(place);
    // "The United States of America and the State of New York" is the law of New York.
    if (const std::size_t state = place.rfind(" the State of "); state != std::string::npos) {
        place.erase(0, state + 5);
    }
    for (const std::string_view country :
         {", U.S.A", ", USA", ", U.S", ", US", ", United States of America", ", United States"}) {
        if (place.ends_with(country)) {
            place.resize(place.size() - country.size());
        }
    }
    for (const std::string_view lead : {"the ", "The "}) {
        if (place.starts_with(lead) && !place.starts_with("the United") &&
            !place.starts_with("the Netherlands")) {
            place.erase(0, lead.size());
        }
    }
    for (const std::string_view lead :
         {"Mainland of the ", "Mainland of ", "mainland of the ", "State of ", "Commonwealth of ",
          "Province of ", "Canton of ", "County of ", "City and County of ", "City of ", "Grand Duchy of ",
          "Kingdom of ", "Federal Republic of ", "Republic of ", "People's Republic of ",
          "People’s Republic of "}) {
        // There are two Chinas and two Koreas.
        const bool tells_apart =
            lead == "Republic of " && (place.ends_with("China") || place.ends_with("Korea"));
        if (place.starts_with(lead) && !tells_apart) {
            place.erase(0, lead.size());
        }
    }
    return place;
}

/// Names that are said with an article: "the law of the United States".
std::string with_article(const std::string& place) {
    if (place == "U.S" || place == "US" || place == "USA" || place == "U.S.A" || place == "UNITED STATES") {
        return "the United States";
    }
    for (const std::string_view name :
         {"United States", "United Kingdom", "Netherlands", "Republic of ", "Czech Republic",
          "Dominican Republic", "Philippines", "Northern District of", "Southern District of",
          "Eastern District of", "Western District of", "Central District of", "District of"}) {
        if (place.starts_with(name)) {
            return "the " + place;
        }
    }
    return place;
}

/// "SARASOTA COUNTY" as people write it; short ones ("USA") stay.
std::string without_capitals(std::string place) {
    const bool shouted = place.size() > 4 && std::none_of(place.begin(), place.end(), [](char letter) {
                             return letter >= 'a' && letter <= 'z';
                         });
    for (std::size_t i = 1; shouted && i < place.size(); ++i) {
        if (place[i - 1] >= 'A' && place[i - 1] <= 'z') {
            place[i] = ascii_lower(place[i]);
        }
    }
    return place;
}

/// What is captured although it is no place: "the Terms", "Section 5".
bool is_place(const std::string& text) {
    static const RE2 other(
        R"((?:the )?(?:Clauses?|Articles?|Paragraphs?|Exhibit|Schedule|Annex|Terms?|Agreement|Services?|Section|Act|Company|Arbitration|Federal Arbitration.*|Laws?|Courts?|Supreme|County|User|You|We|Any|Convention|Contracts?|Venue|Governing|Jurisdiction|Dispute|Sale|Rules|Union Law|(?:EU )?Member States?)\b.*)");
    // Sentences in capitals make a name of every word: "LAWS OR AS OTHERWISE SPECIFIED".
    static const RE2 small_word(
        R"((?i)the|(?:or|and|in|as|of|by|any|all|such|federal|state|this|that|where|which|if|your|our|their|applicable|governing|conflicts?|general)(?:\b.*)?)");
    static const RE2 court(R"((?i).*\bcourts?\b.*)");
    // "The courts of Acme's place of business": a firm, not a place.
    const bool owner = text.ends_with("'s") || text.ends_with("\u2019s");
    return text.size() >= 2 && !owner && !RE2::FullMatch(text, other) && !RE2::FullMatch(text, small_word) &&
           !RE2::FullMatch(text, court);
}

void read(const RE2& pattern, const FactText& text, const char* name, Facts& facts) {
    re2::StringPiece input(text.sentence.data(), text.sentence.size());
    std::string place;
    for (int tries = 0; tries < 8 && RE2::FindAndConsume(&input, pattern, &place); ++tries) {
        const std::string made = without_capitals(with_article(country_of(plain(place))));
        if (is_place(made)) {
            facts.emplace(name, made);
            return;
        }
    }
}

}  // namespace

void read_place(const FactText& text, Facts& facts) {
    static const RE2 law(
        R"((?:(?i:\blaws?(?: and regulations)?|\bgoverned (?:by|under)|\baccordance with) (?i:of |by |in |the |force |applicable )*))" +
        std::string(place_pattern));
    static const RE2 adjective(
        R"((?i:\bgoverned by|\bsubject to|\bunder) (?i:the |substantive |internal |applicable )*([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?i:law|laws)\b)");
    read(adjective, text, "place", facts);
    read(law, text, "place", facts);
    if (facts.count("place") == 0) {
        read_court_place(text, facts);
        if (const auto court = facts.find("court_place"); court != facts.end()) {
            facts.emplace("place", court->second);
        }
    }
}

void read_court_place(const FactText& text, Facts& facts) {
    static const RE2 court(
        R"((?i:\b(?:courts?|tribunals?|jurisdiction|venue|located|sitting|seated|brought|resident)) (?i:located |sitting |situated |exclusively |only |is |in |of |at |or |federal |state |within |and |competent |the courts |the )*)" +
        std::string(place_pattern));
    static const RE2 before(R"(\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?i:courts?)\b)");
    read(court, text, "court_place", facts);
    read(before, text, "court_place", facts);
}

}  // namespace smallprint
