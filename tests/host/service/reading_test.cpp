#include "service/reading.h"

#include <doctest/doctest.h>

#include <string>

#include "document/extract.h"
#include "service/analyze_page.h"
#include "service/document_reading.h"
#include "service/sample_terms.h"

namespace smallprint {
namespace {

using test::terms_page;
using test::World;

constexpr std::string_view url = "https://www.unheard-of-shop.com/terms";

std::string page_of(std::size_t clauses) {
    std::string added;
    for (std::size_t i = 0; i < clauses; ++i) {
        added += "<p>Rule " + std::to_string(i) + " applies.</p>";
    }
    std::string html = terms_page();
    return html.insert(html.find("<h2>2. Feedback"), added);
}

Document keep(World& world, const std::string& html) {
    AnalyzeRequest request;
    request.bytes = html;
    request.url = url;
    request.assume_terms = true;
    REQUIRE(analyze_page(world.session, request).stored);
    return extract(html, {InputFormat::html, url, {}});
}

std::size_t known_by_clause(World& world, const Document& document) {
    std::vector<Sha256Digest> keys;
    for (const Clause& clause : document.clauses) {
        keys.push_back(clause_cache_key(document, clause));
    }
    std::size_t known = 0;
    for (const auto& found : world.session.reading().cached_evidence(keys, world.services.reader_version())) {
        known += found.has_value() ? 1U : 0U;
    }
    return known;
}

}  // namespace

TEST_CASE("what terms say is remembered clause by clause, what a huge page says as a whole") {
    World world;
    const Document terms = keep(world, page_of(20));
    CHECK(known_by_clause(world, terms) == terms.clauses.size());
    CHECK_FALSE(cached_whole_document(world.session.reading(), terms, world.services.reader_version()));

    const Document huge = keep(world, page_of(10'001));
    REQUIRE(huge.clauses.size() > 10'000);
    CHECK(known_by_clause(world, huge) <= terms.clauses.size());
    const auto whole = cached_whole_document(world.session.reading(), huge, world.services.reader_version());
    REQUIRE(whole.has_value());
    const ClauseReading again = read_document(world.services, huge, &world.session.reading());
    CHECK(again.keys.empty());  // Found, not read.
    CHECK(again.evidence->size() == huge.clauses.size());
    CHECK_FALSE(again.fresh_whole.has_value());
}

}  // namespace smallprint
