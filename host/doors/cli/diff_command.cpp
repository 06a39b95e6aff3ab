// `smallprint diff`: what changed between two texts of the same terms, most consequential first.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "base/error.h"
#include "document/markdown_versions.h"
#include "doors/cli/commands.h"
#include "doors/cli/input.h"
#include "doors/cli/line_json.h"
#include "doors/cli/output.h"
#include "doors/cli/report_text.h"
#include "service/clause_memo.h"
#include "service/report_json.h"

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
ReportChanges compare_texts(const Services& services, const Document& before, const Document& after) {
    ReportChanges changes;
    if (before.sha256 == after.sha256) {
        return changes;
    }
    ClauseMemo clauses(services);
    changes.summary =
        compare_lazily({before, clauses.of(before)}, {after, clauses.of(after)}, services.catalogue(), {})
            .summary;
    return changes;
}

// Of Markdown, what the two have in common is read once.
std::pair<Document, Document> read_two(std::string_view before, std::string_view after, InputFormat format) {
    if (format != InputFormat::markdown) {
        const ExtractOptions options{.format = format, .url = {}, .charset = {}};
        return {extract(before, options), extract(after, options)};
    }
    MarkdownVersions versions;
    versions.read(before);
    Document old_text = versions.document();
    versions.read(after);
    return {std::move(old_text), versions.document()};
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
    const auto changes = compare_texts(services, extract_input(old_bytes, options.before, options.input),
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
        return AnswerLine([&](const InputLine& line) {
            return answer_json_line(line, [&](const JsonIn& object) {
                const auto [before, after] =
                    read_two(text_member(object, "before"), text_member(object, "after"), options.input);
                return changes_json(compare_texts(services, before, after));
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
