#include "document/canonical.h"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace smallprint {

TEST_CASE("the shared vectors of inline text hold") {
    std::ifstream file{SMALLPRINT_SOURCE_DIR "/shared/protocol/canonical.json"};
    REQUIRE(file.good());
    const auto vectors = nlohmann::json::parse(file);
    REQUIRE(vectors.size() >= 20);
    for (const auto& vector : vectors) {
        CAPTURE(vector.at("name").get<std::string>());
        const std::string output = canonical_inline(vector.at("input").get<std::string>());
        CHECK(output == vector.at("output").get<std::string>());
        CHECK(canonical_inline(output) == output);
    }
}

TEST_CASE("character references are decoded before the table is applied") {
    CanonicalText text;
    text.append_html(
        "a&nbsp;&#160;b &amp;lt; &shy;c&ZeroWidthSpace;d &#x93;q&#148; &frac12; &notit; &unknown; &");
    Block block;
    text.finish(block);
    CHECK(block.text == "a b &lt; cd \u201cq\u201d \u00bd \u00acit; &unknown; &");
}

TEST_CASE("links keep the offsets of their words, in normal form too") {
    CanonicalText text;
    text.append("re\u0301sume\u0301 ");
    text.begin_link("/optout");
    text.append(" opt  out");
    text.end_link();
    text.append(" here");
    Block block;
    text.finish(block);
    REQUIRE(block.links.size() == 1);
    const Link& link = block.links.front();
    CHECK(block.text.substr(link.begin, link.end - link.begin) == "opt out");
    CHECK(link.target == "/optout");
}

}  // namespace smallprint
