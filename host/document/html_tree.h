// A page as a tree, made by parse_html() and read by the extractor.
//
// Nodes lie in one vector in the order they were made (a parent before its children) and point into the
// page's bytes, which the caller owns and must keep while the tree is used. Attributes are read only where
// somebody asks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/html_tags.h"

namespace smallprint {

using NodeId = std::uint32_t;
constexpr NodeId no_node = 0xFFFFFFFF;

struct HtmlNode {
    Tag tag = Tag::unknown;
    NodeId parent = no_node;
    NodeId first_child = no_node;
    NodeId last_child = no_node;
    NodeId next = no_node;
    NodeId previous = no_node;
    std::string_view
        source;  ///< Of text: the text as written. Of an element: what stands between name and '>'.
};

struct HtmlTree {
    std::vector<HtmlNode> nodes;   ///< nodes[0] is the root.
    std::string_view title;        ///< Content of the first <title>, as written.
    std::string_view html_source;  ///< Attributes of <html>.
    std::string_view body_source;  ///< Attributes of <body>.
    std::string_view meta_language;

    [[nodiscard]] const HtmlNode& operator[](NodeId id) const { return nodes[id]; }
};

/// Limits that keep time linear and memory bounded; what is beyond them loses its markup, never its text.
struct HtmlLimits {
    std::uint32_t depth = 512;
    std::uint32_t elements = 2'000'000;
    std::uint32_t attributes_per_tag = 64;
    std::uint32_t attribute_bytes_per_tag = 64 * 1024;
};

/// Parses a page (well-formed UTF-8, at most 4 GiB) as browsers do where it matters to the text: HTML
/// standard, section 13.2, with optional tags, paragraphs, lists, tables with foster parenting, raw text,
/// comments and foreign content. Formatting elements are closed but not rebuilt, for they do not change the
/// text. Never fails.
[[nodiscard]] HtmlTree parse_html(std::string_view page, const HtmlLimits& limits = {});

/// The value of an attribute as written (no character references decoded); nothing if it is absent or beyond
/// the limits. `name` in lower case. A valueless attribute has an empty value.
[[nodiscard]] std::optional<std::string_view> attribute(std::string_view source, std::string_view name,
                                                        const HtmlLimits& limits = {});

/// Text with its character references decoded.
[[nodiscard]] std::string decode_references(std::string_view text);

}  // namespace smallprint
