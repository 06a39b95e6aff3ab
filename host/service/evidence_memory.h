// Evidence of whole documents kept in memory for the life of the process, so that the siblings of a document
// are not loaded and decoded on every page. Thread-safe; bounded; holds nothing that the history does not
// hold.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/finding.h"
#include "base/sha256.h"

namespace smallprint {

/// Evidence by clause of one document.
using DocumentEvidence = std::vector<std::vector<Evidence>>;

class EvidenceMemory {
public:
    /// What was put in for this text under this reader; the memory is emptied when the reader's version
    /// changes.
    [[nodiscard]] std::shared_ptr<const DocumentEvidence> find(const Sha256Digest& document,
                                                               const std::string& reader_version);
    void put(const Sha256Digest& document, const std::string& reader_version,
             std::shared_ptr<const DocumentEvidence> evidence);

    /// What a use case made of evidence, under a key of its own that names all it was made from; nothing if
    /// it is not there. The caller knows the type.
    [[nodiscard]] std::shared_ptr<const void> find_made(const std::string& key,
                                                        const std::string& reader_version);
    /// Forgets the rest when there are too many.
    void put_made(const std::string& key, const std::string& reader_version,
                  std::shared_ptr<const void> made);

private:
    static constexpr std::size_t most_documents = 32;
    /// Of all documents; the one put in last is kept whatever its size.
    static constexpr std::size_t most_clauses = 100'000;
    static constexpr std::size_t most_made = 2048;
    struct Entry {
        Sha256Digest document{};
        std::shared_ptr<const DocumentEvidence> evidence;
    };
    void use_version(const std::string& reader_version);
    void drop(std::list<Entry>::iterator entry);

    std::mutex mutex_;
    std::string reader_version_;
    std::list<Entry> entries_;  // Most recently used first.
    std::size_t clauses_ = 0;   // Of all entries.
    std::unordered_map<Sha256Digest, std::list<Entry>::iterator, Sha256DigestHash> index_;
    std::unordered_map<std::string, std::shared_ptr<const void>> made_;
};

}  // namespace smallprint
