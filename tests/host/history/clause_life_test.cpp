// When a clause stood in a document, and since when it is gone.
#include "history/clause_life.h"

#include <doctest/doctest.h>

#include "history/fixture.h"

namespace smallprint::test {

namespace {

const std::string kept = "You may use the service for yourself and your family, as long as you pay for it.";
const std::string sold = "We sell what we know about you to anybody who pays for it.";

std::vector<std::string> key_of(const std::string& words) {
    const Document document = document_of({words});
    return {std::string(reinterpret_cast<const char*>(document.clauses.at(0).sha256.data()), 16)};
}

}  // namespace

TEST_CASE("a clause that is gone says since when, and the last version that has it") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const std::vector<Document> texts{document_of({kept}),
                                      document_of({kept, sold}),
                                      document_of({kept + " And more.", sold}),
                                      document_of({kept, "1. " + sold, "Something else."}),
                                      document_of({kept, "Something else."}),
                                      document_of({kept, "Something else.", "A last word."})};
    StoredDocument document;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        clock.time = static_cast<TimeMs>(i + 1) * day;
        document = store.record(version_of(texts[i], clock.time)).document;
    }
    const auto gone = clause_life(store, document, key_of(sold));
    REQUIRE(gone.has_value());
    CHECK(gone->first_version == 2);
    CHECK(gone->first_seen == 2 * day);
    CHECK(gone->last_version == 4);  // its number in front is no part of it
    CHECK(gone->last_present == 4 * day);
    CHECK_FALSE(gone->in_force);
    CHECK(gone->gone_in_version == 5U);
    CHECK(gone->gone_since == 5 * day);

    const auto there = clause_life(store, document, key_of(kept));
    REQUIRE(there.has_value());
    CHECK(there->in_force);
    CHECK(there->first_version == 4);  // version 3 had other words
    CHECK(there->last_present == 6 * day);
    CHECK_FALSE(there->gone_since.has_value());

    std::vector<std::string> both = key_of(kept);
    both.push_back(key_of(kept + " And more.").front());
    CHECK(clause_life(store, document, both)->first_version == 1);
    CHECK_FALSE(clause_life(store, document, key_of("Never said.")).has_value());
}

}  // namespace smallprint::test
