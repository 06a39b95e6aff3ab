// A page that holds several documents (its terms, its privacy policy, …) under one address: says which, and
// brings what is found in the one that the reader stands at to the front. The page as a whole stays the
// version that the history keeps: the same bytes are the same version, whatever fragment led there. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "document/extract.h"
#include "service/report.h"

namespace smallprint {

/// Fills in `parts` and `part` of the report's document and orders its findings: those of the part that the
/// fragment of `options.url` names come first, each group in the order it had; ids are given anew. Nothing
/// happens to a page of one document. `bytes` is what `text` was read from.
void tell_parts(Report& report, const Document& text, std::string_view bytes, const ExtractOptions& options);

/// The part of the report's document that a finding is from.
[[nodiscard]] std::optional<std::size_t> part_of(const ReportDocument& document, const Finding& finding);

}  // namespace smallprint
