// What the document tests share: extraction of a literal, and its blocks as one readable string.
#pragma once

#include <string>
#include <string_view>

#include "document/extract.h"

namespace document_test {

inline smallprint::Document read(std::string_view bytes, smallprint::InputFormat format) {
    smallprint::ExtractOptions options;
    options.format = format;
    return smallprint::extract(bytes, options);
}
inline smallprint::Document html(std::string_view page) {
    return read(page, smallprint::InputFormat::html);
}
inline smallprint::Document markdown(std::string_view text) {
    return read(text, smallprint::InputFormat::markdown);
}
inline smallprint::Document plain(std::string_view text) {
    return read(text, smallprint::InputFormat::text);
}

/// One line a block: "#2 Title", "Paragraph", "*1 item", "| row".
inline std::string outline(const smallprint::Document& document) {
    std::string lines;
    for (const auto& block : document.blocks) {
        switch (block.kind) {
            case smallprint::BlockKind::heading:
                lines += '#' + std::to_string(block.level) + ' ';
                break;
            case smallprint::BlockKind::list_item:
                lines += '*' + std::to_string(block.level) + ' ';
                break;
            case smallprint::BlockKind::table_row:
                lines += "| ";
                break;
            default:
                break;
        }
        lines += block.text + '\n';
    }
    return lines;
}

/// A paragraph long enough to count as prose.
inline std::string prose(int sentences = 4) {
    std::string text;
    for (int i = 0; i < sentences; ++i) {
        text += "By using the service number " + std::to_string(i) +
                " you agree to these terms and to our privacy policy. ";
    }
    return text;
}

}  // namespace document_test
