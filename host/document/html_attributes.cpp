#include <algorithm>

#include "document/entities.h"
#include "document/html_scan.h"
#include "document/html_tree.h"

namespace smallprint {

bool next_attribute(std::string_view source, std::size_t& position, RawAttribute& result) noexcept {
    while (position < source.size() && (is_html_space(source[position]) || source[position] == '/')) {
        ++position;
    }
    if (position >= source.size() || source[position] == '>') {
        return false;
    }
    const std::size_t name_begin = position++;  // A leading '=' belongs to the name.
    while (position < source.size() && !is_html_space(source[position]) && source[position] != '/' &&
           source[position] != '>' && source[position] != '=') {
        ++position;
    }
    result.name = source.substr(name_begin, position - name_begin);
    result.value = {};
    std::size_t equals = position;
    while (equals < source.size() && is_html_space(source[equals])) {
        ++equals;
    }
    if (equals >= source.size() || source[equals] != '=') {
        return true;
    }
    position = equals + 1;
    while (position < source.size() && is_html_space(source[position])) {
        ++position;
    }
    if (position >= source.size() || source[position] == '>') {
        return true;
    }
    const char quote = source[position];
    if (quote == '"' || quote == '\'') {
        const std::size_t end = std::min(source.find(quote, position + 1), source.size());
        result.value = source.substr(position + 1, end - position - 1);
        position = std::min(end + 1, source.size());
        return true;
    }
    const std::size_t begin = position;
    while (position < source.size() && !is_html_space(source[position]) && source[position] != '>') {
        ++position;
    }
    result.value = source.substr(begin, position - begin);
    return true;
}

std::optional<std::string_view> attribute(std::string_view source, std::string_view name,
                                          const HtmlLimits& limits) {
    source = source.substr(0, limits.attribute_bytes_per_tag);
    std::size_t position = 0;
    RawAttribute found;
    for (std::uint32_t count = 0;
         count < limits.attributes_per_tag && next_attribute(source, position, found); ++count) {
        if (equals_ignoring_case(found.name, name)) {
            return found.value;
        }
    }
    return std::nullopt;
}

std::string decode_references(std::string_view text) {
    std::string decoded;
    while (!text.empty()) {
        const std::size_t ampersand = std::min(text.find('&'), text.size());
        decoded.append(text.substr(0, ampersand));
        text.remove_prefix(ampersand);
        if (text.empty()) {
            break;
        }
        const CharacterReference reference = read_character_reference(text);
        if (reference.length == 0) {
            decoded.push_back('&');
            text.remove_prefix(1);
        } else {
            decoded.append(reference.text.data(), reference.text_length);
            text.remove_prefix(reference.length);
        }
    }
    return decoded;
}

}  // namespace smallprint
