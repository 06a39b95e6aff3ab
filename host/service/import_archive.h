// Imports a versions collection of Open Terms Archive into the history, every capture read and compared with
// the one before. Reading and comparing run on all cores, writing in one thread and in a fixed order, so that
// the outcome does not depend on who was faster, nor on where an earlier run was killed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "history/import_writer.h"
#include "service/services.h"

namespace smallprint {

enum class ImportStep : std::uint8_t { unpacking, listing, reading, judging };

struct ImportProgress {
    ImportStep step = ImportStep::listing;
    std::size_t done = 0;
    std::size_t total = 0;  ///< 0 while it is not known.
    std::string document;   ///< Being written.
};

struct ImportOptions {
    std::size_t threads = 0;  ///< 0: as many as there are cores.
    /// Called from the calling thread, often.
    std::function<void(const ImportProgress& progress)> progress;
};

struct ImportResult {
    std::size_t documents = 0;  ///< Of the collection that had something new.
    ImportCounts counts;
    bool resumed = false;     ///< An earlier import had been cut off and was gone on with.
    bool up_to_date = false;  ///< There was nothing new.
};

/// Throws Error(unreadable_input) for what is no collection, and as the Store does. What was written stays;
/// run again, it goes on there.
[[nodiscard]] ImportResult import_archive(Session& session, const std::filesystem::path& path,
                                          const ImportOptions& options);

}  // namespace smallprint
