// What belongs to folded text: heads and panels of accordions and tabs, and lists that a sentence announces.
// All of it looks like a page's controls (buttons, hidden parts, lists of links) and is text. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "document/html_statistics.h"
#include "document/html_tree.h"

namespace smallprint {

/// True for a control (a button, or what has the role of one) that folds the prose standing right behind it:
/// its words are that part's heading. Tabs are none, for their strip stands away from the panels.
[[nodiscard]] bool heads_panel(const HtmlTree& tree, const std::vector<NodeStatistics>& statistics,
                               NodeId control);

/// True if an element's attributes say that it is a panel of tabs or of an accordion: hidden ones are text,
/// however short.
[[nodiscard]] bool is_panel(std::string_view attributes);

/// True for a list right behind a sentence that ends with a colon ("These companies set cookies here:"), and
/// for one inside an item of a list that has sentences of its own.
[[nodiscard]] bool is_announced(const HtmlTree& tree, const std::vector<NodeStatistics>& statistics,
                                NodeId list);

}  // namespace smallprint
