#include <doctest/doctest.h>

#include "base/error.h"
#include "history/fixture.h"

namespace smallprint::test {

TEST_CASE("a first version is stored and comes back word for word") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Document document = document_of({"One.", "Two.", "One.", "Ünïcödé \xE2\x80\x93 and \"quotes'\""});
    document.blocks[0].links.push_back({0, 3, "https://pear.example/one"});
    document.blocks[3].links.push_back({1, 4, "javascript:alert('x')"});
    Recorded recorded;
    {
        Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
        CHECK(store.notice().empty());
        recorded = store.record(version_of(document, clock.time));
        CHECK(recorded.status == VersionKind::first);
        CHECK(recorded.document.id.substr(0, 5) == "SP-D-");
        CHECK(recorded.document.id == document_record_id(sample_key()));
        CHECK(recorded.document.versions == 1);
        CHECK(recorded.version.number == 1);
        CHECK_FALSE(recorded.previous.has_value());
    }
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const auto found = store.find_document(recorded.document.id);
    REQUIRE(found.has_value());
    CHECK(found->key.service == "Pear Chat");
    CHECK(found->first_seen == clock.time);
    const Document back = store.load(*found, 1);
    CHECK(back.canonical_text == document.canonical_text);
    CHECK(back.sha256 == document.sha256);
    CHECK(back.title == "Terms");
    REQUIRE(back.blocks.size() == 4);
    REQUIRE(back.blocks[0].links.size() == 1);
    CHECK(back.blocks[0].links[0].target == "https://pear.example/one");
    REQUIRE(back.blocks[3].links.size() == 1);
    CHECK(back.blocks[3].links[0].begin == 1);
    CHECK_THROWS_AS((void)store.load(*found, 2), Error);
}

TEST_CASE("kinds and levels of blocks come back") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    const Document document = document_from_blocks({{BlockKind::heading, 2, "Head", {}},
                                                    {BlockKind::list_item, 3, "Item", {}},
                                                    {BlockKind::table_row, 0, "Row", {}},
                                                    {BlockKind::heading, 3, "Head", {}}});
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Recorded recorded = store.record(version_of(document, clock.time));
    const Document back = store.load(recorded.document, 1);
    REQUIRE(back.blocks.size() == 4);
    CHECK(back.blocks[0].kind == BlockKind::heading);
    CHECK(back.blocks[0].level == 2);
    CHECK(back.blocks[1].level == 3);
    CHECK(back.blocks[2].kind == BlockKind::table_row);
    CHECK(back.blocks[3].level == 3);
}

TEST_CASE("the same text again moves only last_verified") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document document = document_of({"One.", "Two."});
    (void)store.record(version_of(document, clock.time));
    const Recorded again = store.record(version_of(document, clock.time + day));
    CHECK(again.status == VersionKind::unchanged);
    CHECK(again.version.number == 1);
    CHECK(again.document.versions == 1);
    CHECK(again.document.first_seen == clock.time);
    CHECK(again.document.last_verified == clock.time + day);
    CHECK_FALSE(again.previous.has_value());
    CHECK(store.versions(again.document).size() == 1);
}

TEST_CASE("links captured last replace the earlier ones though the text is the same") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    Document document = document_of({"Opt out here."});
    document.blocks[0].links = {{8, 12, "https://old.example"}};
    (void)store.record(version_of(document, clock.time));
    document.blocks[0].links = {{8, 12, "https://new.example"}};
    const Recorded again = store.record(version_of(document, clock.time));
    CHECK(again.status == VersionKind::unchanged);
    CHECK(store.load(again.document, 1).blocks[0].links.at(0).target == "https://new.example");
}

TEST_CASE("a changed text is a version, and the old one stays") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document first = document_of({"One.", "Two.", "Three."});
    const Document second = document_of({"One.", "Two and a half.", "Three."});
    (void)store.record(version_of(first, clock.time));
    const Recorded changed = store.record(version_of(second, clock.time + day));
    CHECK(changed.status == VersionKind::changed);
    CHECK(changed.version.number == 2);
    REQUIRE(changed.previous.has_value());
    CHECK(changed.previous->number == 1);
    CHECK(store.load(changed.document, 1).canonical_text == first.canonical_text);
    CHECK(store.load(changed.document, 2).canonical_text == second.canonical_text);
}

TEST_CASE("a text of the last ninety days that comes back is a return; an older one is a change") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document a = document_of({"A."});
    const Document b = document_of({"B."});
    (void)store.record(version_of(a, clock.time));
    (void)store.record(version_of(b, clock.time + 400 * day));
    // A was in force until day 400, however long ago it was first seen.
    const Recorded back = store.record(version_of(a, clock.time + 490 * day));
    CHECK(back.status == VersionKind::returned);
    CHECK(back.version.number == 3);
    CHECK(back.previous->number == 2);
    CHECK(back.document.versions == 3);
    store.record_change(
        back, {0, 0, 1, true, {{ChangeKind::edited, "", Severity::high, "Changed.", {}, {}, true}}});
    CHECK(store.unseen_changes() == 0);
    // B was in force until day 490; day 581 is 91 days later.
    CHECK(store.record(version_of(b, clock.time + 581 * day)).status == VersionKind::changed);
}

TEST_CASE("a clock set back loses nothing: order is by sequence") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    (void)store.record(version_of(document_of({"A."}), clock.time));
    const Document b = document_of({"B."});
    const Recorded changed = store.record(version_of(b, clock.time - 1000 * day));
    CHECK(changed.version.number == 2);
    CHECK(changed.document.last_verified == clock.time);
}

TEST_CASE("bytes seen before are known for the version in force only") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document a = document_of({"A."});
    const Document b = document_of({"B."});
    NewVersion version = version_of(a, clock.time);
    version.raw_sha256 = sha256("raw A");
    (void)store.record(version);
    clock.time += day;
    const auto known = store.verify_known_page(sha256("raw A"));
    REQUIRE(known.has_value());
    CHECK(known->version.number == 1);
    CHECK(known->document.last_verified == clock.time);
    CHECK(store.find_document(known->document.id)->last_verified == clock.time);
    CHECK_FALSE(store.verify_known_page(sha256("raw B")).has_value());
    CHECK_FALSE(store.verify_known_page(Sha256Digest{}).has_value());

    NewVersion next = version_of(b, clock.time);
    next.raw_sha256 = sha256("raw B");
    (void)store.record(next);
    CHECK(store.verify_known_page(sha256("raw B"))->version.number == 2);
    CHECK_FALSE(store.verify_known_page(sha256("raw A")).has_value());
}

TEST_CASE("a page whose bytes change at every load does not fill the store") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document a = document_of({"A."});
    for (int i = 0; i < 30; ++i) {
        NewVersion version = version_of(a, ++clock.time);
        version.raw_sha256 = sha256("raw " + std::to_string(i));
        (void)store.record(version);
    }
    int known = 0;
    for (int i = 0; i < 30; ++i) {
        known += store.known_page(sha256("raw " + std::to_string(i))).has_value() ? 1 : 0;
    }
    CHECK(known == 8);
    CHECK(store.known_page(sha256("raw 29")).has_value());
}

TEST_CASE("over 200 versions every list rebuilds exactly") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    std::vector<std::string> lines;
    for (int i = 0; i < 40; ++i) {
        lines.push_back("Line " + std::to_string(i) + " of the terms.");
    }
    std::vector<Sha256Digest> hashes;
    StoredDocument document;
    for (std::size_t i = 0; i < 210; ++i) {
        const std::size_t at = (i * 7) % lines.size();
        if (i % 5 == 0) {
            std::swap(lines[at], lines[(at + 11) % lines.size()]);
        }
        if (i % 7 == 0) {
            lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at),
                         "Inserted " + std::to_string(i) + ".");
        }
        if (i % 11 == 0) {
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>((at * 3) % lines.size()));
        }
        lines[at % lines.size()] += " Edit " + std::to_string(i) + ".";
        const Document text = document_of(lines);
        hashes.push_back(text.sha256);
        document = store.record(version_of(text, clock.time + static_cast<TimeMs>(i) * day)).document;
    }
    CHECK(document.versions == 210);
    for (std::uint32_t number = 1; number <= 210; ++number) {
        CHECK(store.load(document, number).sha256 == hashes[number - 1]);
    }
    CHECK(store.versions(document).size() == 210);
}

TEST_CASE("a document of 3,000 clauses is stored, changed and loaded") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    std::vector<std::string> lines;
    for (int i = 0; i < 3000; ++i) {
        lines.push_back("Clause number " + std::to_string(i) +
                        " says something of its own about the service.");
    }
    const Document first = document_of(lines);
    (void)store.record(version_of(first, clock.time));
    lines[1234] = "Clause number 1234 says something else.";
    const Document second = document_of(lines);
    const Recorded changed = store.record(version_of(second, clock.time));
    CHECK(store.load(changed.document, 1).sha256 == first.sha256);
    CHECK(store.load(changed.document, 2).sha256 == second.sha256);
}

TEST_CASE("a document without blocks is a version too") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Recorded recorded = store.record(version_of(document_of({}), clock.time));
    CHECK(store.load(recorded.document, 1).blocks.empty());
}

TEST_CASE("hostile strings are stored as they are") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const std::string hostile("'); DROP TABLE version; --\0%s%n\x1B[2J\xFF\xFE <script>", 43);
    const DocumentKey key{hostile, hostile + "t", hostile + "l", hostile + "v"};
    const Document document = document_of({hostile});
    NewVersion version = version_of(document, clock.time, key);
    version.url = hostile;
    version.title = hostile;
    version.extractor = hostile;
    const Recorded recorded = store.record(version);
    CHECK(recorded.document.key.service == hostile);
    CHECK(recorded.document.url == hostile);
    CHECK(recorded.version.extractor == hostile);
    CHECK(store.find_document(key).has_value());
    CHECK(store.documents_of(hostile).size() == 1);
    CHECK(store.load(recorded.document, 1).blocks.at(0).text == hostile);
    CHECK_FALSE(store.verify_ledger().first_broken.has_value());
    CHECK_FALSE(store.find_document("' OR 1=1 --").has_value());
}

}  // namespace smallprint::test
