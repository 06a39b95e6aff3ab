// The text of a PDF as one text: pdftotext gives it page by page, with what stands on every page (running
// titles, page numbers, the day it was printed), which are no words of the document. Pure.
#pragma once

#include <string>
#include <string_view>

namespace smallprint {

/// Pages are separated by form feeds. What stands at the edge of at least half of the pages (of two or more)
/// with nothing but numbers differing is left out, and so are page numbers, the address and the time of a
/// print; a paragraph that goes on over the end of a page is put together. Linear.
[[nodiscard]] std::string join_pages(std::string_view text);

}  // namespace smallprint
