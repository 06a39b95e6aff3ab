// `smallprint watch schedule`: the system's own timer, only when a person asks for it.
#include <CLI/CLI.hpp>
#include <memory>

#include "base/paths.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "install/schedule.h"

namespace smallprint {

void add_watch_schedule(CLI::App& watch) {
    auto* part = watch.add_subcommand(
        "schedule", "Have this system look every six hours at what is due, without a browser");
    const auto remove = std::make_shared<bool>(false);
    part->add_flag("--remove", *remove, "Take that back");
    part->callback([remove] {
        const auto schedule = watch_schedule(this_computer(), executable_path());
        if (*remove) {
            print(remove_schedule(schedule) ? "The timer is gone.\n" : "There was no timer.\n");
            return;
        }
        print(make_schedule(schedule) ? "What is watched is looked at every six hours; `smallprint watch "
                                        "schedule --remove` ends that.\n"
                                      : "The timer is set and starts at the next login; `smallprint watch "
                                        "schedule --remove` ends that.\n");
        for (const auto& file : schedule.files) {
            print("  " + file.path.string() + "\n");
        }
    });
}

}  // namespace smallprint
