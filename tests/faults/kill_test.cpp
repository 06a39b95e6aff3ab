// A writer killed at any moment. SMALLPRINT_FAULT_ROUNDS says how often; 1,000 takes a minute or two.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <random>
#include <string>
#include <thread>

#include "session.h"
#include "tally.h"

namespace smallprint::test {
namespace {

Document numbered(std::uint32_t number) {
    return document_of({"The same in all.", "Version " + std::to_string(number) + "."});
}

/// Records versions for ever, and says each number through the pipe once it is acknowledged.
[[noreturn]] void write_for_ever(const std::filesystem::path& directory, int acknowledged) {
    const FixedClock clock;
    try {
        Store store = Store::open(directory, Store::Mode::read_write, clock);
        const auto documents = store.documents();
        for (std::uint32_t number = documents.empty() ? 1 : documents.front().versions + 1;; ++number) {
            const Document document = numbered(number);
            (void)store.record(version_of(document, clock.time));
            if (::write(acknowledged, &number, sizeof number) != sizeof number) {
                break;
            }
        }
    } catch (const std::exception&) {
        ::_exit(1);
    }
    ::_exit(0);
}

/// The last number that the writer had acknowledged when it was killed after `delay`.
std::uint32_t kill_writer(const std::filesystem::path& directory, std::chrono::microseconds delay) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        write_for_ever(directory, ends[1]);
    }
    ::close(ends[1]);
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    std::uint32_t last = 0;
    std::uint32_t next = 0;
    while (::read(ends[0], &next, sizeof next) == sizeof next) {
        last = next;
    }
    ::close(ends[0]);
    return last;
}

}  // namespace

TEST_CASE("what a killed writer had acknowledged is there, whole and in order") {
    constexpr int rounds_a_store = 20;  // so that a store stays small, and is killed while it is made, too
    const FixedClock clock;
    std::mt19937 random(3);
    const int all = rounds(200);
    for (int done = 0; done < all;) {
        const TemporaryDirectory directory;
        std::uint32_t last = 0;
        for (int round = 0; round < rounds_a_store && done < all; ++round, ++done) {
            CAPTURE(done);
            last =
                std::max(last, kill_writer(directory.path(), std::chrono::microseconds(random() % 25'000)));
            const Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
            CHECK(store.notice().empty());
            const auto documents = store.documents();
            const std::uint32_t versions = documents.empty() ? 0 : documents.front().versions;
            REQUIRE(versions >= last);
            // One more may be there than was heard of; what is there is whole.
            const std::uint32_t first = versions > 4 ? versions - 4 : 1;
            for (std::uint32_t number = first; number <= versions; ++number) {
                CHECK(store.load(documents.front(), number).sha256 == numbered(number).sha256);
            }
            last = versions;
        }
        const Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
        const VerifyReport report = store.verify();
        CHECK(report.problems.empty());
        CHECK(report.versions == last);
        CHECK_FALSE(report.ledger.first_broken.has_value());
    }
    tally("A writer is killed", static_cast<std::size_t>(all), "kills survived",
          "tests/faults/kill_test.cpp");
}

}  // namespace smallprint::test
