#include "install/schedule.h"

#include <algorithm>
#include <system_error>

#include "base/error.h"
#include "base/path_text.h"
#include "install/manifest.h"
#include "install/manifest_file.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view placeholder = "@SMALLPRINT@";
constexpr const char* task_name = "Smallprint watch";
constexpr const char* agent_name = "org.smallprint.watch";

std::string with_program(std::string_view text, std::string_view program) {
    std::string filled(text);
    if (const auto at = filled.find(placeholder); at != std::string::npos) {
        filled.replace(at, placeholder.size(), program);
    }
    return filled;
}

// Within double quotes of a systemd unit, where "%" and "$" have meanings of their own.
std::string for_systemd(std::string_view path) {
    std::string text;
    for (const char c : path) {
        if (c == '"' || c == '\\') {
            text += '\\';
        } else if (c == '%' || c == '$') {
            text += c;
        }
        text += c;
    }
    return text;
}

std::string for_xml(std::string_view path) {
    std::string text;
    for (const char c : path) {
        switch (c) {
            case '&':
                text += "&amp;";
                break;
            case '<':
                text += "&lt;";
                break;
            case '>':
                text += "&gt;";
                break;
            default:
                text += c;
        }
    }
    return text;
}

Schedule for_linux(const HostPlaces& places, const std::string& program) {
    const auto units = places.config / "systemd" / "user";
    const auto wanted = units / "timers.target.wants" / "smallprint-watch.timer";
    const auto texts = schedule_texts();
    return {{{units / "smallprint-watch.service", with_program(texts.service, for_systemd(program))},
             {units / "smallprint-watch.timer", std::string(texts.timer)},
             // As `systemctl enable` does it, but also where no manager runs just now.
             {wanted, {}, fs::path("..") / "smallprint-watch.timer"}},
            {{"systemctl", "--user", "daemon-reload"},
             {"systemctl", "--user", "start", "smallprint-watch.timer"}},
            {{"systemctl", "--user", "stop", "smallprint-watch.timer"}},
            {{"systemctl", "--user", "daemon-reload"}}};
}

Schedule for_macos(const HostPlaces& places, const std::string& program) {
    const auto agent = places.home / "Library" / "LaunchAgents" / (std::string(agent_name) + ".plist");
    return {{{agent, with_program(schedule_texts().plist, for_xml(program))}},
            {{"launchctl", "load", "-w", agent.string()}},
            {{"launchctl", "unload", "-w", agent.string()}}};
}

Schedule for_windows(const std::string& program) {
    if (program.find('"') != std::string::npos) {
        throw Error(ErrorCode::usage, "The path of the program has a quotation mark in it.");
    }
    return {{},
            {{"schtasks", "/Create", "/F", "/TN", task_name, "/SC", "HOURLY", "/MO", "6", "/TR",
              "\"" + program + "\" watch run --due-only --quiet"}},
            {{"schtasks", "/Delete", "/F", "/TN", task_name}}};
}

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::symlink_status(path, ignored).type() != fs::file_type::not_found;
}

void write(const ScheduleFile& file) {
    make_noted_folders(file.path.parent_path(), false);
    if (file.link_to.empty()) {
        write_whole_file(file.path, file.text);
        return;
    }
    std::error_code error;
    fs::remove(file.path, error);
    fs::create_symlink(file.link_to, file.path, error);
    if (error) {
        throw Error(ErrorCode::not_permitted,
                    "Cannot make " + file.path.string() + ": " + error.message() + ".");
    }
}

bool all_succeed(const std::vector<ProgramCall>& calls, const RunProgram& run) {
    return std::ranges::all_of(calls, [&](const ProgramCall& call) { return run(call) == 0; });
}

}  // namespace

Schedule watch_schedule(const HostPlaces& places, const fs::path& program) {
    const std::string text = path_text(program);
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' '; })) {
        throw Error(ErrorCode::usage, "The path of the program has a control character in it.");
    }
    switch (places.platform) {
        case System::macos:
            return for_macos(places, text);
        case System::windows:
            return for_windows(text);
        case System::gnu_linux:
            break;
    }
    return for_linux(places, text);
}

bool make_schedule(const Schedule& schedule, const RunProgram& run) {
    for (const auto& file : schedule.files) {
        write(file);
    }
    const bool started = all_succeed(schedule.start, run);
    if (!started && schedule.files.empty()) {
        throw Error(ErrorCode::not_permitted, "The system's timer could not be set.");
    }
    return started;
}

bool remove_schedule(const Schedule& schedule, const RunProgram& run) {
    const bool was_there =
        schedule.files.empty() ||
        std::ranges::any_of(schedule.files, [](const ScheduleFile& file) { return is_there(file.path); });
    if (!was_there) {
        return false;
    }
    const bool stopped = all_succeed(schedule.stop, run);
    for (auto file = schedule.files.rbegin(); file != schedule.files.rend(); ++file) {
        std::error_code error;
        fs::remove(file->path, error);
        if (error) {
            throw Error(ErrorCode::not_permitted,
                        "Cannot remove " + file->path.string() + ": " + error.message() + ".");
        }
        remove_noted_folders(file->path.parent_path());
    }
    (void)all_succeed(schedule.after_removal, run);
    return stopped || !schedule.files.empty();
}

}  // namespace smallprint
