#include "document/html_tags.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace smallprint {
namespace {

struct Row {
    std::string_view name;
    unsigned flags;
};

// Short names for the table only.
constexpr unsigned block = flag_block;
constexpr unsigned empty = flag_void;
constexpr unsigned raw = flag_raw;
constexpr unsigned special = flag_special;
constexpr unsigned closes_p = flag_closes_p;
constexpr unsigned scope = flag_scope;
constexpr unsigned formatting = flag_formatting;
constexpr unsigned breakout = flag_breakout;

// In the order of the enumeration, which is alphabetical.
constexpr std::array rows{
    Row{"a", formatting},
    Row{"abbr", 0},
    Row{"address", block | special | closes_p},
    Row{"applet", special | scope},
    Row{"area", empty | special},
    Row{"article", block | special | closes_p},
    Row{"aside", block | special | closes_p},
    Row{"audio", block},
    Row{"b", formatting | breakout},
    Row{"base", empty | special},
    Row{"basefont", empty | special},
    Row{"bgsound", empty | special},
    Row{"big", formatting | breakout},
    Row{"blockquote", block | special | closes_p | breakout},
    Row{"body", block | special | breakout},
    Row{"br", empty | special | breakout},
    Row{"button", special | scope},
    Row{"canvas", 0},
    Row{"caption", block | special | scope},
    Row{"center", block | special | closes_p | breakout},
    Row{"cite", 0},
    Row{"code", formatting | breakout},
    Row{"col", empty | special},
    Row{"colgroup", special},
    Row{"datalist", 0},
    Row{"dd", block | special | closes_p | breakout},
    Row{"del", 0},
    Row{"details", block | special | closes_p},
    Row{"dfn", 0},
    Row{"dialog", block | closes_p},
    Row{"dir", block | special | closes_p},
    Row{"div", block | special | closes_p | breakout},
    Row{"dl", block | special | closes_p | breakout},
    Row{"dt", block | special | closes_p | breakout},
    Row{"em", formatting | breakout},
    Row{"embed", empty | special | breakout},
    Row{"fieldset", block | special | closes_p},
    Row{"figcaption", block | special | closes_p},
    Row{"figure", block | special | closes_p},
    Row{"font", formatting},
    Row{"footer", block | special | closes_p},
    Row{"form", block | special | closes_p},
    Row{"frame", empty | special},
    Row{"frameset", block | special},
    Row{"h1", block | special | closes_p | breakout},
    Row{"h2", block | special | closes_p | breakout},
    Row{"h3", block | special | closes_p | breakout},
    Row{"h4", block | special | closes_p | breakout},
    Row{"h5", block | special | closes_p | breakout},
    Row{"h6", block | special | closes_p | breakout},
    Row{"head", special | breakout},
    Row{"header", block | special | closes_p},
    Row{"hgroup", block | special | closes_p},
    Row{"hr", block | empty | special | closes_p | breakout},
    Row{"html", block | special | scope},
    Row{"i", formatting | breakout},
    Row{"iframe", block | raw | special},
    Row{"img", empty | special | breakout},
    Row{"input", empty | special},
    Row{"ins", 0},
    Row{"kbd", 0},
    Row{"keygen", empty | special},
    Row{"label", 0},
    Row{"legend", block},
    Row{"li", block | special | closes_p | breakout},
    Row{"link", empty | special},
    Row{"listing", block | special | closes_p | breakout},
    Row{"main", block | special | closes_p},
    Row{"map", 0},
    Row{"mark", 0},
    Row{"marquee", special | scope},
    Row{"math", 0},
    Row{"menu", block | special | closes_p | breakout},
    Row{"meta", empty | special | breakout},
    Row{"nav", block | special | closes_p},
    Row{"nobr", formatting | breakout},
    Row{"noembed", raw | special},
    Row{"noframes", raw | special},
    Row{"noscript", raw | special},
    Row{"object", block | special | scope},
    Row{"ol", block | special | closes_p | breakout},
    Row{"optgroup", block},
    Row{"option", block},
    Row{"p", block | special | closes_p | breakout},
    Row{"param", empty | special},
    Row{"picture", 0},
    Row{"plaintext", block | special | closes_p},
    Row{"pre", block | special | closes_p | breakout},
    Row{"q", 0},
    Row{"s", formatting | breakout},
    Row{"samp", 0},
    Row{"script", raw | special},
    Row{"search", block | special | closes_p},
    Row{"section", block | special | closes_p},
    Row{"select", special},
    Row{"slot", 0},
    Row{"small", formatting | breakout},
    Row{"source", empty | special},
    Row{"span", breakout},
    Row{"strike", formatting | breakout},
    Row{"strong", formatting | breakout},
    Row{"style", raw | special},
    Row{"sub", breakout},
    Row{"summary", block | special | closes_p},
    Row{"sup", breakout},
    Row{"svg", 0},
    Row{"table", block | special | closes_p | scope | breakout},
    Row{"tbody", block | special},
    Row{"td", block | special | scope},
    Row{"template", special | scope},
    Row{"textarea", raw | special},
    Row{"tfoot", block | special},
    Row{"th", block | special | scope},
    Row{"thead", block | special},
    Row{"time", 0},
    Row{"title", raw | special},
    Row{"tr", block | special},
    Row{"track", empty | special},
    Row{"tt", formatting | breakout},
    Row{"u", formatting | breakout},
    Row{"ul", block | special | closes_p | breakout},
    Row{"var", breakout},
    Row{"video", block},
    Row{"wbr", empty | special},
    Row{"xmp", raw | special | closes_p},
};

constexpr std::size_t first_element = 3;  // After unknown, text and root.
constexpr std::size_t longest_name = 10;

}  // namespace

Tag tag_of(std::string_view name) noexcept {
    if (name.empty() || name.size() > longest_name) {
        return Tag::unknown;
    }
    std::array<char, longest_name> lower{};
    std::transform(name.begin(), name.end(), lower.begin(), ascii_lower);
    const std::string_view key{lower.data(), name.size()};
    const auto* found = std::lower_bound(rows.begin(), rows.end(), key,
                                         [](const Row& row, std::string_view k) { return row.name < k; });
    if (found == rows.end() || found->name != key) {
        return Tag::unknown;
    }
    return static_cast<Tag>(static_cast<std::size_t>(found - rows.begin()) + first_element);
}

std::uint16_t tag_flags(Tag tag) noexcept {
    const auto index = static_cast<std::size_t>(tag);
    return index < first_element ? std::uint16_t{0}
                                 : static_cast<std::uint16_t>(rows[index - first_element].flags);
}

std::string_view tag_name(Tag tag) noexcept {
    const auto index = static_cast<std::size_t>(tag);
    return index < first_element ? std::string_view{} : rows[index - first_element].name;
}

std::uint8_t heading_level(Tag tag) noexcept {
    return tag >= Tag::h1_ && tag <= Tag::h6_
               ? static_cast<std::uint8_t>(static_cast<unsigned>(tag) - static_cast<unsigned>(Tag::h1_) + 1)
               : std::uint8_t{0};
}

}  // namespace smallprint
