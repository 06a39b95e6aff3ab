#include "service/page_memory.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <memory>
#include <string>

namespace smallprint {
namespace {

Sha256Digest hash_of(int number) {
    return sha256("page " + std::to_string(number));
}

std::shared_ptr<const PageReading> page_of(std::size_t bytes) {
    auto page = std::make_shared<PageReading>();
    page->document.canonical_text.assign(bytes, 'x');
    return page;
}

}  // namespace

TEST_CASE("a page is remembered for its bytes and its reader") {
    PageMemory memory;
    const auto page = page_of(10);
    memory.put(hash_of(1), "reader 1", page);
    CHECK(memory.find(hash_of(1), "reader 1") == page);
    CHECK(memory.find(hash_of(1), "reader 2") == nullptr);
    CHECK(memory.find(hash_of(2), "reader 1") == nullptr);
    memory.forget(hash_of(1));
    CHECK(memory.find(hash_of(1), "reader 1") == nullptr);
}

TEST_CASE("the pages used least lately are given up first") {
    PageMemory memory;
    for (int i = 0; i < 16; ++i) {
        memory.put(hash_of(i), "reader", page_of(10));
    }
    CHECK(memory.find(hash_of(0), "reader") != nullptr);
    memory.put(hash_of(16), "reader", page_of(10));
    CHECK(memory.find(hash_of(0), "reader") != nullptr);
    CHECK(memory.find(hash_of(1), "reader") == nullptr);
}

TEST_CASE("large texts push out others, never themselves") {
    PageMemory memory;
    memory.put(hash_of(1), "reader", page_of(10));
    constexpr std::size_t huge = std::size_t{8} * 1024 * 1024;
    memory.put(hash_of(2), "reader", page_of(huge));
    CHECK(memory.find(hash_of(1), "reader") == nullptr);
    CHECK(memory.find(hash_of(2), "reader") != nullptr);
}

}  // namespace smallprint
