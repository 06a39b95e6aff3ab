// The table of commands. Each command is one file with one function that adds it to the parser; whoever adds
// a command writes that file, declares it here and adds its row in commands.cpp.
#pragma once

#include <filesystem>
#include <optional>
#include <span>

namespace CLI {  // NOLINT(readability-identifier-naming): the name that the library has.
class App;
}

namespace smallprint {

/// What the options before every command say, and what the command leaves behind. Outlives the parsing.
struct CommandLine {
    std::optional<std::filesystem::path> data_dir;  ///< --data-dir
    int status = 0;  ///< A command that succeeds leaves it; others set it or throw Error.

    /// Where the history is: --data-dir, SMALLPRINT_HOME, or the platform's place.
    [[nodiscard]] std::filesystem::path data_directory() const;
};

using AddCommand = void (*)(CLI::App& app, CommandLine& line);

void add_analyze(CLI::App& app, CommandLine& line);
void add_catalogue(CLI::App& app, CommandLine& line);
void add_cite(CLI::App& app, CommandLine& line);
void add_classify(CLI::App& app, CommandLine& line);
void add_describe(CLI::App& app, CommandLine& line);
void add_detect(CLI::App& app, CommandLine& line);
void add_digest(CLI::App& app, CommandLine& line);
void add_diff(CLI::App& app, CommandLine& line);
void add_doctor(CLI::App& app, CommandLine& line);
void add_extract(CLI::App& app, CommandLine& line);
void add_history(CLI::App& app, CommandLine& line);
void add_ledger(CLI::App& app, CommandLine& line);
void add_import(CLI::App& app, CommandLine& line);
void add_register(CLI::App& app, CommandLine& line);
void add_settings(CLI::App& app, CommandLine& line);
void add_unregister(CLI::App& app, CommandLine& line);
void add_view(CLI::App& app, CommandLine& line);
void add_watch_commands(CLI::App& app, CommandLine& line);

/// The parts of `history` that are files of their own.
void add_history_care(CLI::App& history, CommandLine& line);
void add_history_export(CLI::App& history, CommandLine& line);
void add_history_keep(CLI::App& history, CommandLine& line);

/// The part of `watch` about the system's own timer.
void add_watch_schedule(CLI::App& watch);

/// The part of `catalogue` about signed bundles.
void add_catalogue_bundles(CLI::App& catalogue, CommandLine& line);

/// In the order of the help.
[[nodiscard]] std::span<const AddCommand> command_table() noexcept;

}  // namespace smallprint
