// The report as CommonMark. What a page says is escaped, so that it stays text wherever the Markdown is
// shown.
#include <string>

#include "doors/cli/comparison_words.h"
#include "doors/cli/output.h"
#include "doors/cli/report_text.h"
#include "service/page_documents.h"

namespace smallprint {
namespace {

std::string escaped(std::string_view text) {
    constexpr std::string_view markup = R"(\`*_{}[]<>#+!|~&:@=)";
    std::string safe;
    bool only_digits = true;  // So far: "1." would begin a list.
    for (const char c : harmless(text)) {
        const bool begins_list = (c == '-' && safe.empty()) || ((c == '.' || c == ')') && only_digits);
        const bool begins_link = c == '.' && safe.size() >= 3 && safe.ends_with("www");
        if (markup.find(c) != std::string_view::npos || begins_list || begins_link) {
            safe += '\\';
        }
        only_digits = only_digits && c >= '0' && c <= '9';
        safe += c;
    }
    return safe;
}

void add_finding(std::string& markdown, const ReportDocument& document, const Finding& finding,
                 const std::optional<KnownText>& known) {
    markdown.append("\n## ").append(severity_word(finding.severity, finding.stance)).append(": ");
    markdown += escaped(finding.headline) + "\n\n";
    if (!finding.consequence.empty()) {
        markdown += escaped(finding.consequence) + "\n\n";
    }
    if (const auto part = part_of(document, finding)) {
        markdown += "From “" + escaped(document.parts[*part].title) + "”.\n\n";
    }
    if (!finding.why.empty()) {
        markdown += escaped(finding.why) + "\n\n";
    }
    if (!finding.quote.exact.empty()) {
        markdown.append("> ").append(escaped(finding.quote.exact)).append("\n\n");
    }
    for (const auto& action : finding.actions) {
        markdown.append("- ").append(escaped(action.text));
        if (!action.deadline.empty()) {
            markdown.append(" (").append(escaped(action.deadline)).append(")");
        }
        if (!action.url.empty()) {
            markdown.append(" ").append(escaped(action.url));
        }
        markdown += "\n";
    }
    const auto comparison = comparison_words(finding, known, document.terms_type);
    if (!comparison.empty()) {
        markdown += "\n";
    }
    for (const auto& sentence : comparison) {
        markdown += escaped(sentence) + "  \n";
    }
    if (!finding.record_id.empty()) {
        markdown += "\nRecord " + escaped(finding.record_id) + "\n";
    }
}

void add_changes(std::string& markdown, const ReportChanges& changes) {
    markdown += "\n## What changed\n\n";
    if (changes.back_to) {
        markdown += "Back to the text of " + day_of(*changes.back_to) + ".\n\n";
    }
    for (const auto& item : changes.summary.items) {
        markdown += "- " + escaped(item.summary) + "\n";
        if (item.before) {
            markdown += "  - Before: " + escaped(*item.before) + "\n";
        }
        if (item.after) {
            markdown += "  - Now: " + escaped(*item.after) + "\n";
        }
    }
}

}  // namespace

std::string report_markdown(const Report& report) {
    if (!report.document) {
        return "These are no terms that can be read (" + escaped(report.reason) + ").\n";
    }
    const auto& document = *report.document;
    // A text without an address has no service worth naming.
    const auto type = document.terms_type.empty() ? std::string{"Terms"} : document.terms_type;
    std::string markdown{"# "};
    markdown += escaped(document.url.empty() ? type : document.service + " · " + type) + "\n\n";
    if (!document.url.empty()) {
        markdown += escaped(document.url) + "  \n";
    }
    markdown += "SHA-256 `" + to_hex(document.sha256) + "`\n\n";
    if (const auto words = parts_words(document); !words.empty()) {
        markdown += escaped(words) + "\n\n";
    }
    const auto count = count_findings(report.findings);
    markdown +=
        count.empty() ? "Nothing was found. That does not mean that there is nothing.\n" : count + ".\n";
    const auto known = known_text(report.findings);
    if (known) {
        markdown += "\n" + escaped(known->words) + "\n";
    }
    for (const auto& finding : report.findings) {
        add_finding(markdown, document, finding, known);
    }
    if (report.changes) {
        add_changes(markdown, *report.changes);
    }
    return markdown + "\n" + report_notice + "\n";
}

}  // namespace smallprint
