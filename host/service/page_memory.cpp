#include "service/page_memory.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace smallprint {

std::list<PageMemory::Entry>::iterator PageMemory::locate(const Sha256Digest& raw_sha256) {
    return std::find_if(entries_.begin(), entries_.end(),
                        [&](const Entry& entry) { return entry.raw_sha256 == raw_sha256; });
}

void PageMemory::drop(std::list<Entry>::iterator entry) {
    bytes_ -= entry->page->document.canonical_text.size();
    entries_.erase(entry);
}

std::shared_ptr<const PageReading> PageMemory::find(const Sha256Digest& raw_sha256,
                                                    const std::string& reader_version) {
    const std::scoped_lock lock(mutex_);
    const auto found = locate(raw_sha256);
    if (found == entries_.end() || found->reader_version != reader_version) {
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, found);
    return found->page;
}

void PageMemory::put(const Sha256Digest& raw_sha256, const std::string& reader_version,
                     std::shared_ptr<const PageReading> page) {
    const std::scoped_lock lock(mutex_);
    if (const auto old = locate(raw_sha256); old != entries_.end()) {
        drop(old);
    }
    bytes_ += page->document.canonical_text.size();
    entries_.push_front(Entry{raw_sha256, reader_version, std::move(page)});
    while (entries_.size() > most_pages || (bytes_ > most_bytes && entries_.size() > 1)) {
        drop(std::prev(entries_.end()));
    }
}

void PageMemory::forget(const Sha256Digest& raw_sha256) {
    const std::scoped_lock lock(mutex_);
    if (const auto old = locate(raw_sha256); old != entries_.end()) {
        drop(old);
    }
}

}  // namespace smallprint
