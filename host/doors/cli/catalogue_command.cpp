// `smallprint catalogue info`: what this program knows beforehand.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "catalogue/catalogue.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "service/json.h"

namespace smallprint {
namespace {

void run_info(const std::string& format) {
    const auto catalogue = Catalogue::embedded();
    const auto& info = catalogue.info();
    if (format == "json") {
        print(json_text(JsonOut{{"version", info.version},
                                {"date", info.date},
                                {"clause_types", info.clause_types},
                                {"provisions", info.provisions},
                                {"services", info.services},
                                {"regulations", info.regulations}}) +
              "\n");
        return;
    }
    print("Catalogue " + info.version + (info.date.empty() ? "" : " of " + info.date) + "\n" +
          std::to_string(info.clause_types) + " clause types, " + std::to_string(info.provisions) +
          " known provisions, " + std::to_string(info.services) + " services, " +
          std::to_string(info.regulations) + " regulations\n");
}

}  // namespace

void add_catalogue(CLI::App& app, CommandLine& /*line*/) {
    auto* command = app.add_subcommand("catalogue", "What Smallprint knows beforehand");
    command->require_subcommand(1);
    auto* info = command->add_subcommand("info", "Version, date and size of the catalogue");
    const auto format = std::make_shared<std::string>("text");
    info->add_option("--format", *format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    info->callback([format] { run_info(*format); });
}

}  // namespace smallprint
