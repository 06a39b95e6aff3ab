// The commands that read documents: what they print.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "base/sha256.h"
#include "run_program.h"
#include "sample_terms.h"

using nlohmann::json;
using program::Sandbox;
namespace sp = smallprint;

namespace {

constexpr const char* page =
    R"(<!DOCTYPE html><html lang="en"><head><title>Terms of Service - Example</title></head>
<body><nav><a href="/">Home</a></nav><main><h1>Terms of Service</h1>
<h2>1. Disputes</h2><p>You and Example agree that any dispute will be resolved by binding arbitration. You waive your
right to take part in a class action.</p><h2>2. Changes</h2><p>We may change these terms at any time without notice to
you.</p><h2>3. Liability</h2><p>Our total liability to you is limited to one hundred dollars ($100).</p></main>
<footer>Copyright</footer></body></html>)";

json parsed(const std::string& text) {
    CAPTURE(text);
    const auto value = json::parse(text, nullptr, false);
    REQUIRE(!value.is_discarded());
    return value;
}

}  // namespace

TEST_CASE("extract prints the text whose hash --json tells, from a file and from standard input") {
    const Sandbox sandbox;
    const auto file = sandbox.file("page.html", page);
    const auto text = sandbox.run({"extract", file});
    CHECK(text.status == 0);
    CHECK(text.err.empty());
    CHECK(text.out.find("binding arbitration") != std::string::npos);
    CHECK(text.out.find("Home") == std::string::npos);
    CHECK(sandbox.run({"extract", "-"}, page).out == text.out);
    CHECK(sandbox.run({"extract"}, page).out == text.out);

    const auto clauses = parsed(sandbox.run({"extract", "--json", file}).out);
    CHECK(clauses["sha256"] == sp::to_hex(sp::sha256(text.out)));
    CHECK(clauses["title"].is_string());
    CHECK(clauses["extractor"].get<std::string>().find("unicode/") != std::string::npos);
    REQUIRE(clauses["clauses"].size() >= 3);
    for (const auto& clause : clauses["clauses"]) {
        CHECK(clause["heading"].is_string());
        CHECK(!clause["text"].get<std::string>().empty());
        CHECK(clause["sha256"].get<std::string>().size() == 64);
    }
    CHECK(clauses["clauses"][0]["heading"].get<std::string>().find("Disputes") != std::string::npos);
}

TEST_CASE("the format of the input can be said") {
    const Sandbox sandbox;
    CHECK(sandbox.run({"extract", "--input", "markdown"}, "# Title\n\nSome *text*.\n").out ==
          "Title\nSome text.\n");
    CHECK(sandbox.run({"extract", "--input", "text"}, "<b>not markup</b>\n").out == "<b>not markup</b>\n");
}

TEST_CASE("detect answers in JSON") {
    const Sandbox sandbox;
    const auto terms = parsed(
        sandbox.run({"detect", "--url", "https://www.example.com/terms"}, sample::terms("at any time")).out);
    CHECK(terms["is_terms"] == true);
    CHECK(terms["score"].get<double>() > 0.5);
    CHECK(terms["score"].get<double>() <= 1.0);
    CHECK(terms["readable"] == true);
    CHECK(terms["terms_type"] == "Terms of Service");
    const auto recipe = parsed(
        sandbox
            .run({"detect"}, "<html><body><h1>Pancakes</h1><p>Whisk eggs, flour and milk. Fry in butter.</p>")
            .out);
    CHECK(recipe["is_terms"] == false);
}

TEST_CASE("analyze tells the same in three formats") {
    const Sandbox sandbox;
    const auto file = sandbox.file("page.html", page);
    const auto report = parsed(sandbox.run({"analyze", file, "--format", "json"}).out);
    CHECK(report["notice"] == "This describes what the text says. It is not legal advice.");
    CHECK(report["stored"] == false);
    REQUIRE(!report["findings"].empty());
    const auto headline = report["findings"][0]["headline"].get<std::string>();

    auto wide = sandbox.run({"analyze", file});
    CHECK(wide.status == 0);
    std::string unwrapped = wide.out;
    std::ranges::replace(unwrapped, '\n', ' ');
    const auto words = headline.substr(0, headline.find(' '));
    CHECK(unwrapped.find(words) != std::string::npos);
    CHECK(unwrapped.find("They write: “") != std::string::npos);
    CHECK(unwrapped.find("not legal advice") != std::string::npos);
    CHECK(wide.out.find('\x1b') == std::string::npos);

    const auto markdown = sandbox.run({"analyze", file, "--format", "markdown"}).out;
    CHECK(markdown.starts_with("# "));
    CHECK(markdown.find("\n## ") != std::string::npos);
    CHECK(markdown.find("\n> ") != std::string::npos);
}

TEST_CASE("lines of the text report fit a terminal of 80 columns") {
    const auto out = Sandbox().run({"analyze"}, page).out;
    std::size_t columns = 0;
    for (const char c : out) {
        columns = c == '\n' ? 0 : columns + ((c & 0xC0) != 0x80 ? 1 : 0);
        CHECK(columns <= 80);
    }
}

TEST_CASE("hostile text cannot steer a terminal or become markup") {
    const Sandbox sandbox;
    const std::string hostile =
        "<html><body><h1>Terms of Service</h1><p>You agree to binding arbitration &#27;[2J\x1b]0;owned\x07 "
        "[click "
        "me](javascript:alert(1)) &lt;script&gt;alert(1)&lt;/script&gt; and waive class "
        "actions.</p></body></html>";
    const auto text = sandbox.run({"analyze", "--input", "html"}, hostile);
    CHECK(text.status == 0);
    CHECK(text.out.find('\x1b') == std::string::npos);
    CHECK(text.out.find('\x07') == std::string::npos);
    const auto markdown = sandbox.run({"analyze", "--input", "html", "--format", "markdown"}, hostile).out;
    CHECK(markdown.find("<script>") == std::string::npos);
    CHECK(markdown.find("[click me](") == std::string::npos);
}

TEST_CASE("diff says what changed, and nothing for equal texts") {
    const Sandbox sandbox;
    const auto before =
        sandbox.file("before.txt", "Section one.\n\nWe may end your account after 30 days notice.\n");
    const auto after = sandbox.file("after.txt", "Section one.\n\nWe may end your account at any time.\n");
    const auto changes = parsed(sandbox.run({"diff", before, after, "--format", "json"}).out);
    REQUIRE(!changes["items"].empty());
    CHECK(changes["substantive"] == true);
    CHECK(changes["items"][0]["after"].get<std::string>().find("at any time") != std::string::npos);
    const auto text = sandbox.run({"diff", before, after});
    CHECK(text.status == 0);
    CHECK(text.out.find("Now:") != std::string::npos);

    const auto same = parsed(sandbox.run({"diff", before, before, "--format", "json"}).out);
    CHECK(same["substantive"] == false);
    CHECK(same["items"].empty());
    CHECK(sandbox.run({"diff", "-", after}, program::read_file(before)).out == text.out);
}

TEST_CASE("diff --jsonl answers line by line") {
    const Sandbox sandbox;
    const auto result =
        sandbox.run({"diff", "--jsonl"}, R"({"id":1,"before":"We keep data.","after":"We sell data."}
{"id":"x","before":"Same.","after":"Same."}
{"id":2,"before":"Only one."}
)");
    CHECK(result.status == 0);
    std::istringstream lines(result.out);
    std::string line;
    std::vector<json> answers;
    while (std::getline(lines, line)) {
        answers.push_back(parsed(line));
    }
    REQUIRE(answers.size() == 3);
    CHECK(answers[0]["id"] == 1);
    CHECK(!answers[0]["items"].empty());
    CHECK(answers[1]["id"] == "x");
    CHECK(answers[1]["items"].empty());
    CHECK(answers[2]["id"] == 2);
    CHECK(answers[2]["error"]["code"] == "usage");
}

TEST_CASE("catalogue info tells how much is known") {
    const auto info = parsed(Sandbox().run({"catalogue", "info", "--format", "json"}).out);
    CHECK(info["clause_types"].get<int>() >= 25);
    CHECK(info["services"].get<int>() > 0);
    CHECK(!info["version"].get<std::string>().empty());
}
