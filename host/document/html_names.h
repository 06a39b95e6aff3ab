// What class names and ids say about a part of a page: consent manager, navigation, share bar, ...
#pragma once

#include <string_view>

namespace smallprint {

struct NameHints {
    bool consent = false;  ///< A consent manager or cookie bar.
    bool strong = false;   ///< Words that hardly ever name legal text: nav, footer, breadcrumb, ...
    bool weak = false;     ///< Words that may name a section of it: header, share, feedback, ...
    bool hidden = false;   ///< Only for screen readers, or an icon font.
    bool skip = false;     ///< "Skip to content".
};

/// Reads an element's attributes. Ids count only where they are unmistakable, because sections of terms are
/// often named so ("#feedback", "#copyright"); classes with a variant (`md:`, `[…]`) say how things look and
/// are left out.
[[nodiscard]] NameHints name_hints(std::string_view attributes);

}  // namespace smallprint
