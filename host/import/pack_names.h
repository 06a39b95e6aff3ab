// The name of every object of a pack: its SHA-1, for which what is kept as a difference is put together.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

#include "import/pack_entries.h"

namespace smallprint::git {

/// By entry. Reads `file` with several threads; memory is bounded whatever the pack claims, and so is work,
/// by the size of the pack. `progress` is called on this thread. Throws Error(unreadable_input) for a pack
/// that is damaged, needs objects that it does not hold, or is made to be endless.
[[nodiscard]] std::vector<ObjectId> name_objects(const Pack& pack, const std::filesystem::path& file,
                                                 std::size_t threads,
                                                 const std::function<void(std::size_t done)>& progress);

}  // namespace smallprint::git
