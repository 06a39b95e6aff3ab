// Eight programs write into one history at once.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>

#include "session.h"
#include "tally.h"

namespace smallprint::test {
namespace {

constexpr int writers = 8;

Document text_of(int writer, int number) {
    return document_of(
        {"The same in all.", "Writer " + std::to_string(writer) + ", text " + std::to_string(number)});
}

DocumentKey key_of(int writer) {
    // Two share each document: both must get their versions in.
    return {"Pear Chat " + std::to_string(writer / 2), "Terms of Service", "en", ""};
}

[[noreturn]] void write_some(const std::filesystem::path& directory, int writer, int texts) {
    const FixedClock clock;
    try {
        Store store = Store::open(directory, Store::Mode::read_write, clock);
        for (int number = 0; number < texts; ++number) {
            const Document document = text_of(writer, number);
            (void)store.record(version_of(document, clock.time, key_of(writer)));
        }
    } catch (const std::exception&) {
        ::_exit(1);
    }
    ::_exit(0);
}

}  // namespace

TEST_CASE("eight programs that write at once lose and double nothing") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    const int texts = rounds(40);
    std::array<pid_t, writers> children{};
    for (int writer = 0; writer < writers; ++writer) {
        children.at(static_cast<std::size_t>(writer)) = ::fork();
        REQUIRE(children.at(static_cast<std::size_t>(writer)) >= 0);
        if (children.at(static_cast<std::size_t>(writer)) == 0) {
            write_some(directory.path(), writer, texts);
        }
    }
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
    }
    const Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    REQUIRE(store.documents().size() == writers / 2);
    for (const StoredDocument& document : store.documents()) {
        CHECK(document.versions == static_cast<std::uint32_t>(2 * texts));
    }
    const VerifyReport report = store.verify();
    CHECK(report.problems.empty());
    CHECK(report.versions == static_cast<std::uint64_t>(writers * texts));
    CHECK_FALSE(report.ledger.first_broken.has_value());
    tally("Eight programs write at once", report.versions, "versions, none lost or doubled",
          "tests/faults/writers_test.cpp");
}

}  // namespace smallprint::test
