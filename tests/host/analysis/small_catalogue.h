// A catalogue of a few terms and rules, for tests of the engine that should not depend on the real one's
// words.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/catalogue.h"
#include "catalogue/source/read_rule.h"
#include "catalogue/source/source.h"

namespace smallprint::testing {

/// `terms` is a JSON object of lexicon terms, `rules` a JSON list; they make one clause type "sale". `more`
/// are other fields of the type.
inline CatalogueSource small_source(std::string_view terms, std::string_view rules,
                                    std::string_view more = "{}") {
    CatalogueSource source;
    const Json terms_json = Json::parse(terms);
    for (const auto& [name, phrases] : terms_json.items()) {
        source.content.terms.push_back({name, phrases.get<std::vector<std::string>>()});
    }
    Json type = Json::parse(R"({
        "id": "sale", "category": "data", "name": "Sale", "stance": "against_you",
        "severity": {"default": "high"},
        "words": {"headline": "{service} may sell it", "consequence": "It is sold.", "why": "It matters."},
        "examples": {"match": [], "no_match": []}, "mapping": {}})");
    type["rules"] = Json::parse(rules);
    const Json more_json = Json::parse(more);
    for (const auto& [name, value] : more_json.items()) {
        type[name] = value;
    }
    Examples examples;
    source.content.types.push_back(read_clause_type(type, "sale.json", examples));
    source.content.index();
    return source;
}

inline Catalogue small_catalogue(std::string_view terms, std::string_view rules,
                                 std::string_view more = "{}") {
    CatalogueSource source = small_source(terms, rules, more);
    check_catalogue_source(source);
    return Catalogue::from_bytes(build_catalogue(source));
}

}  // namespace smallprint::testing
