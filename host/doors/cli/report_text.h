// The report in words for people at a terminal, and in Markdown for notes and issues.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "doors/cli/terminal.h"
#include "service/report.h"

namespace smallprint {

/// Severity by word and mark, headline, consequence, the site's words, what you can do. Made harmless for
/// terminals.
[[nodiscard]] std::string report_text(const Report& report, const TextStyle& style);

/// The same as CommonMark; nothing of a page is interpreted as markup.
[[nodiscard]] std::string report_markdown(const Report& report);

/// The changes between two versions in words, without a heading; `page` goes on with them.
void write_changes(Page& page, const ReportChanges& changes);

/// "2 serious, 1 medium and 3 minor points, 1 in your favour"; empty for no findings.
[[nodiscard]] std::string count_findings(const std::vector<Finding>& findings);

/// Which documents are on a page of several, and whose findings come first; empty for a page of one.
[[nodiscard]] std::string parts_words(const ReportDocument& document);

/// "HIGH", "MEDIUM", "LOW", "NOTE" or, for what speaks for the reader, "GOOD".
[[nodiscard]] const char* severity_word(Severity severity, Stance stance) noexcept;
/// Three characters that tell severity without colour: "!!!", "!! ", "!  ", "i  ", "+  ".
[[nodiscard]] const char* severity_mark(Severity severity, Stance stance) noexcept;

/// "1 entry", "2 entries".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one, std::string_view many);

/// "12 May 2026" in UTC.
[[nodiscard]] std::string day_of(TimeMs time);
/// The same of "2026-05-12"; other words come back as they are.
[[nodiscard]] std::string day_of(std::string_view date);

}  // namespace smallprint
