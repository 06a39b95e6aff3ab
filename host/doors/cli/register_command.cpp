// `smallprint register` and `unregister`: tells the browsers of this user (or computer) where the host is.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/paths.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "install/install.h"

namespace smallprint {
namespace {

const char* words(FileChange change) noexcept {
    switch (change) {
        case FileChange::written:
            return "registered";
        case FileChange::rewritten:
            return "registered anew";
        case FileChange::unchanged:
            return "was registered already";
        case FileChange::removed:
            return "unregistered";
        case FileChange::absent:
            return "was not registered";
        case FileChange::foreign:
            return "left alone, Smallprint did not write this file";
    }
    return "";
}

// Lists what was done; true if something was done and nothing failed.
bool report(const std::vector<Placement>& placements) {
    bool done = false;
    std::string failure;
    for (const auto& placement : placements) {
        if (!placement.change) {
            failure = placement.browsers + ": " + placement.note;
            continue;
        }
        done = true;
        print(harmless(placement.browsers + ": " + words(*placement.change) + " (" +
                       (placement.key.empty() ? placement.manifest.string()
                                              : placement.key + " → " + placement.manifest.string()) +
                       ")") +
              "\n");
        if (!placement.note.empty()) {
            print("  " + harmless("Note: " + placement.note + ".") + "\n");
        }
    }
    // One line on stderr; where only some browsers cannot be served, it is still said but is no failure.
    if (!failure.empty()) {
        complain(failure);
    }
    return done;
}

bool any_failed(const std::vector<Placement>& placements) {
    for (const auto& placement : placements) {
        if (!placement.change && !placement.manifest.empty()) {
            return true;
        }
    }
    return false;
}

void run_register(RegisterRequest request, CommandLine& line) {
    request.program = executable_path();
    const auto places = this_computer();
    const auto placements = register_host(request, places, extension_ids());
    if (placements.empty()) {
        std::string known;
        for (const auto& browser : browser_names(places.platform)) {
            known += (known.empty() ? "" : ", ") + browser;
        }
        throw Error(ErrorCode::not_found,
                    "No browser was found for this user; name one with --browser (" + known + ").");
    }
    const bool done = report(placements);
    line.status = done && !any_failed(placements) ? 0 : 1;
}

void run_unregister(const RegisterRequest& request, CommandLine& line) {
    const auto placements = unregister_host(request, this_computer(), extension_ids());
    if (placements.empty()) {
        print("Nothing was registered.\n");
        return;
    }
    report(placements);
    line.status = any_failed(placements) ? 1 : 0;
}

std::shared_ptr<RegisterRequest> add_options(CLI::App& command) {
    const auto request = std::make_shared<RegisterRequest>();
    command.add_option("--browser", request->browsers, "Only this browser, present or not; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command
        .add_option_function<std::string>(
            "--profile-dir", [request](const std::string& directory) { request->profile_dir = directory; },
            "A throw-away profile: Chromium's user data directory, or the HOME that Firefox is started with")
        ->type_name("DIR");
    command.add_flag("--system", request->system, "For all users of this computer");
    return request;
}

}  // namespace

void add_register(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("register", "Tell the browsers on this computer where Smallprint is");
    const auto request = add_options(*command);
    command->callback([request, &line] { run_register(*request, line); });
}

void add_unregister(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("unregister", "Take back what register did, and nothing else");
    const auto request = add_options(*command);
    command->callback([request, &line] { run_unregister(*request, line); });
}

}  // namespace smallprint
