// Every clause type's own examples: what must match matches, with its facts, and what must not does not.
#include <doctest/doctest.h>

#include <string>

#include "analysis/facts/facts.h"
#include "analysis/read_text.h"
#include "analysis/wording.h"
#include "catalogue/catalogue.h"
#include "catalogue/content.h"
#include "catalogue/source/source.h"

namespace smallprint::testing {

namespace {

std::string with_heading(const smallprint::Example& example) {
    std::string text;
    std::string marks = "#";
    for (const std::string& heading : example.heading) {
        text += marks + " " + heading + "\n\n";
        marks += "#";
    }
    return text + example.text + "\n";
}

/// Facts of all evidence of the type that differ from what the example names; empty if one agrees in all.
std::string wrong_facts(const ReadText& read, const std::string& type, const smallprint::Example& example) {
    std::string wrong;
    for (const auto& clause : read.evidence) {
        for (const smallprint::Evidence& evidence : clause) {
            if (evidence.type != type) {
                continue;
            }
            std::string here;
            for (const auto& [name, value] : example.facts) {
                const auto found = evidence.facts.find(name);
                const bool missing = found == evidence.facts.end();
                // A fact that is not there is false.
                if (missing ? value != smallprint::FactValue(false) : found->second != value) {
                    here += name + " should be " + smallprint::fact_text(value) + " and is " +
                            (missing ? "missing" : smallprint::fact_text(found->second)) + "; ";
                }
            }
            if (here.empty()) {
                return here;
            }
            wrong += evidence.rule + ": " + here;
        }
    }
    return wrong;
}

}  // namespace

TEST_CASE("every clause type matches its examples and nothing that it must not") {
    const auto source = smallprint::read_catalogue_source(SMALLPRINT_SOURCE_DIR "/shared/catalogue");
    const auto catalogue = smallprint::Catalogue::from_bytes(smallprint::build_catalogue(source));
    const smallprint::Reader reader(catalogue);
    CHECK(source.examples.size() >= 18);
    for (const auto& [type, examples] : source.examples) {
        const auto& shown = type;  // Clang 14 lets no lambda have a binding.
        INFO("clause type: ", shown);
        CHECK_FALSE(examples.match.empty());
        CHECK_FALSE(examples.no_match.empty());
        for (const smallprint::Example& example : examples.match) {
            const ReadText read = read_text(reader, catalogue, with_heading(example));
            INFO("must match: ", example.text);
            CHECK(read.has(type));
            CHECK(wrong_facts(read, type, example) == "");
        }
        for (const smallprint::Example& example : examples.no_match) {
            const ReadText read = read_text(reader, catalogue, with_heading(example));
            INFO("must not match: ", example.text);
            CHECK_FALSE(read.has(type));
        }
    }
}

TEST_CASE("clause types name only facts that somebody reads") {
    const auto source = smallprint::read_catalogue_source(SMALLPRINT_SOURCE_DIR "/shared/catalogue");
    for (const smallprint::ClauseType& type : source.content.types) {
        for (const std::string& name : type.read_facts) {
            INFO(type.id, ": ", name);
            CHECK(smallprint::is_fact_reader(name));
        }
    }
}

}  // namespace smallprint::testing
