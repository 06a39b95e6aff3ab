// A page that moves goes on as the same document; another page of the service does not.
#include <doctest/doctest.h>

#include "history/fixture.h"

namespace smallprint::test {

namespace {

std::vector<std::string> long_text(const std::string& last) {
    std::vector<std::string> paragraphs;
    for (int i = 0; i < 20; ++i) {
        paragraphs.push_back("Clause " + std::to_string(i) +
                             " says that you may do this and that, and that we may do much more than you.");
    }
    paragraphs.push_back(last);
    return paragraphs;
}

Recorded record_at(Store& store, const std::string& path, const Document& document, TimeMs at) {
    NewVersion version = version_of(document, at, {"pear.example", "Terms of Service", "en", path});
    version.url = "https://pear.example" + path;
    return store.record(version);
}

}  // namespace

TEST_CASE("nearly the same text at a new path is the same document, under its old record id") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document old_text = document_of(long_text("We may end your account after 30 days."));
    const Document new_text = document_of(long_text("We may end your account after 7 days."));
    const Recorded before = record_at(store, "/terms", old_text, day);
    const Recorded after = record_at(store, "/legal/terms-of-service", new_text, 2 * day);
    CHECK(after.status == VersionKind::changed);
    CHECK(after.document.id == before.document.id);
    CHECK(after.document.versions == 2);
    CHECK(after.document.url == "https://pear.example/legal/terms-of-service");
    CHECK(store.documents().size() == 1);
    // From now on both paths are its names, whatever the text becomes.
    const DocumentKey key{"pear.example", "Terms of Service", "en", "/legal/terms-of-service"};
    REQUIRE(store.find_document(key).has_value());
    CHECK(store.find_document(key)->id == before.document.id);
    const Recorded third =
        record_at(store, "/legal/terms-of-service", document_of({"All of it is new now."}), 3 * day);
    CHECK(third.document.id == before.document.id);
    CHECK(store.verify().problems.empty());
    store.forget(std::vector{third.document});
    CHECK_FALSE(store.find_document(key).has_value());
}

TEST_CASE("another text, another region and a short text are documents of their own") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const Document text = document_of(long_text("We may end your account after 30 days."));
    const Document near = document_of(long_text("We may end your account after 7 days."));
    (void)record_at(store, "/en-us/terms", text, day);
    CHECK(record_at(store, "/en-gb/terms", near, day).status == VersionKind::first);
    CHECK(record_at(store, "/other", document_of({"Quite another text, and a short one."}), day).status ==
          VersionKind::first);
    CHECK(record_at(store, "/short", document_of({"Quite another text, and a short one."}), day).status ==
          VersionKind::first);
    CHECK(store.documents().size() == 4);
}

}  // namespace smallprint::test
