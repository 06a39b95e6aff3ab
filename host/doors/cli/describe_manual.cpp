#include <algorithm>

#include "doors/cli/describe.h"

namespace smallprint {
namespace {

// In man macros a backslash, a leading dot or quote and a hyphen mean something.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\') {
            result += "\\e";
        } else if (c == '-') {
            result += "\\-";
        } else if (c == '\n') {
            result += "\n.br\n";
        } else {
            result.push_back(c);
        }
    }
    if (result.starts_with('.') || result.starts_with('\'')) {
        result.insert(0, "\\&");
    }
    return result;
}

std::string option_lines(const DescribedOption& option) {
    std::string names;
    for (const auto& name : option.names) {
        names += (names.empty() ? "\\fB" : ", \\fB") + escaped(name) + "\\fR";
    }
    if (!option.argument.empty()) {
        names += (names.empty() ? "\\fI" : " \\fI") + escaped(option.argument) + "\\fR";
    }
    return ".TP\n" + names + "\n" + escaped(option.description) + "\n";
}

std::string synopsis_of(const DescribedCommand& command) {
    std::string line = "\\fBsmallprint " + escaped(command.path) + "\\fR";
    if (!command.commands.empty()) {
        line += " \\fICOMMAND\\fR";
    }
    for (const auto& argument : command.arguments) {
        line += " [\\fI" + escaped(argument.argument) + "\\fR]";
    }
    return line + (command.options.empty() ? "" : " [\\fIOPTIONS\\fR]");
}

void add_command(const DescribedCommand& command, std::string& page) {
    page += ".SS " + synopsis_of(command) + "\n" + escaped(command.description) + "\n";
    for (const auto& argument : command.arguments) {
        page += option_lines(argument);
    }
    for (const auto& option : command.options) {
        if (std::ranges::find(option.names, "--help") == option.names.end()) {
            page += option_lines(option);
        }
    }
    for (const auto& part : command.commands) {
        add_command(part, page);
    }
}

}  // namespace

std::string manual_page(const DescribedCommand& program, const std::string& version) {
    std::string page =
        ".TH SMALLPRINT 1 \"\" \"smallprint " + version +
        "\" \"User Commands\"\n"
        ".SH NAME\nsmallprint \\- tells you in plain words what you are agreeing to\n"
        ".SH SYNOPSIS\n\\fBsmallprint\\fR [\\fIOPTIONS\\fR] \\fICOMMAND\\fR\n"
        ".SH DESCRIPTION\n" +
        escaped(program.description) +
        "\n.PP\nBrowsers start it for Smallprint's extension; \\fBsmallprint register\\fR tells "
        "them where it is, and \\fBsmallprint doctor\\fR finds out why one does not reach it.\n"
        ".SH OPTIONS\n";
    for (const auto& option : program.options) {
        page += option_lines(option);
    }
    page += ".SH COMMANDS\n";
    for (const auto& command : program.commands) {
        add_command(command, page);
    }
    page +=
        ".SH EXIT STATUS\n.TP\n0\nsuccess\n.TP\n1\nanything not named below; something does not "
        "hold\n.TP\n2\n"
        "wrong usage\n.TP\n3\ninput that cannot be read\n.TP\n4\nthe history cannot be used\n"
        ".SH ENVIRONMENT\n.TP\n\\fBSMALLPRINT_HOME\\fR\nDirectory of the history.\n"
        ".SH FILES\n.TP\n\\fI~/.local/share/smallprint\\fR\nThe history, one SQLite database.\n";
    return page;
}

}  // namespace smallprint
