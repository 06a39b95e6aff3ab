#include "document/extract.h"

#include <charconv>
#include <string>
#include <utility>

#include "base/error.h"
#include "document/charset.h"
#include "document/input_format.h"
#include "document/readers.h"

namespace smallprint {
namespace {

constexpr std::size_t most_bytes = 64ULL * 1024 * 1024;

ReadBlocks read(std::string_view text, InputFormat format, std::string_view fragment) {
    switch (format) {
        case InputFormat::html:
            return read_html(text, fragment);
        case InputFormat::markdown:
            return read_markdown(text);
        default:
            return read_plain_text(text);
    }
}

// As the browser understands it: without percent signs, and without what is for the browser alone.
std::string fragment_of(std::string_view url) {
    constexpr std::size_t longest = 1024;
    const std::size_t hash = url.find('#');
    if (hash == std::string_view::npos) {
        return {};
    }
    std::string_view written = url.substr(hash + 1, longest);
    written = written.substr(0, written.find(":~:"));
    std::string fragment;
    for (std::size_t i = 0; i < written.size(); ++i) {
        unsigned char byte = 0;
        const char* digits = written.data() + i + 1;
        if (written[i] == '%' && i + 2 < written.size() &&
            std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
            fragment += static_cast<char>(byte);
            i += 2;
        } else {
            fragment += written[i];
        }
    }
    return fragment;
}

}  // namespace

std::optional<std::size_t> part_at_fragment(std::string_view bytes, const ExtractOptions& options,
                                            const std::vector<PagePart>& parts) {
    const std::string fragment = fragment_of(options.url);
    if (fragment.empty() || parts.empty()) {
        return std::nullopt;
    }
    const std::string text = decode_page(bytes, options.charset);
    const InputFormat format = options.format == InputFormat::automatic ? format_of(text) : options.format;
    if (format == InputFormat::html) {
        if (const auto block = read_html(text, fragment).at_fragment) {
            if (const auto part = part_at(parts, *block)) {
                return part;
            }
        }
    }
    return part_named(parts, fragment);
}

Document extract(std::string_view bytes, const ExtractOptions& options) {
    if (bytes.size() > most_bytes) {
        throw Error(ErrorCode::too_large,
                    "This document is above 64 MiB; give only the part with the terms.");
    }
    const std::string text = decode_page(bytes, options.charset);
    const InputFormat format = options.format == InputFormat::automatic ? format_of(text) : options.format;
    const std::string fragment = fragment_of(options.url);
    ReadBlocks reading = read(text, format, fragment);
    if (format == InputFormat::html) {
        const bool named = !options.part.empty();
        keep_named_part(reading.blocks, named ? options.part : std::string_view{fragment},
                        named ? std::nullopt : reading.at_fragment);
    }
    Document document = document_from_blocks(std::move(reading.blocks));
    document.title = std::move(reading.title);
    document.language = std::move(reading.language);
    return document;
}

}  // namespace smallprint
