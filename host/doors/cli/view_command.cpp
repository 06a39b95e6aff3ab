// `smallprint view`: opens the history in a browser; starts the viewer's server if it does not run yet.
#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/cli/web_browser.h"
#include "doors/http/open_viewer.h"
#include "doors/http/serve_viewer.h"

namespace smallprint {
namespace {

struct ViewOptions {
    std::uint16_t port = 0;
    bool no_open = false;
    std::string at;
    bool serve = false;       // What open_viewer starts.
    bool foreground = false;  // The same for tests and service managers: does not detach.
    unsigned idle_seconds = 30U * 60U;
};

void run(const ViewOptions& options, const CommandLine& line) {
    if (options.serve || options.foreground) {
        serve_viewer({.data_directory = line.data_directory(),
                      .port = options.port,
                      .idle = std::chrono::seconds(options.idle_seconds),
                      .detach = !options.foreground});
        return;
    }
    const auto url = open_viewer(line.data_directory(), options.at, {.port = options.port});
    // The link is good for one use and for a minute, so it is only printed where nothing has opened it.
    if (options.no_open || !open_in_browser(url)) {
        print(url + "\n");
        return;
    }
    print("The viewer is open in your browser at " + url.substr(0, url.find('#')) + "\n");
}

}  // namespace

void add_view(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("view", "Open the history in your browser");
    const auto options = std::make_shared<ViewOptions>();
    command
        ->add_option("--port", options->port,
                     "Port on 127.0.0.1, if the viewer is not running yet (else any)")
        ->type_name("N");
    command->add_flag("--no-open", options->no_open,
                      "Print the link (one use, within a minute) instead of opening it");
    command->add_option("--at", options->at, "Open at this record (SP-D-… or SP-P-…)")->type_name("ID");
    // An empty group hides an option from the help.
    command->add_flag("--serve", options->serve)->group("");
    command->add_flag("--foreground", options->foreground)->group("");
    command->add_option("--idle-seconds", options->idle_seconds)->group("");
    command->callback([options, &line] { run(*options, line); });
}

}  // namespace smallprint
