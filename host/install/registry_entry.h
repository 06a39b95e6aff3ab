// A browser's entry for the host in the Windows registry: written with the keys it needs, removed without a
// trace.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "install/manifest_file.h"
#include "install/registry.h"

namespace smallprint {

/// Makes `place`\`host_name` name the manifest. Keys that had to be made for it carry a mark, so that
/// removing removes exactly those. Throws Error(not_permitted).
FileChange write_registry_entry(Registry& registry, Hive hive, std::string_view place,
                                std::string_view host_name, const std::filesystem::path& manifest);

/// Removes the entry if it names `manifest` or another manifest of ours (a moved installation), and the
/// marked keys above it that are empty now. Throws Error(not_permitted).
FileChange remove_registry_entry(Registry& registry, Hive hive, std::string_view place,
                                 std::string_view host_name, const std::filesystem::path& manifest);

}  // namespace smallprint
