// `smallprint history export`: evidence of a document, a finding or everything, as a folder or as a zip file.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "base/error.h"
#include "base/open_file.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/cli/progress_line.h"
#include "doors/cli/report_text.h"
#include "service/export_evidence.h"
#include "service/retention.h"
#include "service/services.h"

namespace smallprint {
namespace {

struct ExportOptions {
    std::string id;
    std::string to;
    bool everything = false;
    bool zip = false;
};

struct CloseFile {
    void operator()(std::FILE* file) const noexcept { (void)std::fclose(file); }
};

ExportResult export_into(const Store& store, const ExportOptions& options, FileSink& sink) {
    ProgressLine line;
    const Interruption interruption;
    const ExportProgress progress = [&line](std::uint64_t done, std::uint64_t total) {
        line.show("Writing: " + share_of(done, total) + " versions", false);
        return !Interruption::wanted();
    };
    return options.everything ? export_everything(store, sink, progress)
                              : export_evidence(store, options.id, sink, progress);
}

// Written beside its name first, so that a file of that name is always whole.
ExportResult export_zip(const Store& store, const ExportOptions& options,
                        const std::filesystem::path& target) {
    std::error_code error;
    if (std::filesystem::exists(target, error)) {
        throw Error(ErrorCode::usage, target.string() + " is there already; name another file.");
    }
    const std::filesystem::path part = target.string() + ".part";
    std::unique_ptr<std::FILE, CloseFile> file(open_file(part, "w+b"));
    if (!file) {
        throw Error(ErrorCode::unreadable_input, "The file " + part.string() + " cannot be written.");
    }
    try {
        ExportResult result;
        {
            ZipSink sink(file.get());
            result = export_into(store, options, sink);
        }
        if (std::fclose(file.release()) != 0) {
            throw Error(ErrorCode::unreadable_input, "The file " + part.string() + " cannot be written.");
        }
        std::filesystem::rename(part, target);
        return result;
    } catch (...) {
        file.reset();
        std::filesystem::remove(part, error);
        throw;
    }
}

void run(const CommandLine& line, const ExportOptions& options) {
    if (options.id.empty() != options.everything) {
        throw Error(ErrorCode::usage, "Name one record id (SP-D-… or SP-P-…), or --all.");
    }
    ServiceOptions service_options;
    service_options.data_directory = line.data_directory();
    const Services services(std::move(service_options));
    Session session(services, Session::Access::read_write);
    const bool zip = options.zip || options.to.ends_with(".zip");
    std::string to = options.to;
    if (to.empty()) {
        to = zip ? export_file_name(options.id) : (options.everything ? "smallprint-history" : options.id);
    }
    ExportResult result;
    if (zip) {
        result = export_zip(session.reading(), options, to);
    } else {
        FolderSink sink(to);
        result = export_into(session.reading(), options, sink);
    }
    if (!options.everything) {
        pin_exported(session, options.id);
    }
    print(
        "Wrote " + counted(result.versions, "version", "versions") + " of " +
        counted(result.documents, "document", "documents") + " to " + to +
        (zip ? "; unpack it and check it with: sh check.sh\n" : "; check it with: sh " + to + "/check.sh\n"));
}

}  // namespace

void add_history_export(CLI::App& history, CommandLine& line) {
    const auto options = std::make_shared<ExportOptions>();
    auto* part = history.add_subcommand(
        "export",
        "Evidence: texts, clauses, hashes and the ledger, to be checked with sha256sum or openssl alone");
    part->add_option("id", options->id, "Record id of a document (SP-D-…) or a finding (SP-P-…)")
        ->type_name("ID");
    part->add_flag("--all", options->everything, "Everything there is");
    part->add_option("--to", options->to, "A new or empty folder, or a file that ends in .zip")
        ->type_name("PATH");
    part->add_flag("--zip", options->zip, "A zip file, as the viewer gives it");
    part->callback([options, &line] { run(line, *options); });
}

}  // namespace smallprint
