// The system's own timer for `smallprint watch run --due-only`, so that what is watched is looked at without
// a browser: a systemd user timer, a launchd agent, a task of Windows. Made only when a person asks for it.
//
// What is to be written and which commands are to be run is worked out here, for any system and any home, and
// done by make_schedule and remove_schedule; running a program is the platform's part (run_program_posix.cpp,
// …_win32.cpp).
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "install/places.h"

namespace smallprint {

using ProgramCall = std::vector<std::string>;

struct ScheduleFile {
    std::filesystem::path path;
    std::string text;
    std::filesystem::path link_to{};  ///< Not empty: a symbolic link with this target, and no text.
};

struct Schedule {
    std::vector<ScheduleFile> files;
    std::vector<ProgramCall> start;  ///< After the files are there.
    std::vector<ProgramCall> stop;   ///< Before they go.
    std::vector<ProgramCall> after_removal{};
};

/// For the program at this absolute path. Throws Error(usage) for a path that the system's timer cannot name.
[[nodiscard]] Schedule watch_schedule(const HostPlaces& places, const std::filesystem::path& program);

/// Runs a program, waits for it, and gives its exit status; -1 where it could not be run. What it prints is
/// dropped.
using RunProgram = std::function<int(const ProgramCall& call)>;
[[nodiscard]] int run_program(const ProgramCall& call);

/// Writes the files and starts the timer; false where the files are there but the system's manager does not
/// answer, so that it starts at the next login. Throws Error(not_permitted) where a file cannot be written.
[[nodiscard]] bool make_schedule(const Schedule& schedule, const RunProgram& run = &run_program);

/// Stops it and removes what make_schedule made, nothing else; false if nothing was there. Throws likewise.
[[nodiscard]] bool remove_schedule(const Schedule& schedule, const RunProgram& run = &run_program);

/// installers/watch, as built in.
struct ScheduleTexts {
    std::string_view service;
    std::string_view timer;
    std::string_view plist;
};
[[nodiscard]] ScheduleTexts schedule_texts() noexcept;

}  // namespace smallprint
