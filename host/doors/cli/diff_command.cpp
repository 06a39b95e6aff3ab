// `smallprint diff`: what changed between two texts of the same terms, most consequential first.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/input.h"
#include "doors/cli/line_json.h"
#include "doors/cli/output.h"
#include "doors/cli/report_text.h"
#include "service/report_json.h"
#include "service/text_pairs.h"

namespace smallprint {
namespace {

struct DiffOptions {
    std::string before;
    std::string after;
    InputFormat input = InputFormat::automatic;
    std::string format = "text";
    bool lines = false;
};

// Two files know no dates, and both were read by this extractor.
ReportChanges changes_between(TextPairs& pairs, const Document& before, const Document& after) {
    ReportChanges changes;
    changes.summary = pairs.compare(before, after).summary;
    return changes;
}

void run_two(const Services& services, const DiffOptions& options) {
    if (options.before.empty() || options.after.empty()) {
        throw Error(ErrorCode::usage, "Name two files: the old text and the new one.");
    }
    if (options.before == "-" && options.after == "-") {
        throw Error(ErrorCode::usage, "Only one of the two texts can come from standard input.");
    }
    const auto old_bytes = read_input(options.before);
    const auto new_bytes = read_input(options.after);
    TextPairs pairs(services);
    const auto changes = changes_between(pairs, extract_input(old_bytes, options.before, options.input),
                                         extract_input(new_bytes, options.after, options.input));
    if (options.format == "json") {
        print(json_text(changes_json(changes)) + "\n");
        return;
    }
    Page page(style_of_stdout());
    write_changes(page, changes);
    print(page.text());
}

void run_lines(const Services& services, const DiffOptions& options) {
    if (!options.after.empty()) {
        throw Error(ErrorCode::usage, "With --jsonl, name one file of lines, or none for standard input.");
    }
    const auto input = open_lines(options.before);
    const auto threads = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    answer_lines(input.get(), threads, [&] {
        // One for each thread.
        return AnswerLine([&options, pairs = std::make_shared<TextPairs>(services)](const InputLine& line) {
            return answer_json_line(line, [&](const JsonIn& object) {
                const auto [before, after] =
                    pairs->read(text_member(object, "before"), text_member(object, "after"), options.input);
                return changes_json(changes_between(*pairs, before, after));
            });
        });
    });
}

void run(const DiffOptions& options) {
    const Services services({.data_directory = {},
                             .clock = nullptr,
                             .open_viewer = {},
                             .open_shadow = false,
                             .make_catalogue = {}});
    options.lines ? run_lines(services, options) : run_two(services, options);
}

}  // namespace

void add_diff(CLI::App& app, CommandLine& /*line*/) {
    auto* command =
        app.add_subcommand("diff", "Say what changed between two texts, most consequential first");
    const auto options = std::make_shared<DiffOptions>();
    command->add_option("old", options->before, "The old text; - is standard input")->type_name("OLD");
    command->add_option("new", options->after, "The new text; - is standard input")->type_name("NEW");
    add_input_format(*command, options->input);
    command->add_option("--format", options->format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    command->add_flag(
        "--jsonl", options->lines,
        "Bulk: a line {\"id\",\"before\",\"after\"} in, its changes a line out, in order, on all cores");
    command->callback([options] { run(*options); });
}

}  // namespace smallprint
