#include "service/shorten.h"

#include <string_view>

namespace smallprint {
namespace {

constexpr std::string_view ellipsis = "…";

bool continues_character(char c) noexcept {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

bool shorten_exactly(std::string& text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) {
        return false;
    }
    std::size_t end = max_bytes;
    while (end > 0 && continues_character(text[end])) {
        --end;
    }
    text.resize(end);
    return true;
}

bool shorten(std::string& text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) {
        return false;
    }
    shorten_exactly(text, max_bytes - ellipsis.size());
    text += ellipsis;
    return true;
}

}  // namespace smallprint
