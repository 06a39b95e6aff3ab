// What analyze remembers and history tells.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "run_program.h"
#include "sample_terms.h"

using nlohmann::json;
using program::is_one_line;
using program::Sandbox;
using sample::terms;

TEST_CASE("looking at a history that is not there makes none") {
    const Sandbox sandbox;
    CHECK(json::parse(sandbox.run({"history", "list", "--format", "json"}).out) == json::array());
    CHECK(sandbox.run({"history", "list"}).status == 0);
    CHECK(!std::filesystem::exists(sandbox.path() / "data"));
    const auto unknown = sandbox.run({"history", "show", "SP-D-AAAAAAAAAA"});
    CHECK(unknown.status == 1);
    CHECK(is_one_line(unknown.err));
}

TEST_CASE("versions are remembered by address, listed and shown") {
    const Sandbox sandbox;
    const std::vector<std::string> analyze{
        "analyze", "--url", "https://www.example.com/terms?utm_source=x#top", "--format", "json"};
    const auto first = json::parse(sandbox.run(analyze, terms("after 30 days notice")).out);
    CHECK(first["document"]["status"] == "new");
    CHECK(first["stored"] == true);
    const auto again = json::parse(sandbox.run(analyze, terms("after 30 days notice")).out);
    CHECK(again["document"]["status"] == "unchanged");
    const auto changed = json::parse(sandbox.run(analyze, terms("at any time without notice")).out);
    CHECK(changed["document"]["status"] == "changed");
    CHECK(!changed["changes"]["items"].empty());

    const auto list = json::parse(sandbox.run({"history", "list", "--format", "json"}).out);
    REQUIRE(list.size() == 1);
    CHECK(list[0]["id"] == first["document"]["id"]);
    CHECK(list[0]["versions"] == 2);
    CHECK(list[0]["url"].get<std::string>().find("utm_source") == std::string::npos);
    for (const char* key : {"service", "terms_type", "first_seen", "last_verified"}) {
        CHECK(list[0][key].is_string());
    }

    const auto id = list[0]["id"].get<std::string>();
    const auto shown = json::parse(sandbox.run({"history", "show", id, "--format", "json"}).out);
    REQUIRE(shown["versions"].size() == 2);
    CHECK(shown["versions"][0]["sha256"] == first["document"]["sha256"]);
    CHECK(shown["versions"][1]["kind"] == "changed");
    CHECK(shown["changes"].size() == 1);
    const auto text = sandbox.run({"history", "show", id});
    CHECK(text.status == 0);
    CHECK(text.out.find(first["document"]["sha256"].get<std::string>()) != std::string::npos);
    CHECK(sandbox.run({"history", "list"}).out.find(id) != std::string::npos);
}

TEST_CASE("--no-store and a text without an address leave no trace") {
    const Sandbox sandbox;
    CHECK(sandbox.run({"analyze", "--no-store", "--url", "https://www.example.com/terms"}, terms("now"))
              .status == 0);
    CHECK(sandbox.run({"analyze"}, terms("now")).status == 0);
    const auto list = json::parse(sandbox.run({"history", "list", "--format", "json"}).out);
    CHECK(list.empty());
}

TEST_CASE("--data-dir may stand before and after the command") {
    const Sandbox sandbox;
    const auto directory = (sandbox.path() / "elsewhere").string();
    CHECK(
        sandbox
            .run({"--data-dir", directory, "analyze", "--url", "https://www.example.com/terms"}, terms("now"))
            .status == 0);
    const auto list = sandbox.run({"history", "list", "--format", "json", "--data-dir", directory});
    CHECK(json::parse(list.out).size() == 1);
    CHECK(!std::filesystem::exists(sandbox.path() / "data"));
}
