// How long the worst inputs under five megabytes take, each read as a page, recorded, and read again with a
// word changed, so that extraction, reading, recording and comparing all meet it:
//   worst_cases [SECONDS] [PART OF A NAME]      (2, all)
// Prints each input's time of the processor and the longest one; ends with 1 if any took more than SECONDS.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "service/analyze_page.h"
#include "service/json.h"
#include "service/report_json.h"
#include "service/services.h"
#include "support.h"
#include "tally.h"
#include "targets.h"

namespace smallprint::fuzz {
namespace {

constexpr std::size_t most_bytes = 5'000'000;

constexpr std::string_view beginning =
    "<html lang=en><title>Terms of Service</title><main><h1>Terms of Service</h1><p>These terms are between "
    "you and Pear Inc. You agree to binding arbitration. We may change these terms at any time.</p>";

std::string times(std::size_t count, const std::function<std::string(std::size_t)>& piece) {
    std::string text;
    for (std::size_t i = 0; i < count && text.size() < most_bytes - 1'000; ++i) {
        text += piece(i);
    }
    return text;
}

/// The same piece until the input is `bytes` long.
std::string filled(std::string_view piece, std::size_t bytes = most_bytes - 1'000) {
    std::string text;
    text.reserve(bytes + piece.size());
    while (text.size() + piece.size() <= bytes) {
        text += piece;
    }
    return text;
}

struct Case {
    std::string_view name;
    std::function<std::string()> make;
};

std::string paragraph(std::size_t number, std::string_view words) {
    return "<p>" + std::to_string(number) + ". " + std::string(words) + "</p>";
}

/// Numbers that look random and are the same each time.
std::size_t scrambled(std::size_t i) {
    return (i * 2'654'435'761U) % 1'000'003U;
}

std::vector<Case> cases() {
    const std::string clause =
        "We may use your feedback and your content to train our models, unless you opt out in the settings.";
    return {
        {"a million nested elements", [] { return filled("<b>"); }},
        {"half a million nested blocks, closed",
         [] { return filled("<div>", most_bytes / 3) + "x" + filled("</div>", most_bytes / 2); }},
        {"100,000 attributes in one tag",
         [] {
             return "<p " + times(100'000, [](std::size_t i) { return "a" + std::to_string(i) + "=1 "; }) +
                    ">x</p>";
         }},
        {"one attribute without end", [] { return "<p title=\"" + filled("x"); }},
        {"one comment without end", [] { return "<!--" + filled("--"); }},
        {"openings of comments and scripts", [] { return filled("<!--<script><style>"); }},
        {"formatting that is never closed", [] { return filled("<a href=x><b><i><font><p>"); }},
        {"tables in tables", [] { return filled("<table><tr><td>"); }},
        {"text that a table pushes out", [] { return "<table>" + filled("x<b>y</b>"); }},
        {"lists in lists", [] { return filled("<ul><li>We may: "); }},
        {"references of characters", [] { return filled("&amp&lt&notin&#x41&#0;&bogus"); }},
        {"headings alone", [=] { return filled("<h2>Arbitration</h2>"); }},
        {"links alone", [] { return filled("<a href=/privacy>Privacy Policy</a> "); }},
        {"one word", [] { return filled("a"); }},
        {"one sentence without end", [] { return filled("we may use your feedback to train our models "); }},
        {"one clause, again and again", [=] { return filled("<p>" + clause + "</p>"); }},
        {"clauses that differ in a number",
         [=] { return times(60'000, [=](std::size_t i) { return paragraph(i, clause); }); }},
        {"clauses made of the same words in other orders",
         [] {
             return times(60'000, [](std::size_t i) {
                 static const std::vector<std::string> words{"we",   "may", "share", "your", "data",
                                                             "with", "our", "many",  "good", "partners"};
                 std::string text = "<p>";
                 for (std::size_t k = 0; k < 10; ++k) {
                     text += words[scrambled(i * 10 + k) % words.size()] + ' ';
                 }
                 return text + "</p>";
             });
         }},
        {"a list of one sentence",
         [] {
             return "<p>We may:</p><ul>" + filled("<li>sell your data;</li>", most_bytes - 2'000) + "</ul>";
         }},
        {"numberings", [] { return filled("<p>(a) (b) 1.1.1.1 (i) (A)</p>"); }},
        {"negations and exceptions", [] { return filled("not unless except without your consent never "); }},
        {"definitions",
         [] {
             return times(80'000, [](std::size_t i) {
                 return "<p>“Term" + std::to_string(i) + "” means Term" + std::to_string(i + 1) + ".</p>";
             });
         }},
        {"references",
         [] { return filled("<p>As described in Section 5, see Section 4 and Section 5.</p>"); }},
        {"dates", [] { return filled("<p>Last updated: 1 January 2024. Effective 2 March 2025.</p>"); }},
        {"quotation marks", [] { return filled("“\"‘’”"); }},
        {"dots", [] { return filled("A. e.g. i.e. Inc. "); }},
        {"spaces", [] { return "x" + filled(" \t\n\xC2\xA0") + "x"; }},
        {"zero width", [] { return filled("\xE2\x80\x8B"); }},
        {"marks upon marks", [] { return "a" + filled("\xCC\x81"); }},
        {"bytes that are no text", [] { return filled("\xFF\xC0\xF5"); }},
        {"hidden elements", [] { return filled("<div hidden><p style=display:none>x"); }},
    };
}

double processor_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double read_in(Session& session, std::string_view url, std::string_view page) {
    const double begin = processor_seconds();
    AnalyzeRequest request;
    request.bytes = page;
    request.url = url;
    request.assume_terms =
        true;  // Otherwise most of these would be put aside as no terms before they are read.
    const std::string reply = json_text(report_json(analyze_page(session, request)));
    require(reply.size() > 2, "a page of less than five megabytes gets a report");
    return processor_seconds() - begin;
}

int run(double limit, std::string_view wanted) {
    const Folder folder;
    const FixedClock clock;
    ServiceOptions options;
    options.data_directory = folder.path();
    options.clock = &clock;
    Services services(std::move(options));
    Session session(services, Session::Access::read_write);
    (void)read_in(session, "https://pear.example/terms", beginning);  // compiles the rules

    double longest = 0;
    std::size_t number = 0;
    const std::vector<Case> all = cases();
    std::printf("%-50s %8s %9s %9s\n", "input", "bytes", "first s", "changed s");
    for (const Case& one : all) {
        if (one.name.find(wanted) == std::string_view::npos) {
            continue;
        }
        const std::string url = "https://pear" + std::to_string(++number) + ".example/terms";
        const std::string first = std::string(beginning) + one.make();
        require(first.size() < most_bytes, "an input is below five megabytes");
        std::string second = first;
        second.replace(second.find("at any time"), 11, "at all times");
        const double once = read_in(session, url, first);
        const double twice = read_in(session, url, second);
        std::printf("%-50.*s %8zu %9.3f %9.3f\n", static_cast<int>(one.name.size()), one.name.data(),
                    first.size(), once, twice);
        std::fflush(stdout);
        longest = std::max({longest, once, twice});
    }
    std::printf("longest: %.3f s of %.1f s\n", longest, limit);
    if (longest > limit) {
        return 1;
    }
    test::tally("An input that takes for ever", number * 2, "worst inputs read within 2 s",
                "tests/fuzz/worst_cases.cpp");
    return 0;
}

}  // namespace
}  // namespace smallprint::fuzz

int main(int count, char** arguments) {
    const double limit = count > 1 ? std::strtod(arguments[1], nullptr) : 2.0;
    if (count > 3 || limit <= 0) {
        std::fputs("Usage: worst_cases [SECONDS] [PART OF A NAME]\n", stderr);
        return 2;
    }
    return smallprint::fuzz::run(limit, count > 2 ? arguments[2] : "");
}
