#include "service/evidence_memory.h"

#include <iterator>
#include <utility>

namespace smallprint {

void EvidenceMemory::use_version(const std::string& reader_version) {
    if (reader_version_ != reader_version) {
        entries_.clear();
        index_.clear();
        clauses_ = 0;
        made_.clear();
        reader_version_ = reader_version;
    }
}

void EvidenceMemory::drop(std::list<Entry>::iterator entry) {
    clauses_ -= entry->evidence->size();
    index_.erase(entry->document);
    entries_.erase(entry);
}

std::shared_ptr<const DocumentEvidence> EvidenceMemory::find(const Sha256Digest& document,
                                                             const std::string& reader_version) {
    const std::scoped_lock lock(mutex_);
    use_version(reader_version);
    const auto found = index_.find(document);
    if (found == index_.end()) {
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->evidence;
}

void EvidenceMemory::put(const Sha256Digest& document, const std::string& reader_version,
                         std::shared_ptr<const DocumentEvidence> evidence) {
    const std::scoped_lock lock(mutex_);
    use_version(reader_version);
    if (const auto found = index_.find(document); found != index_.end()) {
        drop(found->second);
    }
    clauses_ += evidence->size();
    entries_.push_front(Entry{document, std::move(evidence)});
    index_.emplace(document, entries_.begin());
    while (entries_.size() > most_documents || (clauses_ > most_clauses && entries_.size() > 1)) {
        drop(std::prev(entries_.end()));
    }
}

std::shared_ptr<const void> EvidenceMemory::find_made(const std::string& key,
                                                      const std::string& reader_version) {
    const std::scoped_lock lock(mutex_);
    use_version(reader_version);
    const auto found = made_.find(key);
    return found == made_.end() ? nullptr : found->second;
}

void EvidenceMemory::put_made(const std::string& key, const std::string& reader_version,
                              std::shared_ptr<const void> made) {
    const std::scoped_lock lock(mutex_);
    use_version(reader_version);
    if (made_.size() >= most_made) {
        made_.clear();
    }
    made_.insert_or_assign(key, std::move(made));
}

}  // namespace smallprint
