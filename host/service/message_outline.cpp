#include "service/message_outline.h"

#include <cstddef>

namespace smallprint {
namespace {

/// From behind the opening quote to the closing one, or to the end of the text.
std::size_t end_of_string(std::string_view text, std::size_t position) noexcept {
    while (position < text.size() && text[position] != '"') {
        position += text[position] == '\\' ? 2U : 1U;
    }
    return position < text.size() ? position : text.size();
}

}  // namespace

MessageOutline outline_message(std::string_view text) noexcept {
    MessageOutline outline;
    int depth = 0;
    std::string_view last_string;
    std::string_view key;
    for (std::size_t i = 0; i < text.size(); ++i) {
        switch (text[i]) {
            case '"': {
                const std::size_t end = end_of_string(text, i + 1);
                last_string = text.substr(i + 1, end - i - 1);
                if (depth == 1 && key == "method") {
                    outline.method = last_string;
                }
                i = end;
                break;
            }
            case '{':
            case '[':
                if (++depth > deepest_message) {
                    outline.too_deep = true;
                    return outline;
                }
                break;
            case '}':
            case ']':
                --depth;
                break;
            case ':':
                if (depth == 1) {
                    key = last_string;
                }
                break;
            case ',':
                if (depth == 1) {
                    key = {};
                }
                break;
            default:
                break;
        }
    }
    return outline;
}

}  // namespace smallprint
