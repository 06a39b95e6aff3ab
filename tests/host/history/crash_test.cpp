// A writer killed at any moment, and a disk that takes no more: what was acknowledged is there.
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <string>

#include "base/error.h"
#include "history/fixture.h"

namespace smallprint::test {

namespace {

Document numbered(int number) {
    return document_of({"The same in all.", "Version " + std::to_string(number) + "."});
}

// Records versions for ever, and says each number through the pipe once it is acknowledged.
[[noreturn]] void write_for_ever(const std::filesystem::path& directory, int acknowledged) {
    const FixedClock clock;
    try {
        Store store = Store::open(directory, Store::Mode::read_write, clock);
        for (int i = static_cast<int>(store.documents().empty() ? 0 : store.documents()[0].versions);; ++i) {
            (void)store.record(version_of(numbered(i), clock.time));
            if (::write(acknowledged, &i, sizeof(i)) != sizeof(i)) {
                break;
            }
        }
    } catch (const std::exception&) {
        ::_exit(1);
    }
    ::_exit(0);
}

}  // namespace

TEST_CASE("what a killed writer had acknowledged is there, whole and in order") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    for (int round = 0; round < 8; ++round) {
        int pipe_ends[2];
        REQUIRE(::pipe(pipe_ends) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::close(pipe_ends[0]);
            write_for_ever(directory.path(), pipe_ends[1]);
        }
        ::close(pipe_ends[1]);
        int last = -1;
        for (int seen = 0; seen < 5 + round; ++seen) {
            REQUIRE(::read(pipe_ends[0], &last, sizeof(last)) == sizeof(last));
        }
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        int next = 0;
        while (::read(pipe_ends[0], &next, sizeof(next)) == sizeof(next)) {
            last = next;
        }
        ::close(pipe_ends[0]);

        const Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
        CHECK(store.notice().empty());
        REQUIRE(store.documents().size() == 1);
        const StoredDocument document = store.documents()[0];
        REQUIRE(document.versions >= static_cast<std::uint32_t>(last + 1));
        for (std::uint32_t number = 1; number <= document.versions; ++number) {
            CHECK(store.load(document, number).sha256 == numbered(static_cast<int>(number) - 1).sha256);
        }
        const LedgerCheck ledger = store.verify_ledger();
        CHECK(ledger.entries == document.versions);
        CHECK_FALSE(ledger.first_broken.has_value());
    }
}

TEST_CASE("a disk that takes no more is one clear error and loses nothing") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    (void)Store::open(directory.path(), Store::Mode::read_write, clock)
        .record(version_of(numbered(0), clock.time));
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // No file may grow beyond 200 kB: writing answers as a full disk does.
        ::signal(SIGXFSZ, SIG_IGN);
        constexpr rlim_t limit = 200'000;
        const struct rlimit none = {limit, limit};
        ::setrlimit(RLIMIT_FSIZE, &none);
        int result = 1;
        try {
            Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
            std::string large;
            std::mt19937 random(1);  // nothing that compresses
            for (int i = 0; i < 100'000; ++i) {
                large += std::to_string(random()) + " ";
            }
            (void)store.record(version_of(document_of({large}), clock.time));
        } catch (const Error& error) {
            result = error.code() == ErrorCode::store_unavailable ? 42 : 2;
        }
        ::_exit(result);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 42);
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const StoredDocument document = store.documents().at(0);
    CHECK(document.versions == 1);
    CHECK(store.load(document, 1).sha256 == numbered(0).sha256);
    CHECK(store.record(version_of(numbered(1), clock.time)).status == VersionKind::changed);
    CHECK_FALSE(store.verify_ledger().first_broken.has_value());
}

}  // namespace smallprint::test
