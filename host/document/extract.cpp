#include "document/extract.h"

#include <utility>

#include "base/error.h"
#include "document/charset.h"
#include "document/input_format.h"
#include "document/page_parts.h"
#include "document/readers.h"

namespace smallprint {
namespace {

constexpr std::size_t most_bytes = 64ULL * 1024 * 1024;

ReadBlocks read(std::string_view text, InputFormat format) {
    switch (format) {
        case InputFormat::html:
            return read_html(text);
        case InputFormat::markdown:
            return read_markdown(text);
        default:
            return read_plain_text(text);
    }
}

}  // namespace

Document extract(std::string_view bytes, const ExtractOptions& options) {
    if (bytes.size() > most_bytes) {
        throw Error(ErrorCode::too_large,
                    "This document is above 64 MiB; give only the part with the terms.");
    }
    const std::string text = decode_page(bytes, options.charset);
    const InputFormat format = options.format == InputFormat::automatic ? format_of(text) : options.format;
    ReadBlocks reading = read(text, format);
    if (format == InputFormat::html) {
        const std::size_t hash = options.url.find('#');
        const std::string_view fragment =
            hash == std::string_view::npos ? std::string_view{} : options.url.substr(hash + 1);
        keep_named_part(reading.blocks, options.part.empty() ? fragment : options.part);
    }
    Document document = document_from_blocks(std::move(reading.blocks));
    document.title = std::move(reading.title);
    document.language = std::move(reading.language);
    return document;
}

}  // namespace smallprint
