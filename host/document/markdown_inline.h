// The inline side of Markdown: emphasis, links, code, escapes, autolinks, HTML tags; written to a block
// writer.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "document/block_writer.h"

namespace smallprint {

/// Targets of reference links by label in lower case.
using LinkReferences = std::unordered_map<std::string, std::string>;

/// The label of a reference link as a key: lower case, white space folded.
[[nodiscard]] std::string reference_key(std::string_view label);

/// Writes one paragraph's Markdown. Two spaces or a backslash before a newline are a line break. Linear:
/// every bracket is matched once.
void write_markdown_inline(std::string_view text, const LinkReferences& references, BlockWriter& writer);

}  // namespace smallprint
