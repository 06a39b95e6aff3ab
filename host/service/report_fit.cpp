// fit_report of report_json.h: what goes first when a report is too long for the browser.
#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "service/report_json.h"
#include "service/shorten.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_text = 4'000;

std::size_t size_of(const Report& report) {
    return json_text(report_json(report)).size();
}

bool shorten_optional(std::optional<std::string>& text) {
    return text && shorten(*text, longest_text);
}

bool shorten_texts(Report& report) {
    bool any = false;
    for (Finding& finding : report.findings) {
        // The first words of a quote are still a quote; what follows them is no longer its suffix.
        if (shorten_exactly(finding.quote.exact, longest_text)) {
            finding.quote.suffix.clear();
            any = true;
        }
        for (auto& [name, value] : finding.facts) {
            if (auto* text = std::get_if<std::string>(&value)) {
                any = shorten(*text, longest_text) || any;
            }
        }
    }
    if (report.changes) {
        for (ChangeItem& item : report.changes->summary.items) {
            any = shorten_optional(item.before) || any;
            any = shorten_optional(item.after) || any;
        }
    }
    return any;
}

bool drop_details(Report& report) {
    bool any = false;
    for (Finding& finding : report.findings) {
        any = any || !finding.others.empty() || !finding.regulations.empty() || finding.actions.size() > 1;
        finding.others.clear();
        finding.regulations.clear();
        finding.actions.resize(std::min<std::size_t>(finding.actions.size(), 1));
    }
    return any;
}

// Drops from the end of `items` until `excess` bytes are gone; how many it dropped.
template <typename Item, typename Measure>
std::uint32_t drop_tail(std::vector<Item>& items, std::size_t excess, Measure measure) {
    std::uint32_t dropped = 0;
    std::size_t gone = 0;
    while (gone < excess && !items.empty()) {
        gone += measure(items.back()) + 1;  // And the comma.
        items.pop_back();
        ++dropped;
    }
    return dropped;
}

}  // namespace

void fit_report(Report& report, std::size_t max_bytes) {
    std::size_t size = size_of(report);
    if (size <= max_bytes) {
        return;
    }
    report.truncated.details = shorten_texts(report);
    if ((size = size_of(report)) > max_bytes) {
        report.truncated.details = drop_details(report) || report.truncated.details;
        size = size_of(report);
    }
    constexpr std::size_t reserve = 64;  // For the numbers in `truncated` to grow.
    if (size + reserve > max_bytes && report.changes) {
        report.truncated.changes =
            drop_tail(report.changes->summary.items, size + reserve - max_bytes,
                      [](const ChangeItem& item) { return json_text(change_item_json(item)).size(); });
        size = size_of(report);
    }
    if (size + reserve > max_bytes) {
        report.truncated.findings =
            drop_tail(report.findings, size + reserve - max_bytes,
                      [](const Finding& finding) { return json_text(finding_json(finding)).size(); });
    }
}

}  // namespace smallprint
