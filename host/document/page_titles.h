// Which kind of legal document a title, a name or a fragment of an address speaks of: what pages with several
// documents are taken apart by (page_parts.h). Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "document/document.h"

namespace smallprint {

enum class PartKind : std::uint8_t {
    terms,
    privacy,
    cookies,
    copyright,
    developer,
    community,
    use,
    processing
};

inline constexpr std::array all_part_kinds{PartKind::terms,     PartKind::privacy,   PartKind::cookies,
                                           PartKind::copyright, PartKind::developer, PartKind::community,
                                           PartKind::use,       PartKind::processing};

/// "Privacy Policy" and the like, in the words that detection uses.
[[nodiscard]] std::string_view terms_type_of(PartKind kind) noexcept;

/// The kind of document whose title this block may be: short, no sentence, and it speaks of a policy, of
/// terms, …
[[nodiscard]] std::optional<PartKind> kind_of_title(const Block& block);

/// Whether a text of this kind begins like this: it says when it was updated, or calls itself by its kind
/// ("this Policy"). In lower case.
[[nodiscard]] bool speaks_of_itself_as(PartKind kind, std::string_view text);

/// The kind that a name or a fragment asks for: "privacy-policy", "Copyright Claims Policy".
[[nodiscard]] std::optional<PartKind> kind_asked_for(std::string_view name);

/// Whether the words speak of a document ("policy", "terms", "agreement", …). In lower case.
[[nodiscard]] bool speaks_of_document(std::string_view text);

}  // namespace smallprint
