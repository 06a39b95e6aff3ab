// `smallprint analyze`: what the terms in a file mean for the person, as text, JSON or Markdown; or in bulk.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "base/error.h"
#include "doors/cli/analyze_lines.h"
#include "doors/cli/commands.h"
#include "doors/cli/input.h"
#include "doors/cli/output.h"
#include "doors/cli/report_text.h"
#include "service/analyze_page.h"
#include "service/report_json.h"

namespace smallprint {
namespace {

struct AnalyzeOptions {
    DocumentInput input;
    std::string url;
    std::string format = "text";
    bool no_store = false;
    bool lines = false;
};

// What a report without a document says, as the one line of exit status 3.
std::string why_unreadable(const Report& report, const std::string& file) {
    const auto name = input_name(file);
    if (report.reason == "too_large") {
        return name + " is larger than 64 MiB.";
    }
    if (report.reason == "empty") {
        return name + " has no text.";
    }
    return name + " cannot be read as HTML, Markdown or text.";
}

std::string in_format(const Report& report, const std::string& format) {
    if (format == "json") {
        return json_text(report_json(report)) + "\n";
    }
    return format == "markdown" ? report_markdown(report) : report_text(report, style_of_stdout());
}

void run_one(const AnalyzeOptions& options, CommandLine& line) {
    const auto bytes = read_input(options.input.file);
    const Services services({.data_directory = line.data_directory(),
                             .clock = nullptr,
                             .open_viewer = {},
                             .open_shadow = false,
                             .make_catalogue = {}});
    Session session(services, options.no_store ? Session::Access::read_only : Session::Access::read_write);
    AnalyzeRequest request;
    request.bytes = bytes;
    request.url = options.url;
    request.format = options.input.format;
    request.source = VersionSource::file;
    request.record = !options.no_store;
    request.assume_terms = true;
    request.max_bytes = std::size_t{64} * 1024 * 1024;
    const auto report = analyze_page(session, request);
    if (!report.document) {
        throw Error(ErrorCode::unreadable_input, why_unreadable(report, options.input.file));
    }
    print(in_format(report, options.format));
    // The warnings are shown all the same; what is lost is only the memory of them.
    if (report.stored_reason == error_name(ErrorCode::store_too_new)) {
        throw Error(ErrorCode::store_too_new,
                    "Not stored: the history was written by a newer Smallprint; update this one.");
    }
    if (report.stored_reason == error_name(ErrorCode::store_unavailable)) {
        throw Error(ErrorCode::store_unavailable, "Not stored: the history in " +
                                                      services.options().data_directory.string() +
                                                      " cannot be written.");
    }
}

void run(const AnalyzeOptions& options, CommandLine& line) {
    if (!options.lines) {
        run_one(options, line);
        return;
    }
    if (!options.url.empty() || options.input.format != InputFormat::automatic) {
        throw Error(ErrorCode::usage, "With --jsonl, every line says its own url and format.");
    }
    analyze_lines(options.input.file);
}

}  // namespace

void add_analyze(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("analyze", "Say what terms mean for you");
    const auto options = std::make_shared<AnalyzeOptions>();
    add_document_input(*command, options->input);
    command->add_option("--url", options->url, "Where the terms came from; they are remembered only with it")
        ->type_name("URL");
    command->add_option("--format", options->format, "text, json or markdown")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json", "markdown"}));
    command->add_flag("--no-store", options->no_store, "Do not remember this version");
    command->add_flag(
        "--jsonl", options->lines,
        "Bulk: a line {\"id\",\"url\"?,\"html\"|\"markdown\"|\"text\"} in, a report a line out, in "
        "order, on all cores; nothing is remembered");
    command->callback([options, &line] { run(*options, line); });
}

}  // namespace smallprint
