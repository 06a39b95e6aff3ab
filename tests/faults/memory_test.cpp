// SQLite's memory runs out at one allocation after another.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <cstddef>

#include "session.h"
#include "tally.h"

namespace smallprint::test {
namespace {

/// SQLite's own allocator, wrapped; there is one for the whole program (sqlite3_config), so this is a single
/// place.
struct Allocator {
    sqlite3_mem_methods below{};
    std::size_t count = 0;
    std::size_t fails_at = 0;  ///< 0 is never.
    bool struck = false;

    [[nodiscard]] bool fails() {
        ++count;
        if (fails_at != 0 && count == fails_at) {
            struck = true;
            return true;
        }
        return false;
    }
};

Allocator& allocator() {
    static Allocator one;
    return one;
}

void* allocate(int size) {
    return allocator().fails() ? nullptr : allocator().below.xMalloc(size);
}

void* reallocate(void* memory, int size) {
    return allocator().fails() ? nullptr : allocator().below.xRealloc(memory, size);
}

/// While it lives, SQLite's memory is ours to refuse.
class ScarceMemory {
public:
    ScarceMemory() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &allocator().below);
        sqlite3_mem_methods ours = allocator().below;
        ours.xMalloc = allocate;
        ours.xRealloc = reallocate;
        REQUIRE(sqlite3_config(SQLITE_CONFIG_MALLOC, &ours) == SQLITE_OK);
        sqlite3_initialize();
    }
    ~ScarceMemory() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_MALLOC, &allocator().below);
        sqlite3_initialize();
    }
    ScarceMemory(const ScarceMemory&) = delete;
    ScarceMemory& operator=(const ScarceMemory&) = delete;

    void fail_at(std::size_t number) {
        allocator().fails_at = number == 0 ? 0 : allocator().count + number;
        allocator().struck = false;
    }
    [[nodiscard]] bool struck() const { return allocator().struck; }
    [[nodiscard]] std::size_t count() const { return allocator().count; }
};

}  // namespace

TEST_CASE("memory that runs out, wherever it does, loses nothing that was acknowledged") {
    ScarceMemory memory;
    const FixedClock clock;
    std::size_t allocations = 0;
    {
        const TemporaryDirectory directory;
        const std::size_t before = memory.count();
        REQUIRE(live(directory.path(), clock) == Step::done);
        allocations = memory.count() - before;
    }
    REQUIRE(allocations > 500);
    // Every one takes minutes: as many as asked for, spread evenly.
    const auto wanted = static_cast<std::size_t>(rounds(150));
    const std::size_t stride = std::max<std::size_t>(1, allocations / wanted);
    std::size_t struck = 0;
    for (std::size_t number = 1; number <= allocations; number += stride) {
        CAPTURE(number);
        const TemporaryDirectory directory;
        memory.fail_at(number);
        const Step step = live(directory.path(), clock);
        struck += memory.struck() ? 1U : 0U;
        memory.fail_at(0);
        check_kept(directory.path(), clock, step);
    }
    CHECK(struck >= std::min(wanted, allocations) * 9 / 10);
    tally("SQLite gets no memory", struck, "allocations refused, nothing lost",
          "tests/faults/memory_test.cpp");
}

}  // namespace smallprint::test
