// `smallprint describe man|bash|zsh|fish`: for packages; not in the help.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>

#include "doors/cli/commands.h"
#include "doors/cli/describe.h"
#include "doors/cli/output.h"
#include "service/services.h"

namespace smallprint {
namespace {

std::vector<std::string> list_in_braces(const std::string& text) {
    const auto begin = text.find('{');
    const auto end = text.find('}', begin);
    std::vector<std::string> values;
    if (begin == std::string::npos || end == std::string::npos) {
        return values;
    }
    std::string value;
    for (const char c : text.substr(begin + 1, end - begin - 1) + ",") {
        if (c != ',') {
            value.push_back(c);
        } else if (!value.empty()) {
            values.push_back(std::exchange(value, {}));
        }
    }
    return values;
}

DescribedOption describe(const CLI::Option& option) {
    DescribedOption described;
    for (const auto& name : option.get_lnames()) {
        described.names.push_back("--" + name);
    }
    for (const auto& name : option.get_snames()) {
        described.names.push_back("-" + name);
    }
    const auto type = option.get_type_name();
    if (option.get_items_expected_max() > 0) {
        described.argument = option.get_positional() ? option.get_name(true) : type.substr(0, type.find(':'));
        described.values = list_in_braces(type);
    }
    described.description = option.get_description();
    return described;
}

}  // namespace

DescribedCommand describe(const CLI::App& app) {
    DescribedCommand described;
    described.description = app.get_description();
    for (const CLI::App* above = &app; above->get_parent() != nullptr; above = above->get_parent()) {
        described.path = above->get_name() + (described.path.empty() ? "" : " " + described.path);
    }
    for (const auto* option : app.get_options()) {
        if (!option->get_group().empty()) {
            (option->get_positional() ? described.arguments : described.options).push_back(describe(*option));
        }
    }
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (!command->get_group().empty()) {
            described.commands.push_back(describe(*command));
        }
    }
    return described;
}

void add_describe(CLI::App& app, CommandLine& /*line*/) {
    auto* command = app.add_subcommand("describe", "The manual page, or a shell's completions")->group("");
    const auto what = std::make_shared<std::string>();
    command->add_option("WHAT", *what, "man, bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"man", "bash", "zsh", "fish"}));
    command->callback([&app, what] {
        const auto program = describe(app);
        print(*what == "man"    ? manual_page(program, std::string(host_version()))
              : *what == "bash" ? bash_completion(program)
              : *what == "zsh"  ? zsh_completion(program)
                                : fish_completion(program));
    });
}

}  // namespace smallprint
