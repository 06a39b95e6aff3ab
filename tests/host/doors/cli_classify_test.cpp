// `classify`: lines in, lines out.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "run_program.h"

using nlohmann::json;

TEST_CASE("classify says of each line what it asserts, best first, and answers bad lines") {
    const program::Sandbox sandbox;
    const std::string input =
        json{{"id", 1},
             {"text",
              "These terms are governed by the laws of the State of New York, without "
              "regard to conflict of laws rules."}}
            .dump() +
        "\n" + json{{"id", "b"}, {"text", "Our office cat likes to sleep in the sun."}}.dump() +
        "\nno json\n" + json{{"id", "c"}}.dump() + "\n" + json{{"id", "d"}, {"text", ""}}.dump() + "\n";
    const auto result = sandbox.run({"classify"}, input);
    CHECK(result.status == 0);
    CHECK(result.err.empty());
    std::istringstream stream(result.out);
    std::vector<json> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(json::parse(line));
    }
    REQUIRE(lines.size() == 5);
    CHECK(lines[0]["id"] == 1);
    CHECK(lines[0]["unfair_tos"] == json::array({"Choice of law"}));
    CHECK(lines[0]["types"].is_array());
    double before = 1.0;
    for (const auto& type : lines[0]["types"]) {
        CHECK(type["score"].get<double>() <= before);
        before = type["score"].get<double>();
        CHECK(type["type"].is_string());
    }
    CHECK(lines[1]["unfair_tos"] == json::array());
    CHECK(lines[2]["error"]["line"] == 3);
    CHECK(lines[3]["id"] == "c");
    CHECK(lines[3].contains("error"));
    CHECK(lines[4]["unfair_tos"] == json::array());
    CHECK(sandbox.run({"classify", "missing.jsonl"}, "").status == 3);
}
