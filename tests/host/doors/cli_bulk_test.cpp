// `analyze --jsonl`: order, ids, bad lines.
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "run_program.h"

using nlohmann::json;
using program::Sandbox;

namespace {

std::vector<json> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<json> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(json::parse(line, nullptr, false));
        REQUIRE(!lines.back().is_discarded());
    }
    return lines;
}

}  // namespace

TEST_CASE("every line is answered, in order, with its id as it came") {
    const Sandbox sandbox;
    std::string input;
    for (int i = 0; i < 120; ++i) {
        // Long and short ones mixed, so that threads overtake each other.
        std::string text = "Any dispute is resolved by binding arbitration.";
        for (int more = 0; more < (i % 7 == 0 ? 200 : 0); ++more) {
            text += "\n\nWe may change clause " + std::to_string(more) + " at any time.";
        }
        input += json{{"id", i}, {"text", text}, {"url", "https://a.example/terms"}}.dump() + "\n";
    }
    input.pop_back();  // The last line needs no line end.
    const auto result = sandbox.run({"analyze", "--jsonl"}, input);
    CHECK(result.status == 0);
    CHECK(result.err.empty());
    const auto answers = lines_of(result.out);
    REQUIRE(answers.size() == 120);
    for (int i = 0; i < 120; ++i) {
        CHECK(answers[static_cast<std::size_t>(i)]["id"] == i);
        CHECK(!answers[static_cast<std::size_t>(i)]["findings"].empty());
        CHECK(answers[static_cast<std::size_t>(i)]["stored"] == false);
    }
    CHECK(!std::filesystem::exists(sandbox.path() / "data"));
}

TEST_CASE("a bad line is answered with an error line and spoils nothing else") {
    const Sandbox sandbox;
    const std::vector<std::string> bad{"",
                                       "not json",
                                       "[]",
                                       "7",
                                       R"({"id":"a"})",
                                       R"({"id":"b","text":7})",
                                       R"({"id":"c","text":"x","html":"y"})",
                                       R"({"id":"d","text":"x","url":"no address"})",
                                       std::string(200000, '['),
                                       "{\"id\":\"e\",\"text\":\"\xff\xfe\"}",
                                       R"({"id":"f","text":"x","url":7})"};
    std::string input;
    for (const auto& line : bad) {
        input +=
            line + "\n" + R"({"id":{"good":[1]},"text":"We may change these terms at any time."})" + "\n";
    }
    const auto result = sandbox.run({"analyze", "--jsonl", "-"}, input);
    CHECK(result.status == 0);
    const auto answers = lines_of(result.out);
    REQUIRE(answers.size() == 2 * bad.size());
    for (std::size_t i = 0; i < bad.size(); ++i) {
        CAPTURE(bad[i].substr(0, 60));
        const auto& error = answers[2 * i];
        REQUIRE(error.contains("error"));
        CHECK(error["error"]["line"] == 2 * i + 1);
        CHECK(error["error"]["message"].is_string());
        CHECK(error.contains("id"));
        CHECK(answers[2 * i + 1]["id"] == json{{"good", {1}}});
        CHECK(answers[2 * i + 1].contains("findings"));
    }
    CHECK(answers[8]["id"] == "a");
    CHECK(answers[0]["id"].is_null());
}

TEST_CASE("no lines, no answers") {
    const auto result = Sandbox().run({"analyze", "--jsonl"}, "");
    CHECK(result.status == 0);
    CHECK(result.out.empty());
}

TEST_CASE("an unreadable document within a line is a report with its reason") {
    const auto answers = lines_of(
        Sandbox().run({"analyze", "--jsonl"}, R"({"id":1,"html":"<html><body></body></html>"})").out);
    REQUIRE(answers.size() == 1);
    CHECK(answers[0]["document"].is_null());
    CHECK(!answers[0]["reason"].get<std::string>().empty());
}

TEST_CASE("GNU parallel can spread it: pieces of the input give the same lines") {
    if (!std::filesystem::exists("/usr/bin/parallel")) {
        MESSAGE("skipped: GNU parallel is not installed");
        return;
    }
    Sandbox sandbox;
    sandbox.variables["PATH"] = "/usr/local/bin:/usr/bin:/bin";
    std::string input;
    for (int i = 0; i < 400; ++i) {
        input +=
            json{{"id", i},
                 {"text", "Any dispute number " + std::to_string(i) + " is resolved by binding arbitration."}}
                .dump() +
            "\n";
    }
    const auto file = sandbox.file("pages.jsonl", input);
    const auto alone = lines_of(sandbox.run({"analyze", "--jsonl"}, input).out);
    Sandbox spread("/bin/sh");
    spread.variables["PATH"] = "/usr/local/bin:/usr/bin:/bin";
    const auto result =
        spread.run({"-c", "parallel --will-cite --pipe --keep-order --block 8k '" SMALLPRINT_BINARY
                          "' analyze --jsonl < '" +
                              file + "'"});
    CHECK(result.status == 0);
    const auto together = lines_of(result.out);
    REQUIRE(together.size() == alone.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
        CHECK(together[i]["id"] == alone[i]["id"]);
        CHECK(together[i]["findings"] == alone[i]["findings"]);
    }
}
