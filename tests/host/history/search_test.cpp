// Words are found in every version, where they stand and whether they still do.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/error.h"
#include "history/fixture.h"
#include "history/search_query.h"

namespace smallprint::test {

namespace {

std::vector<std::string> texts(const SearchPage& page) {
    std::vector<std::string> found;
    for (const SearchHit& hit : page.hits) {
        found.push_back(hit.text);
    }
    return found;
}

}  // namespace

TEST_CASE("what is typed becomes words and nothing else") {
    using history::match_expression;
    CHECK(match_expression("sell data") == "\"sell\" AND \"data\"");
    CHECK(match_expression("\"third parties\" sell* -cookies") ==
          "(\"third parties\" AND \"sell\"*) NOT (\"cookies\")");
    CHECK(match_expression("NEAR(a b) text:x OR") == "\"NEAR(a\" AND \"b)\" AND \"text:x\" AND \"OR\"");
    CHECK(match_expression("\"open") == "\"open\"");
    CHECK(match_expression("-only").empty());
    CHECK(match_expression("  -- \" \" * ? ").empty());
}

TEST_CASE("every version is searched, and a hit says since when and whether still") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document first = document_of({"We never sell your data.", "You may leave at any time."});
    const Document second = document_of({"We may sell your data to Partners.", "You may leave at any time."});
    (void)store.record(version_of(first, 1000));
    (void)store.record(version_of(second, 2000));

    const SearchPage page = store.search("sell DATA", {}, 20, std::nullopt);
    REQUIRE(page.hits.size() == 2);
    CHECK(page.hits[0].text == "We may sell your data to Partners.");
    CHECK(page.hits[0].in_force);
    CHECK(page.hits[0].since_version == 2);
    CHECK(page.hits[0].since == 2000);
    REQUIRE(page.hits[0].marks.size() == 2);
    CHECK(page.hits[0].text.substr(page.hits[0].marks[0].first, 4) == "sell");
    CHECK(page.hits[1].text == "We never sell your data.");
    CHECK_FALSE(page.hits[1].in_force);
    CHECK(page.hits[1].since_version == 1);
    CHECK_FALSE(page.next.has_value());

    CHECK(texts(store.search("\"sell your data to\"", {}, 20, std::nullopt)).size() == 1);
    CHECK(texts(store.search("\"data sell\"", {}, 20, std::nullopt)).empty());
    CHECK(texts(store.search("partn*", {}, 20, std::nullopt)).size() == 1);
    CHECK(texts(store.search("data -never", {}, 20, std::nullopt)).size() == 1);
    CHECK(texts(store.search("zebra", {}, 20, std::nullopt)).empty());
    CHECK_THROWS_AS((void)store.search("-data", {}, 20, std::nullopt), Error);
}

TEST_CASE("a paragraph that two documents have is a hit in both, and can be asked for in one") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const DocumentKey other{"Plum", "Privacy Policy", "en", ""};
    const Document pear = document_of({"Shared words on arbitration.", "Only pear."});
    const Document plum = document_of({"Only plum.", "Shared words on arbitration."});
    (void)store.record(version_of(pear, 1000));
    const std::string id = store.record(version_of(plum, 2000, other)).document.id;
    CHECK(store.search("arbitration", {}, 20, std::nullopt).hits.size() == 2);
    const SearchPage one = store.search("arbitration", {id, ""}, 20, std::nullopt);
    REQUIRE(one.hits.size() == 1);
    CHECK(one.hits[0].document.key.service == "Plum");
    CHECK(one.hits[0].since == 2000);
    CHECK(store.search("arbitration", {"", "Pear Chat"}, 20, std::nullopt).hits.size() == 1);
}

TEST_CASE("pages follow one another without a gap") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    std::vector<std::string> paragraphs;
    for (int i = 0; i < 25; ++i) {
        paragraphs.push_back("Common word number " + std::to_string(i) + ".");
    }
    const Document document = document_of(paragraphs);
    (void)store.record(version_of(document, 1000));
    std::vector<std::string> found;
    std::optional<std::int64_t> next;
    do {
        const SearchPage page = store.search("common", {}, 10, next);
        for (const std::string& text : texts(page)) {
            found.push_back(text);
        }
        next = page.next;
    } while (next);
    std::reverse(found.begin(), found.end());
    CHECK(found == paragraphs);
}

TEST_CASE("a reader finds what a writer has recorded") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document document = document_of({"Crêpes et données personnelles."});
    (void)store.record(version_of(document, 1000));
    const Store reader = Store::open(directory.path(), Store::Mode::read_only, clock);
    CHECK(reader.search("donnees", {}, 20, std::nullopt).hits.size() == 1);
    CHECK(reader.search("CREPES", {}, 20, std::nullopt).hits.size() == 1);
}

}  // namespace smallprint::test
