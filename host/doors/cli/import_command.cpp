// `smallprint import ota PATH`: the history of an Open Terms Archive collection becomes part of one's own.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/cli/progress_line.h"
#include "doors/cli/report_text.h"
#include "service/import_archive.h"
#include "service/json.h"
#include "service/retention.h"

namespace smallprint {
namespace {

struct ImportArguments {
    std::string path;
    std::string format = "text";
    std::size_t threads = 0;
    bool quiet = false;
};

std::string words(const ImportProgress& progress) {
    const std::string share = share_of(progress.done, progress.total);
    switch (progress.step) {
        case ImportStep::unpacking:
            return "Unpacking the bundle: " + share;
        case ImportStep::listing:
            return "Listing what was recorded: " + share + " commits";
        case ImportStep::reading:
            return "Importing: " + share + " captures  " + progress.document;
        case ImportStep::judging:
            return "Reading what is in force: " + share + " documents";
    }
    return {};
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

void print_text(const ImportResult& result, double seconds) {
    Page page(style_of_stdout());
    if (result.up_to_date) {
        page.paragraph("There is nothing new in this collection; everything was imported before.");
        print(page.text());
        return;
    }
    const ImportCounts& counts = result.counts;
    char took[32];
    std::snprintf(took, sizeof took, "%.1f", seconds);
    page.paragraph(std::string(result.resumed ? "Went on where an earlier import was cut off. " : "") +
                   "Imported " + counted(counts.captures, "capture", "captures") + " of " +
                   counted(result.documents, "document", "documents") + " in " + took + " s.");
    page.paragraph(counted(counts.versions, "version has", "versions have") +
                   " another text than the one before: " + counted(counts.changes, "change", "changes") +
                   ", " + counted(counts.returns, "return to an earlier text", "returns to an earlier text") +
                   ", " +
                   counted(counts.extractions, "change of the archive's own extraction",
                           "changes of the archive's own extraction") +
                   "; the rest are first records.");
    if (counts.unreadable > 0) {
        page.paragraph(counted(counts.unreadable, "capture was", "captures were") +
                       " empty or no text and left out.");
    }
    page.paragraph("See them with: smallprint history list");
    print(page.text());
}

void print_json(const ImportResult& result, double seconds) {
    const ImportCounts& counts = result.counts;
    const JsonOut json{{"documents", result.documents},   {"captures", counts.captures},
                       {"versions", counts.versions},     {"changes", counts.changes},
                       {"returns", counts.returns},       {"extractions", counts.extractions},
                       {"unreadable", counts.unreadable}, {"resumed", result.resumed},
                       {"up_to_date", result.up_to_date}, {"seconds", seconds}};
    print(json_text(json) + "\n");
}

void run(const CommandLine& line, const ImportArguments& arguments) {
    const auto begun = std::chrono::steady_clock::now();
    ServiceOptions service_options;
    service_options.data_directory = line.data_directory();
    const Services services(std::move(service_options));
    Session session(services, Session::Access::read_write);
    ImportResult result;
    {
        ProgressLine progress(arguments.quiet);
        ImportOptions options;
        options.threads = arguments.threads;
        const Interruption interruption;
        options.progress = [&progress](const ImportProgress& now) {
            const bool reading = now.step == ImportStep::reading || now.step == ImportStep::judging;
            progress.show(words(now), reading && now.done == now.total);
            // Only between two captures: the earlier steps run inside the library that reads the repository.
            if (reading && Interruption::wanted()) {
                throw Error(
                    ErrorCode::internal,
                    "The import was stopped; what was read stays, and the next run goes on from there.");
            }
        };
        result = import_archive(session, arguments.path, options);
        tidy_up(session);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    arguments.format == "json" ? print_json(result, took.count()) : print_text(result, took.count());
}

}  // namespace

void add_import(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("import", "Take over histories that others have recorded");
    command->require_subcommand(1);
    auto* ota = command->add_subcommand(
        "ota",
        "A versions collection of Open Terms Archive, with its whole history; run again, only what is new");
    const auto arguments = std::make_shared<ImportArguments>();
    ota->add_option("path", arguments->path, "A git repository (bare or not) or a git bundle")
        ->type_name("PATH")
        ->required();
    ota->add_option("--format", arguments->format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    ota->add_option("--threads", arguments->threads, "How many threads read and compare (all cores)")
        ->type_name("N")
        ->check(CLI::Range(1, 256));
    ota->add_flag("--quiet", arguments->quiet, "No progress on standard error");
    ota->callback([arguments, &line] { run(line, *arguments); });
}

}  // namespace smallprint
