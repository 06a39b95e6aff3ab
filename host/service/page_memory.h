// Pages read by this process, kept for its life, so that a page seen again unchanged costs a hash, a look at
// the history and the wording of its findings: its text is not unpacked and its evidence not fetched anew.
// Holds texts and evidence, never reports; what it holds is only used where the history still knows the page,
// so that what was forgotten there is not remembered here. Thread-safe; bounded.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "base/sha256.h"
#include "document/document.h"
#include "service/reading.h"

namespace smallprint {

/// A page's text with what its clauses say.
struct PageReading {
    Document document;
    ClauseReading reading;
};

class PageMemory {
public:
    /// What the bytes of this hash were read as, by this reader; null if that is not known.
    [[nodiscard]] std::shared_ptr<const PageReading> find(const Sha256Digest& raw_sha256,
                                                          const std::string& reader_version);
    void put(const Sha256Digest& raw_sha256, const std::string& reader_version,
             std::shared_ptr<const PageReading> page);
    void forget(const Sha256Digest& raw_sha256);

private:
    static constexpr std::size_t most_pages = 16;
    static constexpr std::size_t most_bytes = std::size_t{4} * 1024 * 1024;  ///< Of canonical text.

    struct Entry {
        Sha256Digest raw_sha256{};
        std::string reader_version;
        std::shared_ptr<const PageReading> page;
    };
    std::list<Entry>::iterator locate(const Sha256Digest& raw_sha256);
    void drop(std::list<Entry>::iterator entry);

    std::mutex mutex_;
    std::list<Entry> entries_;  ///< The one used last in front.
    std::size_t bytes_ = 0;
};

}  // namespace smallprint
