// The texts of a document's versions, put together side by side: the same as each loaded by itself.
#include "history/text_series.h"

#include <doctest/doctest.h>

#include "history/fixture.h"

namespace smallprint::test {

TEST_CASE("a text out of the series is the text that is loaded, its clauses and their hashes included") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    // An item moves from one lead-in to another: the same blocks, other clauses.
    const std::vector<std::vector<std::string>> texts{
        {"You may:", "(a) read what we publish;", "(b) write to us.", "We may end this."},
        {"You may:", "(a) read what we publish;", "We may:", "(b) write to us.", "We may end this."},
        {"You may:", "(a) read what we publish;", "We may:", "(b) write to us.", "And more."},
        {"(a) read what we publish;", "You may:", "(b) write to us.", "And more."}};
    StoredDocument document;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        clock.time = static_cast<TimeMs>(i + 1) * day;
        document = store.record(version_of(document_of(texts[i]), clock.time)).document;
    }
    TextSeries series(store, document);
    REQUIRE(series.versions().size() == texts.size());
    REQUIRE(series.lists().size() == texts.size());
    for (const std::size_t at : {3U, 0U, 2U, 1U, 3U, 2U}) {
        const auto text = series.text(at);
        const Document loaded = store.load(document, series.versions()[at].number);
        CHECK(text->canonical_text == loaded.canonical_text);
        CHECK(text->title == loaded.title);
        CHECK(text->language == loaded.language);
        REQUIRE(text->clauses.size() == loaded.clauses.size());
        for (std::size_t i = 0; i < loaded.clauses.size(); ++i) {
            CHECK(text->clauses[i].text == loaded.clauses[i].text);
            CHECK(text->clauses[i].sha256 == loaded.clauses[i].sha256);
            CHECK(text->clauses[i].first_block == loaded.clauses[i].first_block);
        }
    }
}

}  // namespace smallprint::test
