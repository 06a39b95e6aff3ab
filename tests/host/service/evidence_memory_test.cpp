#include "service/evidence_memory.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

namespace smallprint {
namespace {

Sha256Digest hash_of(int number) {
    return sha256("document " + std::to_string(number));
}

std::shared_ptr<const DocumentEvidence> of_clauses(std::size_t count) {
    return std::make_shared<const DocumentEvidence>(count);
}

}  // namespace

TEST_CASE("evidence is remembered for its document until the reader changes") {
    EvidenceMemory memory;
    const auto evidence = of_clauses(3);
    memory.put(hash_of(1), "reader 1", evidence);
    CHECK(memory.find(hash_of(1), "reader 1") == evidence);
    CHECK(memory.find(hash_of(2), "reader 1") == nullptr);
    CHECK(memory.find(hash_of(1), "reader 2") == nullptr);
    CHECK(memory.find(hash_of(1), "reader 1") == nullptr);
}

TEST_CASE("evidence of the documents used least lately is given up first") {
    EvidenceMemory memory;
    for (int i = 0; i < 32; ++i) {
        memory.put(hash_of(i), "reader", of_clauses(1));
    }
    CHECK(memory.find(hash_of(0), "reader") != nullptr);
    memory.put(hash_of(32), "reader", of_clauses(1));
    CHECK(memory.find(hash_of(0), "reader") != nullptr);
    CHECK(memory.find(hash_of(1), "reader") == nullptr);
}

TEST_CASE("evidence of huge documents pushes out others, never itself, and counts once") {
    constexpr std::size_t huge = 90'000;
    EvidenceMemory memory;
    memory.put(hash_of(1), "reader", of_clauses(5'000));
    memory.put(hash_of(2), "reader", of_clauses(huge));
    memory.put(hash_of(2), "reader", of_clauses(huge));
    CHECK(memory.find(hash_of(1), "reader") != nullptr);
    memory.put(hash_of(3), "reader", of_clauses(huge));
    CHECK(memory.find(hash_of(2), "reader") == nullptr);
    CHECK(memory.find(hash_of(3), "reader") != nullptr);
}

}  // namespace smallprint
