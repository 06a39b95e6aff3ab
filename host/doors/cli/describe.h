// The manual page and the shells' completions, made from the parser's own tables, so that they never lie.
#pragma once

#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the name that the library has.
class App;
}

namespace smallprint {

struct DescribedOption {
    std::vector<std::string> names;   ///< "--url", "-o"; empty for a positional argument.
    std::string argument;             ///< "URL"; empty for a flag.
    std::vector<std::string> values;  ///< What it takes, where that is a closed list.
    std::string description;
};

struct DescribedCommand {
    std::string path;  ///< "history list"; empty for the program itself.
    std::string description;
    std::vector<DescribedOption> options;
    std::vector<DescribedOption> arguments;
    std::vector<DescribedCommand> commands;
};

/// What a person may write, hidden commands and options left out.
[[nodiscard]] DescribedCommand describe(const CLI::App& app);

[[nodiscard]] std::string bash_completion(const DescribedCommand& program);
[[nodiscard]] std::string zsh_completion(const DescribedCommand& program);
[[nodiscard]] std::string fish_completion(const DescribedCommand& program);
/// A page of section 1, in man macros.
[[nodiscard]] std::string manual_page(const DescribedCommand& program, const std::string& version);

}  // namespace smallprint
