// The small words that the text and the Markdown report share.
#include <array>
#include <string>

#include "analysis/wording.h"
#include "doors/cli/report_text.h"

namespace smallprint {
namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

const char* severity_word(Severity severity, Stance stance) noexcept {
    if (stance == Stance::for_you) {
        return "GOOD";
    }
    switch (severity) {
        case Severity::high:
            return "HIGH";
        case Severity::medium:
            return "MEDIUM";
        case Severity::low:
            return "LOW";
        case Severity::info:
            break;
    }
    return "NOTE";
}

const char* severity_mark(Severity severity, Stance stance) noexcept {
    if (stance == Stance::for_you) {
        return "+  ";
    }
    switch (severity) {
        case Severity::high:
            return "!!!";
        case Severity::medium:
            return "!! ";
        case Severity::low:
            return "!  ";
        case Severity::info:
            break;
    }
    return "i  ";
}

std::string count_findings(const std::vector<Finding>& findings) {
    std::size_t good = 0;
    std::array<std::size_t, 4> by_severity{};
    for (const auto& finding : findings) {
        if (finding.stance == Stance::for_you) {
            ++good;
        } else {
            ++by_severity.at(static_cast<std::size_t>(finding.severity));
        }
    }
    std::string words;
    const auto add = [&words](std::size_t count, const std::string& part) {
        if (count > 0) {
            words += (words.empty() ? "" : ", ") + part;
        }
    };
    add(by_severity[3], counted(by_severity[3], "serious point", "serious points"));
    add(by_severity[2], counted(by_severity[2], "point to consider", "points to consider"));
    add(by_severity[1], counted(by_severity[1], "minor point", "minor points"));
    add(by_severity[0], counted(by_severity[0], "note", "notes"));
    add(good, std::to_string(good) + " in your favour");
    return words;
}

std::string parts_words(const ReportDocument& document) {
    std::string words;
    for (std::size_t i = 0; i < document.parts.size(); ++i) {
        const bool last = i + 1 == document.parts.size();
        words += i == 0 ? "" : last ? " and " : ", ";
        words += "“" + document.parts[i].title + "”";
    }
    if (words.empty()) {
        return words;
    }
    words = "This page holds " + words + ".";
    if (document.part) {
        words += " What “" + document.parts[*document.part].title + "” says comes first.";
    }
    return words;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

std::string day_of(TimeMs time) {
    return day_of(to_rfc3339(time));
}  // "2026-05-11T…"

std::string day_of(std::string_view date) {
    return day_in_words(date);
}

}  // namespace smallprint
