// Cutting texts that are too long for a reply, never inside a character. Pure.
#pragma once

#include <cstddef>
#include <string>

namespace smallprint {

/// Cuts UTF-8 to at most `max_bytes` and ends it with "…" (within the limit); true if it was longer.
/// `max_bytes` ≥ 3.
bool shorten(std::string& text, std::size_t max_bytes);

/// The same without the ellipsis, for words that must stand on the page as they are.
bool shorten_exactly(std::string& text, std::size_t max_bytes);

}  // namespace smallprint
