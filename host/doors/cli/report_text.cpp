#include "doors/cli/report_text.h"
#include "doors/cli/comparison_words.h"
#include "service/page_documents.h"

namespace smallprint {
namespace {

std::string in_quotes(std::string_view words) {
    return std::string{"“"}.append(words).append("”");
}

Tone tone_of(const Finding& finding) {
    if (finding.stance == Stance::for_you) {
        return Tone::good;
    }
    switch (finding.severity) {
        case Severity::high:
            return Tone::high;
        case Severity::medium:
            return Tone::medium;
        case Severity::low:
        case Severity::info:
            break;
    }
    return Tone::low;
}

void write_head(Page& page, const Report& report) {
    const auto& document = *report.document;
    // A text without an address has no service worth naming.
    std::string title = document.url.empty() ? std::string{} : document.service;
    if (!document.terms_type.empty()) {
        title += (title.empty() ? "" : " · ") + document.terms_type;
    }
    if (!title.empty()) {
        page.paragraph(title, 0, {}, Tone::strong);
    }
    if (!document.url.empty()) {
        page.paragraph(document.url, 0, {}, Tone::faint);
    }
    if (const auto words = parts_words(document); !words.empty()) {
        page.paragraph(words);
    }
    if (report.stored && document.status == DocumentStatus::unchanged) {
        page.paragraph("Unchanged since " + day_of(document.first_seen) + ", when Smallprint first saw it.");
    } else if (document.status == DocumentStatus::changed) {
        page.paragraph("Changed since you last looked.", 0, {}, Tone::medium);
    }
    if (report.stored_reason == "not_terms") {
        page.paragraph("This does not look like terms, so it is not remembered.");
    }
    const auto count = count_findings(report.findings);
    page.paragraph(count.empty() ? "Nothing was found. That does not mean that there is nothing."
                                 : count + ".");
}

/// Where on a page of several documents a finding stands; empty on a page of one.
std::string part_words(const ReportDocument& document, const Finding& finding) {
    const auto part = part_of(document, finding);
    return part ? "From “" + document.parts[*part].title + "”." : std::string{};
}

void write_finding(Page& page, const ReportDocument& document, const Finding& finding,
                   const std::optional<KnownText>& known) {
    constexpr std::size_t indent = 4;
    page.blank();
    const auto lead = std::string{severity_mark(finding.severity, finding.stance)} + " ";
    page.paragraph(std::string{severity_word(finding.severity, finding.stance)} + "  " + finding.headline, 0,
                   lead, tone_of(finding));
    if (finding.match == MatchKind::model) {
        page.paragraph("Possible: read by comparison, not by a rule.", indent);
    }
    if (!finding.consequence.empty()) {
        page.paragraph(finding.consequence, indent);
    }
    if (const auto from = part_words(document, finding); !from.empty()) {
        page.paragraph(from, indent, {}, Tone::faint);
    }
    if (!finding.quote.exact.empty()) {
        page.paragraph(in_quotes(finding.quote.exact), indent, "They write: ", Tone::faint);
    }
    if (!finding.actions.empty()) {
        page.paragraph("You can:", indent);
    }
    for (const auto& action : finding.actions) {
        auto text = action.text;
        if (!action.deadline.empty()) {
            text += " (" + action.deadline + ")";
        }
        if (!action.url.empty()) {
            text += " " + action.url;
        }
        page.paragraph(text, indent, "- ");
    }
    for (const auto& sentence : comparison_words(finding, known, document.terms_type)) {
        page.paragraph(sentence, indent, {}, Tone::faint);
    }
}

std::string change_kind_words(const ChangeItem& item) {
    switch (item.kind) {
        case ChangeKind::added:
            return "New";
        case ChangeKind::removed:
            return "Gone";
        case ChangeKind::moved:
            return "Moved";
        case ChangeKind::split:
            return "Split";
        case ChangeKind::merged:
            return "Merged";
        case ChangeKind::cosmetic:
            return "Wording only";
        case ChangeKind::edited:
            break;
    }
    return "Edited";
}

}  // namespace

void write_changes(Page& page, const ReportChanges& changes) {
    if (changes.back_to) {
        page.paragraph("Back to the text of " + day_of(*changes.back_to) + ".");
    }
    const auto& summary = changes.summary;
    if (summary.items.empty()) {
        page.paragraph("No words changed.");
        return;
    }
    auto count = counted(summary.added, "clause added", "clauses added") + ", " +
                 std::to_string(summary.removed) + " removed, " + std::to_string(summary.changed) +
                 " changed";
    page.paragraph(count + (summary.substantive ? "." : "; nothing of substance."));
    for (const auto& item : summary.items) {
        page.blank();
        const auto lead = item.substantive ? severity_mark(item.severity, Stance::neutral) : "   ";
        page.paragraph(change_kind_words(item) + ": " + item.summary, 0, std::string{lead} + " ",
                       item.substantive ? Tone::strong : Tone::plain);
        if (item.before) {
            page.paragraph(in_quotes(*item.before), 4, "Before: ", Tone::faint);
        }
        if (item.after) {
            page.paragraph(in_quotes(*item.after), 4, "Now:    ", Tone::faint);
        }
    }
}

std::string report_text(const Report& report, const TextStyle& style) {
    Page page(style);
    if (!report.document) {
        page.paragraph("These are no terms that can be read (" + report.reason + ").");
        return page.text();
    }
    write_head(page, report);
    const auto known = known_text(report.findings);
    if (known) {
        page.paragraph(known->words, 0, {}, Tone::faint);
    }
    for (const auto& finding : report.findings) {
        write_finding(page, *report.document, finding, known);
    }
    if (report.changes) {
        page.blank();
        page.paragraph(
            report.changes->since ? "What changed since " + day_of(*report.changes->since) : "What changed",
            0, {}, Tone::strong);
        write_changes(page, *report.changes);
    }
    page.blank();
    page.paragraph(report_notice, 0, {}, Tone::faint);
    return page.text();
}

}  // namespace smallprint
