// Links in a page, made into addresses that are safe to offer. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"

namespace smallprint {

/// A link's target made absolute against the page's address. Only https, http and mailto come out; nothing
/// for anything else, for control characters, credentials, or above 2,000 bytes.
[[nodiscard]] std::optional<std::string> resolve_link(std::string_view target, std::string_view base);

/// The link that leads to a way out: one in the bytes [begin, end) of the clause whose words or target speak
/// of opting out, settings or a form; else such a link in the rest of the clause; else nothing.
[[nodiscard]] std::optional<std::string> find_opt_out_link(const Document& document, const Clause& clause,
                                                           std::uint32_t begin, std::uint32_t end,
                                                           std::string_view base);

}  // namespace smallprint
