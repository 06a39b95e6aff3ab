// Services side by side, digests that are kept, and clauses that were moved.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "analysis/changes.h"
#include "service/document_digest.h"
#include "service/moved_clauses.h"
#include "service/read_ahead.h"
#include "service/sample_terms.h"
#include "service/service_overview.h"

namespace smallprint::test {

namespace {

StoredDocument record(World& world, const std::string& service, const std::string& terms_type,
                      const std::string& last) {
    const Document text = document_from_blocks(
        {{BlockKind::heading, 1, "Terms", {}},
         {BlockKind::paragraph, 0, "Any dispute will be resolved by binding arbitration.", {}},
         {BlockKind::paragraph, 0, last, {}}});
    NewVersion version;
    version.key = {service, terms_type, "en", ""};
    version.url = "https://example.org/terms";
    version.captured_at = world.clock.now();
    version.extractor = "test/1";
    version.document = &text;
    return world.session.writing().record(version).document;
}

Deadline later() {
    return std::chrono::steady_clock::now() + std::chrono::hours(1);
}

Document clauses(std::initializer_list<const char*> texts) {
    std::vector<Block> blocks;
    for (const char* text : texts) {
        blocks.push_back({BlockKind::paragraph, 0, text, {}});
    }
    return document_from_blocks(std::move(blocks));
}

}  // namespace

TEST_CASE("services are sorted, searched and paged on the host") {
    World world;
    record(world, "plum", "Terms of Service", "You may leave.");
    record(world, "Apple Tree", "Privacy Policy", "You may stay.");
    record(world, "Apple Tree", "Terms of Service", "You may stay longer.");
    ServiceQuestion question;
    auto page = list_services(world.session, question, later());
    REQUIRE(page.items.size() == 2);
    CHECK(page.items[0].service == "Apple Tree");  // case does not count
    CHECK(page.items[0].documents.size() == 2);
    CHECK(page.items[0].unread == 0);
    CHECK(page.items[0].label.size() == 8);
    question.descending = true;
    CHECK(list_services(world.session, question, later()).items[0].service == "plum");
    question.order = ServiceOrder::documents;
    CHECK(list_services(world.session, question, later()).items[0].service == "Apple Tree");
    question.words = "PRIVACY";
    CHECK(list_services(world.session, question, later()).total == 1);
    question.words = {};
    question.limit = 1;
    page = list_services(world.session, question, later());
    CHECK(page.total == 2);
    REQUIRE(page.next_offset);
    question.offset = *page.next_offset;
    CHECK(list_services(world.session, question, later()).items[0].service == "plum");
}

TEST_CASE("past the deadline nothing is read, and what is left is said") {
    World world;
    const StoredDocument document = record(world, "plum", "Terms of Service", "You may leave.");
    const auto past = std::chrono::steady_clock::now() - std::chrono::seconds(1);
    CHECK(digest_in_force(world.session, document, past) == nullptr);
    CHECK(list_services(world.session, {}, past).items[0].unread == 1);
    CHECK(compare_services(world.session, {}, past).unread == 1);
    const auto digest = digest_in_force(world.session, document, later());
    REQUIRE(digest);
    CHECK(digest_in_force(world.session, document, past) == digest);  // kept
    CHECK(list_services(world.session, {}, past).items[0].unread == 0);
}

TEST_CASE("what was read ahead is there without waiting, and reading ahead ends when it is told to") {
    World world;
    record(world, "Apple Tree", "Terms of Service", "You may stay longer.");
    record(world, "plum", "Terms of Service", "You may leave.");
    const auto past = std::chrono::steady_clock::now() - std::chrono::seconds(1);
    int asked = 0;
    read_ahead(world.session, [&asked] { return ++asked < 2; });
    CHECK(asked == 2);
    CHECK(list_services(world.session, {}, past).items[0].unread == 0);
    CHECK(list_services(world.session, {}, past).items[1].unread == 1);
    read_ahead(world.session, [] { return true; });
    CHECK(list_services(world.session, {}, past).items[1].unread == 0);
    CHECK(compare_services(world.session, {}, past).unread == 0);
}

TEST_CASE("the matrix has the most serious finding of each type, and leaves out who says nothing of it") {
    World world;
    record(world, "plum", "Terms of Service", "You may leave.");
    record(world, "plum", "Rules", "You may leave at once.");
    const Document silent = clauses({"We wish you a pleasant day."});
    NewVersion version;
    version.key = {"quiet", "Terms of Service", "en", ""};
    version.url = "https://quiet.example/terms";
    version.captured_at = world.clock.now();
    version.extractor = "test/1";
    version.document = &silent;
    (void)world.session.writing().record(version);
    MatrixQuestion question;
    question.types = {"arbitration"};
    auto matrix = compare_services(world.session, question, later());
    REQUIRE(matrix.types.size() == 1);
    CHECK(matrix.types[0].services == 1);
    CHECK(matrix.total == 2);
    REQUIRE(matrix.items[0].cells.size() == 1);
    CHECK(matrix.items[0].cells[0].documents == 2);
    CHECK(matrix.items[0].cells[0].finding.record_id.starts_with("SP-P-"));
    CHECK(matrix.items[1].cells.empty());
    question.only_with = true;
    matrix = compare_services(world.session, question, later());
    CHECK(matrix.total == 1);
    CHECK(matrix.all_services == std::vector<std::string>{"plum", "quiet"});
}

TEST_CASE("the fewest clauses are said to have moved") {
    const Document before = clauses({"One alpha.", "Two beta.", "Three gamma.", "Four delta."});
    const Document after = clauses({"Four delta.", "One alpha.", "Two beta.", "Three gamma."});
    const std::vector<ClausePair> kept{{3, 0}, {0, 1}, {1, 2}, {2, 3}};
    const auto moved = moved_clauses(before, after, kept);
    REQUIRE(moved.size() == 1);
    CHECK(moved[0].before == 3);
    CHECK(moved[0].after == 0);
    CHECK(moved_clauses(before, before, std::vector<ClausePair>{{0, 0}, {1, 1}, {3, 3}}).empty());
    CHECK(moved_clauses(before, before, {}).empty());
}

}  // namespace smallprint::test
