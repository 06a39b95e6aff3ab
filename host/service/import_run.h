// The part of an import that runs on all cores: some captures of one document in a row, read and compared.
// Pure but for reading the collection.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "history/import_writer.h"
#include "import/collection.h"
#include "service/services.h"

namespace smallprint {

/// Captures [begin, end) of a document.
struct ImportRun {
    const CapturedDocument* document = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool first = false;  ///< Of the document in this import: the language is asked for.
};

struct ImportedRun {
    ImportBatch batch;
    std::string language;       ///< Of the document's last capture; for the first run.
    std::string title;          ///< Of the run's last capture.
    std::string address;        ///< Where the document is, as its last capture says; for the first run.
    std::vector<Block> latest;  ///< The last capture's blocks with links; for the run that ends the document.
};

/// Throws Error(unreadable_input) only for a repository that is not whole; a capture that is no text is
/// counted.
[[nodiscard]] ImportedRun read_run(const Services& services, const Collection& collection,
                                   const ImportRun& run);

}  // namespace smallprint
