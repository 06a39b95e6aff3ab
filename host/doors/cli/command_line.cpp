#include "doors/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "service/services.h"

namespace smallprint {
namespace {

constexpr const char* about =
    "Smallprint tells you, in plain words, what you are agreeing to. Everything stays on this computer.";
constexpr const char* statuses =
    "Exit status: 0 success, 2 wrong usage, 3 input that cannot be read, 4 the history cannot be used, 1 "
    "anything "
    "else.\n`smallprint COMMAND --help` says more about a command.";

void set_up(CLI::App& app, CommandLine& line) {
    app.name("smallprint");
    app.description(about);
    app.footer(statuses);
    app.set_version_flag("--version", "smallprint " + std::string{host_version()},
                         "Print the version and stop");
    app.add_option_function<std::string>(
           "--data-dir", [&line](const std::string& directory) { line.data_dir = directory; },
           "Directory of the history (else $SMALLPRINT_HOME, else this system's place for data)")
        ->type_name("DIR")
        ->check([](const std::string& directory) {
            return directory.empty() ? std::string{"must not be empty"} : std::string{};
        });
    app.require_subcommand(1);
    for (const auto add : command_table()) {
        add(app, line);
    }
    for (auto* command : app.get_subcommands({})) {
        command->fallthrough();  // --data-dir may stand after the command too.
        for (auto* part : command->get_subcommands({})) {
            part->fallthrough();
        }
    }
}

// CLI11 calls the commands while it parses, so one place catches what both may say.
int parse_and_run(CLI::App& app, const CommandLine& line, int argc, char** argv) {
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        print(app.help());
    } catch (const CLI::CallForVersion& version) {
        print(std::string{version.what()} + "\n");
    } catch (const CLI::ParseError& error) {
        complain(std::string{error.what()} + " (see smallprint --help)");
        return exit_code(ErrorCode::usage);
    }
    finish_output();
    return line.status;
}

}  // namespace

int run_command_line(int argc, char** argv) {
    try {
        CommandLine line;
        CLI::App app;
        set_up(app, line);
        return parse_and_run(app, line, argc, argv);
    } catch (const Error& error) {
        complain(error.what());
        return exit_code(error.code());
    } catch (const std::bad_alloc&) {
        complain("There is not enough memory for this.");
    } catch (const std::exception& error) {
        complain(std::string{"Smallprint has a defect: "} + error.what());
    }
    return exit_code(ErrorCode::internal);
}

}  // namespace smallprint
