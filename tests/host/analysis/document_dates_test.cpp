// When a document says it was changed and since when it holds.
#include "analysis/document_dates.h"

#include <doctest/doctest.h>

#include <string>

#include "document/extract.h"

namespace {

smallprint::DocumentDates dates_of(std::string_view text) {
    return smallprint::document_dates(smallprint::extract(text, {smallprint::InputFormat::markdown, {}, {}}));
}

}  // namespace

TEST_CASE("dates are read as people write them") {
    CHECK(dates_of("# Terms\n\nLast updated: May 3, 2026\n\nWe run a pier.").updated == "2026-05-03");
    CHECK(dates_of("# Terms\n\nLast updated on 3rd of May 2026.\n\nWe run a pier.").updated == "2026-05-03");
    CHECK(dates_of("# Terms\n\nLast Revised – 2026-05-03\n\nWe run a pier.").updated == "2026-05-03");
    CHECK(dates_of("# Terms\n\nVersion 23.05.2026\n\nWe run a pier.").updated == "2026-05-23");
    CHECK(dates_of("# Terms\n\nRevision date: 5/23/2026\n\nWe run a pier.").updated == "2026-05-23");
    CHECK(dates_of("# Terms\n\nUpdated May 2026\n\nWe run a pier.").updated == "2026-05");
    CHECK(dates_of("# Terms\n\nEffective: 1 June 2026\n\nWe run a pier.").effective == "2026-06-01");
    CHECK(dates_of("# Terms\n\nThese terms are effective as of Sept. 1, 2025.").effective == "2025-09-01");
    const auto both = dates_of("# Terms\n\nEffective Date: June 1, 2026 | Last modified: May 3, 2026");
    CHECK(both.effective == "2026-06-01");
    CHECK(both.updated == "2026-05-03");
}

TEST_CASE("what may be two days, or no date of the document, is left out") {
    CHECK(dates_of("# Terms\n\nLast updated: 03/05/2026\n\nWe run a pier.").updated.empty());
    CHECK(
        dates_of("# Terms\n\nThe pier was built on May 3, 1926 and opened on June 1, 2001.").updated.empty());
    CHECK(dates_of("# Terms\n\nLast updated: 45 May 2026").updated.empty());
    CHECK(dates_of("# Terms\n\nWe may change these terms as we last updated our boats.").updated.empty());
    CHECK(dates_of("").updated.empty());
}

TEST_CASE("a date at the end counts, one in the middle of a long text does not") {
    std::string text = "# Terms\n\n";
    for (int i = 0; i < 100; ++i) {
        text += "We run a pier.\n\n";
    }
    CHECK(dates_of(text + "Last updated: 3 May 2026").updated == "2026-05-03");
    std::string middle = text + "Last updated: 3 May 2026\n\n" + text;
    CHECK(dates_of(middle).updated.empty());
}
