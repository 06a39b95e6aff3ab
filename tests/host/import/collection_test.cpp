// What a repository recorded, when, and in which order.
#include <doctest/doctest.h>

#include <fstream>
#include <span>
#include <string>

#include "base/error.h"
#include "import/collection.h"
#include "import/repository.h"

namespace smallprint::test {

namespace {

constexpr TimeMs day = TimeMs{24} * 60 * 60 * 1000;
constexpr TimeMs start = TimeMs{20'000} * day;

void no_progress(CollectionStep /*step*/, std::size_t /*done*/, std::size_t /*total*/) {}

}  // namespace

TEST_CASE("captures come by document and by time, whatever the order of the commits") {
    SampleRepository repository;
    repository.commit("Pear", "Terms.md", "one", start, "First record of Pear Terms");
    repository.commit("Pear", "Terms.md", "three", start + 2 * day, "Record new changes of Pear Terms");
    repository.commit("Pear", "Terms.md", "two", start + day, "Refilter Pear Terms");
    repository.commit("Apple", "Privacy Policy.md", "other", start + 3 * day,
                      "First record of Apple Privacy Policy");
    repository.commit("Pear", "notes.txt", "no terms", start, "Notes");
    repository.commit(".github", "CODE.md", "no terms", start, "Notes");
    repository.commit("Pear", "Terms.md", "", start + 4 * day, "Delete Pear");

    const Collection collection = Collection::open(repository.path(), no_progress);
    const auto documents = collection.captures(collection.head(), {}, no_progress);
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].service == "Apple");
    CHECK(documents[0].terms_type == "Privacy Policy");
    const auto& pear = documents[1].captures;
    REQUIRE(pear.size() == 3);
    CHECK(collection.text(pear[0]) == "one");
    CHECK(collection.text(pear[1]) == "two");
    CHECK(pear[1].reason == CaptureReason::extraction);
    CHECK(pear[1].at == start + day);
    CHECK(collection.text(pear[2]) == "three");
    CHECK(pear[2].reason == CaptureReason::change);
}

TEST_CASE("what was known before is left out") {
    SampleRepository repository;
    repository.commit("Pear", "Terms.md", "one", start, "First record of Pear Terms");
    const ObjectId before = Collection::open(repository.path(), no_progress).head();
    repository.commit("Pear", "Terms.md", "two", start + day, "Record new changes of Pear Terms");

    const Collection collection = Collection::open(repository.path(), no_progress);
    CHECK(collection.has_commit(before));
    CHECK_FALSE(collection.has_commit(ObjectId{}));
    const auto documents = collection.captures(collection.head(), std::span(&before, 1), no_progress);
    REQUIRE(documents.size() == 1);
    REQUIRE(documents[0].captures.size() == 1);
    CHECK(collection.text(documents[0].captures[0]) == "two");
}

TEST_CASE("what is no collection is refused with what to do") {
    CHECK_THROWS_WITH_AS((void)Collection::open("/nowhere/at/all", no_progress),
                         "There is no file or folder /nowhere/at/all.", Error);
    const SampleRepository empty;
    const Collection collection = Collection::open(empty.path(), no_progress);
    CHECK_THROWS_AS((void)collection.head(), Error);

    const auto file = empty.path() / "part.bundle";
    std::ofstream(file) << "# v2 git bundle\n-" << std::string(40, 'a') << " x\n"
                        << std::string(40, 'b') << " HEAD\n\nPACK";
    CHECK_THROWS_AS((void)Collection::open(file, no_progress), Error);
    std::ofstream(file) << "# v2 git bundle\n" << std::string(40, 'b') << " HEAD\n\nPACK and then nonsense";
    CHECK_THROWS_AS((void)Collection::open(file, no_progress), Error);
}

}  // namespace smallprint::test
