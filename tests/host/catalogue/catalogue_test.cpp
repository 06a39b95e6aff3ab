// The catalogue's file: what is built can be opened, and nothing else can.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "base/sha256.h"
#include "catalogue/catalogue.h"
#include "catalogue/content.h"
#include "catalogue/content_archive.h"
#include "catalogue/format.h"
#include "catalogue/source/read_rule.h"
#include "catalogue/source/source.h"

namespace {

std::string real_bytes() {
    return smallprint::build_catalogue(
        smallprint::read_catalogue_source(SMALLPRINT_SOURCE_DIR "/shared/catalogue"));
}

std::string complaint(const smallprint::CatalogueSource& source) {
    try {
        smallprint::check_catalogue_source(source);
    } catch (const smallprint::Error& problem) {
        return problem.what();
    }
    return {};
}

smallprint::Json plain_type() {
    return smallprint::Json::parse(R"({
        "id": "sale", "category": "data", "name": "Sale", "stance": "against_you", "severity": {"default": "high"},
        "rules": [{"id": "a", "find": ["@sell"]}],
        "words": {"headline": "h", "consequence": "c", "why": "w"},
        "examples": {"match": ["x"], "no_match": ["y"]}, "mapping": {"unfair_tos": []}})");
}

std::string type_complaint(const smallprint::Json& type) {
    try {
        smallprint::Examples examples;
        (void)smallprint::read_clause_type(type, "clause_types/sale.json", examples);
    } catch (const smallprint::Error& problem) {
        return problem.what();
    }
    return {};
}

}  // namespace

TEST_CASE("the source gives the same bytes every time, and they open") {
    const std::string bytes = real_bytes();
    CHECK(bytes == real_bytes());
    const auto catalogue = smallprint::Catalogue::from_bytes(bytes);
    CHECK(catalogue.info().clause_types == catalogue.content().types.size());
    CHECK(catalogue.info().clause_types >= 18);
    CHECK(catalogue.info().services > 0);
    CHECK(catalogue.info().version.size() == 12);
    CHECK(catalogue.content().type("feedback_trains_ai") != nullptr);
    CHECK(catalogue.content().type("no_such_type") == nullptr);
    CHECK(smallprint::Catalogue::embedded().content().types.size() > 0);
}

TEST_CASE("a damaged catalogue is refused") {
    const std::string bytes = real_bytes();
    const auto refused = [](std::string damaged) {
        CHECK_THROWS_AS((void)smallprint::Catalogue::from_bytes(std::move(damaged)), smallprint::Error);
    };
    refused("");
    refused("SMPRCAT\n");
    refused(bytes.substr(0, 47));
    refused(bytes.substr(0, 60));
    refused(bytes.substr(0, bytes.size() - 1));
    refused(bytes + "x");
    std::string flipped = bytes;
    flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 1);
    refused(flipped);
    std::string newer = bytes;
    newer[8] = 2;
    refused(newer);
}

TEST_CASE("a catalogue with a right hash and wrong contents is refused") {
    const auto pack = [](const std::string& info, const std::string& services, const std::string& content) {
        return smallprint::pack_catalogue({{"INFO", info}, {"SERV", services}, {"CONT", content}});
    };
    const std::string info = smallprint::encode_info({"v", "2026-01-01", 1, 0, 0, 0});
    const auto refused = [](const std::string& bytes) {
        CHECK_THROWS_AS((void)smallprint::Catalogue::from_bytes(bytes).content(), smallprint::Error);
    };
    const std::string no_services = smallprint::encode_services({});
    refused(pack(info, no_services, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"));
    refused(pack(info, no_services, "\xff\xff\xff\x7f"));
    refused(pack("\xff", no_services, no_services));
    refused(smallprint::pack_catalogue({{"INFO", info}}));
    CHECK_THROWS_AS((void)smallprint::Catalogue::from_bytes(pack(info,
                                                                 "\x05"
                                                                 "ab",
                                                                 no_services))
                        .service_at("https://a.example"),
                    smallprint::Error);
    // Every cut of a real content is refused, none is read beyond its end.
    const std::string content = smallprint::encode_content(
        smallprint::read_catalogue_source(SMALLPRINT_SOURCE_DIR "/shared/catalogue").content);
    for (std::size_t size = 0; size < content.size(); size += content.size() / 97 + 1) {
        refused(pack(info, no_services, content.substr(0, size)));
    }
    // Offsets outside the file.
    std::string bytes = pack(info, no_services, content);
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[56 + i] = '\xff';
    }
    const auto digest = smallprint::sha256(std::string_view(bytes).substr(48));
    std::copy(digest.begin(), digest.end(), bytes.begin() + 16);
    refused(bytes);
}

TEST_CASE("mistakes in the source are named") {
    CHECK(type_complaint(plain_type()) == "");
    auto type = plain_type();
    type["colour"] = "red";
    CHECK(type_complaint(type) == "clause_types/sale.json: has a field \"colour\" that nobody reads");
    type = plain_type();
    type.erase("name");
    CHECK(type_complaint(type) == "clause_types/sale.json: has no field \"name\"");
    type = plain_type();
    type["rules"][0]["order"] = {"@keep"};
    CHECK(type_complaint(type).find("which is not in find") != std::string::npos);
    type = plain_type();
    type["severity"]["default"] = "awful";
    CHECK(type_complaint(type).find("info, low, medium or high") != std::string::npos);

    smallprint::CatalogueSource source;
    smallprint::Examples examples;
    source.content.types.push_back(smallprint::read_clause_type(plain_type(), "sale.json", examples));
    source.content.index();
    CHECK(complaint(source).find("names @sell, which no lexicon file defines") != std::string::npos);
    source.content.terms = {{"sell", {"sell*"}}};
    CHECK(complaint(source) == "");
    source.content.terms = {{"sell", {"@buy it"}}, {"buy", {"buy", "@sell"}}};
    CHECK(complaint(source).find("is inside itself") != std::string::npos);
    source.content.terms = {{"sell", {"sell", "s*l"}}};
    CHECK(complaint(source).find("a * that is not at the end") != std::string::npos);
    source.content.terms = {{"sell", {"sell _{3,1} x"}}};
    CHECK(complaint(source).find("least <= most") != std::string::npos);
    source.content.terms = {{"sell", {"sell"}}};
    source.content.types[0].regulations.push_back({"gdpr", "", "", "", {}});
    CHECK(complaint(source).find("names gdpr, for which there is no file") != std::string::npos);
}

TEST_CASE("a source that is not there is no empty catalogue") {
    CHECK_THROWS_AS((void)smallprint::read_catalogue_source("no/such/folder"), smallprint::Error);
}

TEST_CASE("services are found by address") {
    smallprint::CatalogueSource source;
    source.services = {
        {"Acme", {}, "", 0, {"acme.example"}, {{"Terms of Service", "https://acme.example/terms"}}},
        {"Acme Chat",
         {},
         "",
         0,
         {},
         {{"Privacy Policy", "acme.example/chat/privacy"}, {"Terms", "https://www.acme.example/chat"}}}};
    const auto catalogue = smallprint::Catalogue::from_bytes(smallprint::build_catalogue(source));
    const auto name = [&catalogue](const char* url) {
        const auto found = catalogue.service_at(url);
        return found ? found->name + "|" + found->terms_type : std::string("none");
    };
    CHECK(name("https://acme.example/terms") == "Acme|Terms of Service");
    CHECK(name("http://WWW.Acme.Example:443/terms/?x#y") == "Acme|Terms of Service");
    CHECK(name("https://acme.example/chat/privacy") == "Acme Chat|Privacy Policy");
    CHECK(name("https://acme.example/chat/other") == "Acme Chat|");
    CHECK(name("https://acme.example/chatter") == "Acme|");
    CHECK(name("https://help.acme.example/x") == "Acme|");
    CHECK(name("https://notacme.example/") == "none");
    CHECK(name("https://acme.example.evil.example/terms") == "none");
    CHECK(name("ftp://acme.example/terms") == "none");
    CHECK(name("") == "none");
}

TEST_CASE("a host that several services name is called after the best known") {
    smallprint::CatalogueSource source;
    source.services = {
        {"Acme Maps", {}, "Acme", 0, {}, {{"Terms", "acme.example/a"}, {"Terms", "acme.example/b"}}},
        {"Acme", {"ACME Corporation"}, "Acme", 90, {}, {{"Terms", "acme.example/c"}}}};
    const auto catalogue = smallprint::Catalogue::from_bytes(smallprint::build_catalogue(source));
    CHECK(catalogue.service_at("https://acme.example/elsewhere")->name == "Acme");
    CHECK(catalogue.service_at("https://acme.example/a")->name == "Acme Maps");
    REQUIRE(catalogue.services().size() == 2);
    CHECK(catalogue.services()[1].names == std::vector<std::string>{"ACME Corporation"});
    CHECK(catalogue.services()[1].known == 90);
    CHECK(catalogue.platforms().empty());
}
