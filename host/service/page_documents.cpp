#include "service/page_documents.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace smallprint {
namespace {

std::uint32_t first_clause_from(const Document& text, std::size_t block) {
    const auto found =
        std::partition_point(text.clauses.begin(), text.clauses.end(),
                             [block](const Clause& clause) { return clause.first_block < block; });
    return static_cast<std::uint32_t>(found - text.clauses.begin());
}

}  // namespace

void tell_parts(Report& report, const Document& text, std::string_view bytes, const ExtractOptions& options) {
    const std::vector<PagePart> parts = page_parts(text.blocks);
    if (parts.empty() || !report.document) {
        return;
    }
    ReportDocument& document = *report.document;
    for (const PagePart& part : parts) {
        document.parts.push_back({text.blocks[part.begin].text, std::string(terms_type_of(part.kind)),
                                  first_clause_from(text, part.begin), first_clause_from(text, part.end)});
    }
    document.part = part_at_fragment(bytes, options, parts);
    if (!document.part) {
        return;
    }
    std::stable_partition(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
        return part_of(document, finding) == document.part;
    });
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
        report.findings[i].id = "f" + std::to_string(i + 1);
    }
}

std::optional<std::size_t> part_of(const ReportDocument& document, const Finding& finding) {
    const auto found =
        std::find_if(document.parts.begin(), document.parts.end(), [&finding](const ReportPart& part) {
            return part.first_clause <= finding.clause && finding.clause < part.end_clause;
        });
    return found == document.parts.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - document.parts.begin()));
}

}  // namespace smallprint
