// Pages that hold several documents (terms, privacy policy and copyright policy under one address): finds the
// parts by their titles and keeps the one that is asked for.
//
// A part begins with a short block that names a kind of legal document and ends where the next block of its
// rank begins. Nothing is cut unless the page has at least two such parts of different kinds, each with a
// text of its own, and one is of the kind asked for, or the one asked for stands among the sections of a
// document of another kind and calls itself by its title; a page of one document stays whole whatever is
// asked.
// Pure.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"

namespace smallprint {

/// Keeps the part that `name` asks for ("privacy-policy", "Copyright Claims Policy"), if it names a kind of
/// document. True if anything was left out.
bool keep_named_part(std::vector<Block>& blocks, std::string_view name);

}  // namespace smallprint
