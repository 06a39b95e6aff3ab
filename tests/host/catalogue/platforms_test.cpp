// What other services say: both spellings keep everything, look-ups find it, and damaged bytes do no harm.
#include "catalogue/platforms.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "catalogue/fingerprint.h"
#include "catalogue/platform_source.h"

namespace {

using smallprint::DocumentKind;
using smallprint::PlatformSource;

constexpr std::string_view clause_text =
    "The quick harbour office may at any time and without notice close the account of any sailor who leaves "
    "the "
    "pier before the tide has turned, and keeps what was paid for the berth.";

PlatformSource::Clause clause(std::string type, std::uint32_t way, std::string_view text = clause_text) {
    smallprint::Words words;
    smallprint::split_words(text, words);
    PlatformSource::Clause made;
    made.type = std::move(type);
    made.severity = smallprint::Severity::high;
    made.way = way;
    made.words = static_cast<std::uint32_t>(words.size());
    made.negations = smallprint::count_negations(words, 0, words.size() - 1);
    made.exact = static_cast<std::uint32_t>(smallprint::exact_hash(words, 0, words.size()));
    for (const std::uint64_t hash : smallprint::fingerprint_of(words)) {
        made.hashes.push_back(static_cast<std::uint32_t>(hash));
    }
    std::sort(made.hashes.begin(), made.hashes.end());
    return made;
}

PlatformSource::Document document(std::string type, std::string url, std::uint8_t mark, bool current = true) {
    PlatformSource::Document made;
    made.terms_type = std::move(type);
    made.url = std::move(url);
    made.date = "2026-05-03";
    made.sha256.fill(mark);
    made.current = current;
    return made;
}

PlatformSource small_source() {
    PlatformSource source;
    PlatformSource::Service harbour;
    harbour.name = "Harbour.ai";
    harbour.names = {"Harbor"};
    harbour.hosts = {"harbour.example"};
    harbour.known = 90;
    harbour.generative_ai = true;
    harbour.documents.push_back(document("Terms of Service", "https://harbour.example/terms", 1));
    auto first = clause("closing", 0);
    first.facts = {{"days", std::int64_t{30}},
                   {"opt_out", true},
                   {"place", std::string("Malta")},
                   {"recipients", std::vector<std::string>{"pilots", "tugs"}}};
    harbour.documents[0].clauses = {first, clause("berth", 0)};
    PlatformSource::Service lagoon;
    lagoon.name = "Lagoon";
    lagoon.operated_by = 1;
    lagoon.known = 10;
    lagoon.documents.push_back(document("Terms of Service", "", 2));
    lagoon.documents[0].clauses = {clause("closing", 1, "Lagoon may close your account.")};
    lagoon.documents.push_back(document("Trackers Policy", "", 3));
    PlatformSource::Service copy;  // Its terms are Harbour's.
    copy.name = "Pier";
    copy.operated_by = 0;
    copy.documents.push_back(document("Terms of Service", "https://harbour.example/terms", 1));
    copy.documents[0].clauses = {clause("closing", 0)};
    PlatformSource::Service old;
    old.name = "Wreck";
    old.operated_by = 3;
    old.documents.push_back(document("Terms of Service", "", 4, false));
    old.documents[0].clauses = {clause("closing", 0)};
    source.services = {harbour, lagoon, copy, old};
    return source;
}

}  // namespace

TEST_CASE("platforms survive being compressed, and the bytes are always the same") {
    const PlatformSource source = small_source();
    const std::string bytes = smallprint::compress_platforms(source);
    CHECK(bytes == smallprint::compress_platforms(source));
    const PlatformSource back = smallprint::decompress_platforms(bytes);
    CHECK(smallprint::encode_platforms(back) == smallprint::encode_platforms(source));
    REQUIRE(back.services.size() == 4);
    CHECK(back.services[0].documents[0].clauses[0].facts == source.services[0].documents[0].clauses[0].facts);
    CHECK(back.services[0].documents[0].sha256 == source.services[0].documents[0].sha256);
}

TEST_CASE("a service is found by its names and its address") {
    const std::string section = smallprint::encode_platforms(small_source());
    const smallprint::Platforms platforms(section);
    CHECK(platforms.size() == 4);
    CHECK(platforms.named("harbour")->name == "Harbour.ai");
    CHECK(platforms.named("HARBOR")->name == "Harbour.ai");
    CHECK(platforms.at("https://eu.harbour.example/x?y")->name == "Harbour.ai");
    CHECK_FALSE(platforms.at("https://arbour.example/").has_value());
    CHECK_FALSE(platforms.at("not an address").has_value());
    CHECK_FALSE(platforms.named("").has_value());
    const auto found = platforms.find("Nobody", "https://harbour.example/terms");
    REQUIRE(found);
    CHECK(found->generative_ai);
    const auto read = platforms.document(found->first_document);
    CHECK(read.terms_type == "Terms of Service");
    CHECK(read.url == "https://harbour.example/terms");
    CHECK(read.date == "2026-05-03");
    CHECK(read.sha256[31] == 1);
    const auto said = platforms.clause(read.first_clause);
    CHECK(said.type == "closing");
    CHECK(said.severity == smallprint::Severity::high);
    const auto facts = platforms.facts(said);
    CHECK(std::get<std::int64_t>(facts.at("days")) == 30);
    CHECK(std::get<bool>(facts.at("opt_out")));
    CHECK(std::get<std::string>(facts.at("place")) == "Malta");
    CHECK(std::get<std::vector<std::string>>(facts.at("recipients")).size() == 2);
}

TEST_CASE("services are counted in current documents of the kind, copies once") {
    const std::string section = smallprint::encode_platforms(small_source());
    const smallprint::Platforms platforms(section);
    CHECK(platforms.prevalence("closing", DocumentKind::terms).with == 2);
    CHECK(platforms.prevalence("closing", DocumentKind::terms).total == 2);
    CHECK(platforms.prevalence("berth", DocumentKind::terms).with == 1);
    CHECK(platforms.prevalence("closing", DocumentKind::privacy).with == 0);
    CHECK(platforms.prevalence("closing", DocumentKind::privacy).total == 1);
    CHECK(platforms.prevalence("unheard_of", DocumentKind::terms).with == 0);
    CHECK(platforms.prevalence("unheard_of", DocumentKind::terms).total == 2);
}

TEST_CASE("examples show each way, the best known service first and one of a company") {
    const std::string section = smallprint::encode_platforms(small_source());
    const smallprint::Platforms platforms(section);
    const auto examples = platforms.examples("closing");
    REQUIRE(examples.size() == 2);
    const auto name = [&platforms](std::uint32_t index) {
        return platforms.platform(platforms.document(platforms.clause(index).document).platform).name;
    };
    CHECK(name(examples[0]) == "Harbour.ai");
    CHECK(name(examples[1]) == "Lagoon");
    CHECK(platforms.examples("unheard_of").empty());
}

TEST_CASE("the same clause is found elsewhere, changed a little or not, and turned round it is not") {
    const std::string section = smallprint::encode_platforms(small_source());
    const smallprint::Platforms platforms(section);
    const auto look = [&platforms](std::string text, std::string_view type = "closing") {
        smallprint::Words words;
        smallprint::split_words(text, words);
        return platforms.same_clauses(type, words);
    };
    const auto exact = look(std::string(clause_text));
    REQUIRE(exact.size() == 3);
    CHECK(exact[0].exact);
    CHECK(exact[0].containment == 1.0);
    const auto near = look(std::string(clause_text) + " Seagulls are fed.");
    REQUIRE(near.size() == 3);
    CHECK_FALSE(near[0].exact);
    CHECK(near[0].containment >= smallprint::Platforms::least_containment);
    CHECK(look("Never. " + std::string(clause_text)).empty());
    CHECK(look(std::string(clause_text), "berth").size() == 1);
    CHECK(look("A text about something else, long enough to be looked for at all.").empty());
    CHECK(look("").empty());
}

TEST_CASE("names and kinds are told alike") {
    CHECK(smallprint::platform_name_key("Claude.ai") == smallprint::platform_name_key("Claude"));
    CHECK(smallprint::platform_name_key("Proton Mail") == smallprint::platform_name_key("ProtonMail"));
    CHECK(smallprint::platform_name_key("Blizzard Entertainment (US)") ==
          smallprint::platform_name_key("Blizzard Entertainment"));
    CHECK(smallprint::platform_name_key("Venus") != smallprint::platform_name_key("Ven"));
    CHECK(smallprint::document_kind("Parent Organization Privacy Policy") == DocumentKind::privacy);
    CHECK(smallprint::document_kind("Community Guidelines") == DocumentKind::rules);
    CHECK(smallprint::document_kind("Commercial Terms") == DocumentKind::terms);
    CHECK(smallprint::document_kind("") == DocumentKind::terms);
}

TEST_CASE("a damaged section throws or answers, and never reads outside") {
    const std::string whole = smallprint::encode_platforms(small_source());
    smallprint::Words words;
    smallprint::split_words(clause_text, words);
    const auto use = [&words](const std::string& bytes) {
        try {
            const smallprint::Platforms platforms(bytes);
            (void)platforms.find("Harbour", "https://harbour.example/");
            (void)platforms.same_clauses("closing", words);
            (void)platforms.prevalence("closing", DocumentKind::terms);
            for (const std::uint32_t index : platforms.examples("closing")) {
                (void)platforms.facts(platforms.clause(index));
                (void)platforms.document(platforms.clause(index).document);
            }
            return true;
        } catch (const smallprint::Error& error) {
            CHECK(error.code() == smallprint::ErrorCode::catalogue_invalid);
            return false;
        }
    };
    CHECK(use(whole));
    CHECK_FALSE(use(""));
    CHECK_FALSE(use(whole.substr(0, 40)));
    CHECK_FALSE(use(whole.substr(0, whole.size() - 1)));
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char value : {'\xff', '\x7f', '\x00'}) {
            std::string damaged = whole;
            damaged[at] = value;
            refused += use(damaged) ? 0U : 1U;
        }
    }
    CHECK(refused > 100);

    const std::string packed = smallprint::compress_platforms(small_source());
    for (std::size_t size = 0; size < packed.size(); ++size) {
        CHECK_THROWS_AS((void)smallprint::decompress_platforms(packed.substr(0, size)), smallprint::Error);
    }
    std::string bomb = packed;
    bomb[8 + 5] = '\xff';  // Inside the frame's header.
    try {
        (void)smallprint::decompress_platforms(bomb);
    } catch (const smallprint::Error&) {
        CHECK(true);
    }
}
