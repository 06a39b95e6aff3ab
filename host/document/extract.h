// From bytes to a document: HTML, Markdown or plain text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/page_parts.h"

namespace smallprint {

enum class InputFormat : std::uint8_t { automatic, html, markdown, text };

struct ExtractOptions {
    InputFormat format = InputFormat::automatic;  ///< `automatic` goes by content.
    std::string_view url;      ///< Where the page came from, if known; of a page with several documents only
                               ///< that one is kept which its fragment names.
    std::string_view charset;  ///< From the HTTP header, if known; else BOM, meta, UTF-8, Latin-1.
    std::string_view part{};   ///< Of a page with several documents, the one wanted: "Privacy Policy".
};

/// Extracts the legal text. Markdown and text are taken as curated, nothing of them is dropped; of HTML,
/// navigation, headers, footers, cookie bars and related links are. A page without text gives a document
/// without blocks. Time is linear in the input whatever the markup is. Throws Error(unreadable_input) for
/// bytes that are no text (NUL-ridden, images, PDF), Error(too_large) above 64 MiB.
[[nodiscard]] Document extract(std::string_view bytes, const ExtractOptions& options);

/// The part of a page of several documents that the fragment of `options.url` names: by the element that has
/// it as its id, else by what it says ("#privacy-policy"). `parts` are page_parts() of the same bytes'
/// blocks.
[[nodiscard]] std::optional<std::size_t> part_at_fragment(std::string_view bytes,
                                                          const ExtractOptions& options,
                                                          const std::vector<PagePart>& parts);

}  // namespace smallprint
