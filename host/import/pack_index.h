// The index of a pack, with which libgit2 finds objects in it (version 2 of git's gitformat-pack).
#pragma once

#include <iosfwd>
#include <span>

#include "import/pack_entries.h"

namespace smallprint::git {

/// `ids` are the names of the pack's entries (pack_names.h).
void write_pack_index(std::ostream& out, const Pack& pack, std::span<const ObjectId> ids);

}  // namespace smallprint::git
