// From the bytes of a page to well-formed UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace smallprint {

/// Decodes by byte order mark, then the HTTP header's charset (`hint`), then what the page's <meta> says,
/// then UTF-8 if it is that, else windows-1252. Bytes that are well-formed UTF-8 beyond ASCII are taken as
/// UTF-8 whatever the page says of itself: the browser sends pages that way and leaves their <meta> as it
/// was. Throws Error(unreadable_input) for bytes that are no text (PDF, images, archives, many control
/// characters).
[[nodiscard]] std::string decode_page(std::string_view bytes, std::string_view hint);

}  // namespace smallprint
