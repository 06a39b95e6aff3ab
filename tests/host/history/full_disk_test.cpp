// A disk that takes no more: what was acknowledged is there. (Kills, failing disks and memory: tests/faults.)
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

}  // namespace

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
