// Reads what stands in the version in force of stored documents and keeps it, packed, so that summaries,
// labels and findings are there before anybody opens a page: the end of an import.
#pragma once

#include <cstddef>
#include <functional>

#include "service/services.h"

namespace smallprint {

/// Reads, on `threads` threads, the documents whose evidence is not cached for this reader; what was read is
/// kept at once, so that one that was cut off goes on where it was. `progress(done, total)` is called on this
/// thread. Returns how many were read. Throws as the Store does.
std::size_t read_latest_versions(Session& session, std::size_t threads,
                                 const std::function<void(std::size_t done, std::size_t total)>& progress);

}  // namespace smallprint
