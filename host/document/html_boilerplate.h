// Which parts of a page are not its legal text: navigation, headers, footers, cookie bars, share bars,
// related links.
//
// Judged by what browsers and readers can see of any page (elements, roles, the words of class names and ids,
// how much of a part is links) and never by the site. A part that holds much of the page's prose is never
// boilerplate whatever it is called, so that a page inside a <form> or a div called "footer-page" survives.
#pragma once

#include <vector>

#include "document/html_names.h"
#include "document/html_statistics.h"
#include "document/html_tree.h"

namespace smallprint {

class Boilerplate {
public:
    Boilerplate(const HtmlTree& tree, const std::vector<NodeStatistics>& statistics) noexcept
        : tree_(tree), statistics_(statistics) {}

    /// True if the element with everything in it is to be left out. Looks at this element only.
    [[nodiscard]] bool drops(NodeId node) const;

private:
    [[nodiscard]] double prose_share(NodeId node) const;
    [[nodiscard]] bool drops_by_tag(NodeId node) const;
    [[nodiscard]] bool drops_by_role(NodeId node, std::string_view role) const;
    [[nodiscard]] bool drops_by_name(NodeId node, const NameHints& hints) const;
    [[nodiscard]] bool drops_by_links(NodeId node) const;
    [[nodiscard]] bool is_labelled_consent(NodeId node) const;
    [[nodiscard]] bool dates_the_text(NodeId node) const;
    [[nodiscard]] bool is_hidden_scrap(NodeId node, const NameHints& hints) const;

    const HtmlTree& tree_;
    const std::vector<NodeStatistics>& statistics_;
};

/// For every node whether it is left out with everything in it: what Boilerplate drops, and then what stands
/// before or after the part that holds nearly all prose and does not read like terms.
[[nodiscard]] std::vector<bool> left_out_nodes(const HtmlTree& tree,
                                               const std::vector<NodeStatistics>& statistics);

}  // namespace smallprint
