// `smallprint catalogue info|build`: what this program knows beforehand, and reading a collection of terms
// anew.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "service/build_platforms.h"
#include "service/catalogue_update.h"
#include "service/json.h"

namespace smallprint {
namespace {

Catalogue catalogue_of(const CommandLine& line, const std::string& file) {
    if (file.empty()) {
        return load_catalogue(line.data_directory());
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw Error(ErrorCode::unreadable_input, file + " cannot be opened.");
    }
    return Catalogue::from_bytes(
        std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()));
}

void run_info(const CommandLine& line, const std::string& file, const std::string& format) {
    const auto catalogue = catalogue_of(line, file);
    const auto& info = catalogue.info();
    if (format == "json") {
        print(json_text(JsonOut{{"version", info.version},
                                {"date", info.date},
                                {"clause_types", info.clause_types},
                                {"provisions", info.provisions},
                                {"services", info.services},
                                {"regulations", info.regulations},
                                {"platforms", info.platforms},
                                {"platform_documents", info.platform_documents},
                                {"platform_clauses", info.platform_clauses}}) +
              "\n");
        return;
    }
    print("Catalogue " + info.version + (info.date.empty() ? "" : " of " + info.date) + "\n" +
          std::to_string(info.clause_types) + " clause types, " + std::to_string(info.provisions) +
          " known provisions, " + std::to_string(info.services) + " services, " +
          std::to_string(info.regulations) + " regulations\n" + std::to_string(info.platform_clauses) +
          " clauses of " + std::to_string(info.platform_documents) + " documents of " +
          std::to_string(info.platforms) + " services to compare with\n");
}

struct BuildOptions {
    PlatformsRequest request;
    std::string output;
    std::string platforms;
    std::vector<std::string> not_current;
};

void write_file(const std::string& file, const std::string& bytes) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) {
        throw Error(ErrorCode::unreadable_input, file + " cannot be written.");
    }
    print(file + ": " + std::to_string(bytes.size()) + " bytes\n");
}

void run_build(const BuildOptions& options) {
    if (options.output.empty() && options.platforms.empty()) {
        throw Error(ErrorCode::usage, "Say where to write: --output FILE, --platforms FILE or both.");
    }
    const Services services({.data_directory = {},
                             .clock = nullptr,
                             .open_viewer = {},
                             .open_shadow = false,
                             .make_catalogue = {}});
    PlatformsRequest request = options.request;
    if (!options.not_current.empty()) {
        request.not_current = {options.not_current.begin(), options.not_current.end()};
    }
    const PlatformsResult result = build_platforms(services, request);
    for (const std::string& file : result.left_out) {
        complain("left out " + file);
    }
    print(std::to_string(result.clauses) + " clauses of " + std::to_string(result.documents) +
          " documents of " + std::to_string(result.source.services.size()) + " services\n");
    if (!options.output.empty()) {
        write_file(options.output, services.catalogue().with_platforms(result.source));
    }
    if (!options.platforms.empty()) {
        write_file(options.platforms, compress_platforms(result.source));
    }
}

void add_info(CLI::App& command, CommandLine& line) {
    auto* info = command.add_subcommand("info", "Version, date and size of the catalogue");
    const auto file = std::make_shared<std::string>();
    const auto format = std::make_shared<std::string>("text");
    info->add_option("FILE", *file, "A catalogue that `build` wrote (else the one in use)");
    info->add_option("--format", *format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    info->callback([file, format, &line] { run_info(line, *file, *format); });
}

void add_build(CLI::App& command) {
    auto* build = command.add_subcommand(
        "build", "Read a collection of terms and write a catalogue to compare others with");
    const auto options = std::make_shared<BuildOptions>();
    build
        ->add_option("FOLDER", options->request.folder,
                     "A folder with an index.jsonl, or a tree [Collection/]Service/Type.md")
        ->required();
    build->add_option("--output,-o", options->output, "Where to write the whole catalogue")
        ->type_name("FILE");
    build
        ->add_option(
            "--platforms", options->platforms,
            "Where to write its compressed part on other services, as shared/catalogue/platforms has it")
        ->type_name("FILE");
    build
        ->add_option("--not-current", options->not_current,
                     "A collection whose documents are old: they count in no \"n of m services\" (tosback)")
        ->type_name("COLLECTION");
    build->add_option("--threads", options->request.threads, "How many threads (else one a core)");
    build->callback([options] { run_build(*options); });
}

}  // namespace

void add_catalogue(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("catalogue", "What Smallprint knows beforehand");
    command->require_subcommand(1);
    add_info(*command, line);
    add_build(*command);
    add_catalogue_bundles(*command, line);
}

}  // namespace smallprint
