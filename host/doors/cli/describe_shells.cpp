#include <functional>

#include "doors/cli/describe.h"

namespace smallprint {
namespace {

void each(const DescribedCommand& command, const std::function<void(const DescribedCommand&)>& act) {
    act(command);
    for (const auto& part : command.commands) {
        each(part, act);
    }
}

// The last word of "history list".
std::string name_of(const DescribedCommand& command) {
    return command.path.substr(command.path.rfind(' ') + 1);
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

std::string quoted(const std::string& text) {
    return "'" + replaced(text, "'", R"('\'')") + "'";
}

// What a word before the cursor makes of the command so far; the same lines for bash and zsh.
std::string path_lines(const DescribedCommand& program, const std::string& indent) {
    std::string lines;
    each(program, [&](const DescribedCommand& command) {
        if (!command.path.empty()) {
            lines += indent + quoted(command.path) + ") at=" + quoted(command.path) + " ;;\n";
        }
    });
    return lines;
}

}  // namespace

std::string bash_completion(const DescribedCommand& program) {
    std::string values;
    std::string words;
    each(program, [&](const DescribedCommand& command) {
        std::string list;
        for (const auto& part : command.commands) {
            list += name_of(part) + " ";
        }
        for (const auto& option : command.options) {
            for (const auto& name : option.names) {
                list += name + " ";
                if (option.argument.empty()) {
                    continue;
                }
                std::string choices;
                for (const auto& value : option.values) {
                    choices += value + " ";
                }
                values +=
                    "        " + quoted(command.path + " " + name) + ") words=" + quoted(choices) + " ;;\n";
            }
        }
        words += "            " + quoted(command.path) + ") words=" + quoted(list) + " ;;\n";
    });
    return "# Completions of smallprint for bash; made by `smallprint describe bash`.\n"
           "_smallprint() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} at='' words='' "
           "i\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        case \"${at:+$at }${COMP_WORDS[i]}\" in\n" +
           path_lines(program, "            ") +
           "        esac\n"
           "    done\n"
           "    case \"$at $before\" in\n" +
           values +
           "        *)\n"
           "            case \"$at\" in\n" +
           words +
           "            esac\n"
           "            ;;\n"
           "    esac\n"
           "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
           "}\n"
           "complete -o default -F _smallprint smallprint\n";
}

std::string zsh_completion(const DescribedCommand& program) {
    std::string items;
    each(program, [&](const DescribedCommand& command) {
        items += "    " + quoted(command.path) + ") items=(\n";
        const auto item = [&](const std::string& name, const std::string& description) {
            items += "        " + quoted(replaced(name, ":", "\\:") + ":" + description) + "\n";
        };
        for (const auto& part : command.commands) {
            item(name_of(part), part.description);
        }
        for (const auto& option : command.options) {
            for (const auto& name : option.names) {
                item(name, option.description);
            }
        }
        items += "    ) ;;\n";
    });
    return "#compdef smallprint\n"
           "# Completions of smallprint for zsh; made by `smallprint describe zsh`.\n"
           "local at='' word\n"
           "local -a items\n"
           "for word in \"${(@)words[2,CURRENT-1]}\"; do\n"
           "    case \"${at:+$at }$word\" in\n" +
           path_lines(program, "        ") +
           "    esac\n"
           "done\n"
           "case \"$at\" in\n" +
           items +
           "esac\n"
           "_describe smallprint items\n"
           "_files\n";
}

std::string fish_completion(const DescribedCommand& program) {
    std::string text = "# Completions of smallprint for fish; made by `smallprint describe fish`.\n";
    each(program, [&](const DescribedCommand& command) {
        std::string condition = "__fish_use_subcommand";
        if (!command.path.empty()) {
            condition = "__fish_seen_subcommand_from " +
                        replaced(command.path, " ", "; and __fish_seen_subcommand_from ");
        }
        for (const auto& part : command.commands) {
            text += "complete -c smallprint -n " + quoted(condition) + " -a " + name_of(part) + " -d " +
                    quoted(part.description) + "\n";
        }
        for (const auto& option : command.options) {
            text += "complete -c smallprint" + (command.path.empty() ? "" : " -n " + quoted(condition));
            for (const auto& name : option.names) {
                text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            }
            if (!option.argument.empty()) {
                text += " -r";
            }
            if (!option.values.empty()) {
                std::string choices;
                for (const auto& value : option.values) {
                    choices += (choices.empty() ? "" : " ") + value;
                }
                text += " -f -a " + quoted(choices);
            }
            text += " -d " + quoted(option.description) + "\n";
        }
    });
    return text;
}

}  // namespace smallprint
