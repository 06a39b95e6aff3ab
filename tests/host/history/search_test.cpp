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
    const auto match_expression = [](std::string_view typed) {
        return history::match_expression(history::search_terms(typed));
    };
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

namespace {

struct Found {
    std::string service;
    std::string text;
    auto operator<=>(const Found&) const = default;
};

std::vector<Found> all_pages(const Store& store, std::string_view words, const SearchFilter& filter,
                             std::uint32_t limit) {
    std::vector<Found> found;
    std::optional<std::int64_t> next;
    do {
        const SearchPage page = store.search(words, filter, limit, next);
        for (const SearchHit& hit : page.hits) {
            found.push_back({hit.document.key.service, hit.text});
        }
        next = page.next;
    } while (next);
    return found;
}

bool has_word(const std::string& text, const std::string& word, bool prefix) {
    const std::string spaced = " " + text + " ";
    return spaced.find(" " + word + (prefix ? "" : " ")) != std::string::npos;
}

}  // namespace

TEST_CASE("the beginning of a word finds what a look at every text finds, near and far, in all or in some") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    // "common…" in every third paragraph, "oldest…" in the first ones only, "lonely" in one of them.
    std::vector<Found> all;
    TimeMs at = 1000;
    for (const char* service : {"Pear", "Plum", "Quince"}) {
        for (int version = 0; version < 3; ++version) {
            std::vector<std::string> paragraphs{"shared" + std::to_string(version) + " by all of them"};
            for (int i = 0; i < 300; ++i) {
                const int number = version * 1000 + i;
                std::string text = std::string(service) + "number" + std::to_string(number);
                text += i % 3 == 0 ? " common" + std::to_string(number % 70) : " other";
                text += version == 0 && i < 40 ? " oldest" + std::to_string(i) : "";
                text += version == 0 && i == 7 ? " lonely" : "";
                paragraphs.push_back(std::move(text));
            }
            const Document text = document_of(paragraphs);
            (void)store.record(version_of(text, at += 1000, {service, "Terms", "en", ""}));
            for (const std::string& paragraph : paragraphs) {
                all.push_back({service, paragraph});
            }
        }
    }
    struct Asked {
        const char* words;
        std::vector<std::pair<std::string, bool>> wanted;  // and whether it is a beginning
        std::vector<std::pair<std::string, bool>> unwanted;
    };
    const std::vector<Asked> questions{
        {"common*", {{"common", true}}, {}},
        {"oldest*", {{"oldest", true}}, {}},
        {"lonel*", {{"lonel", true}}, {}},
        {"nobody*", {{"nobody", true}}, {}},
        {"other oldest*", {{"other", false}, {"oldest", true}}, {}},
        {"oldest* common1*", {{"oldest", true}, {"common1", true}}, {}},
        {"common* -oldest*", {{"common", true}}, {{"oldest", true}}},
        {"common1 -oldest*", {{"common1", false}}, {{"oldest", true}}},
        {"shared*", {{"shared", true}}, {}},
        {"other", {{"other", false}}, {}},
    };
    for (const Asked& asked : questions) {
        for (const char* service : {"", "Plum"}) {
            std::vector<Found> expected;
            for (const Found& one : all) {
                const auto has = [&](const auto& term) {
                    return has_word(one.text, term.first, term.second);
                };
                if ((*service == '\0' || one.service == service) && std::ranges::all_of(asked.wanted, has) &&
                    std::ranges::none_of(asked.unwanted, has)) {
                    expected.push_back(one);
                }
            }
            std::ranges::sort(expected);
            for (const std::uint32_t limit : {7U, 100U}) {
                CAPTURE(asked.words);
                CAPTURE(service);
                CAPTURE(limit);
                auto found = all_pages(store, asked.words, {"", service}, limit);
                std::ranges::sort(found);
                CHECK(found == expected);
            }
        }
    }
    // And the newest first.
    CHECK(store.search("common*", {}, 1, std::nullopt).hits.at(0).document.key.service == "Quince");
}

TEST_CASE("marks are where the index sees the words: accents folded, beginnings whole, phrases as one") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document document =
        document_of({"Tes données: donner, sans donnée; third party, third-party rights."});
    (void)store.record(version_of(document, 1000));
    const auto marked = [&](std::string_view words) {
        std::vector<std::string> parts;
        for (const SearchHit& hit : store.search(words, {}, 5, std::nullopt).hits) {
            for (const auto& [begin, end] : hit.marks) {
                parts.push_back(hit.text.substr(begin, end - begin));
            }
        }
        return parts;
    };
    using Parts = std::vector<std::string>;
    CHECK(marked("DONNÉE*") == Parts{"données", "donnée"});
    CHECK(marked("donnee") == Parts{"donnée"});
    CHECK(marked("\"third party\"") == Parts{"third party", "third-party"});
    CHECK(marked("\"third party\" \"party rights\"") == Parts{"third party", "third-party rights"});
    CHECK(marked("donner -rights").empty());
    CHECK(marked("donner -right") == Parts{"donner"});
}

TEST_CASE("what was forgotten is stepped over by a search for the beginning of a word") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const DocumentKey plum{"Plum", "Terms", "en", ""};
    const DocumentKey quince{"Quince", "Terms", "en", ""};
    const Document first = document_of({"Arbitration for pears.", "Arbitrators are shared."});
    const Document second = document_of({"Arbitration for plums.", "Arbitrators are shared."});
    const Document third = document_of({"Arbitration for quinces."});
    (void)store.record(version_of(first, 1000));
    const StoredDocument gone = store.record(version_of(second, 2000, plum)).document;
    (void)store.record(version_of(third, 3000, quince));
    store.forget(std::vector{gone});
    CHECK(texts(store.search("arbitrat*", {}, 20, std::nullopt)) ==
          std::vector<std::string>{"Arbitration for quinces.", "Arbitrators are shared.",
                                   "Arbitration for pears."});
    CHECK(texts(store.search("arbitrat*", {"", "Plum"}, 20, std::nullopt)).empty());
}

}  // namespace smallprint::test
