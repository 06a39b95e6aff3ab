// The system's own timer for watching: made on request, for each system in a faked home, and gone without a
// trace.
#include "install/schedule.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "base/error.h"
#include "install/faked_home.h"

namespace sp = smallprint;

namespace {

/// A system whose programs answer `status`; remembers what was run.
struct System {
    int status = 0;
    std::vector<std::string> ran{};
    sp::RunProgram run = [this](const sp::ProgramCall& call) {
        std::string line;
        for (const auto& word : call) {
            line += (line.empty() ? "" : " ") + word;
        }
        ran.push_back(line);
        return status;
    };
};

constexpr const char* units = ".config/systemd/user/";

}  // namespace

TEST_CASE(
    "systemd: units and the link that enables them, started, stopped and removed; what was there stays") {
    const faked::Home home;
    home.file(std::string(units) + "mine.service", "[Service]\n");
    home.file(".bashrc", "true\n");
    const auto before = home.listing();
    const auto places = sp::places_for(sp::System::gnu_linux, home.path());
    const auto schedule = sp::watch_schedule(places, "/opt/my \"own\" 100%/bin/smallprint");
    System system;
    CHECK(sp::make_schedule(schedule, system.run));
    CHECK(system.ran == std::vector<std::string>{"systemctl --user daemon-reload",
                                                 "systemctl --user start smallprint-watch.timer"});
    const auto service = home.text(std::string(units) + "smallprint-watch.service");
    CHECK(service.find(
              "ExecStart=/usr/bin/env \"/opt/my \\\"own\\\" 100%%/bin/smallprint\" watch run --due-only") !=
          std::string::npos);
    CHECK(service.find('@') == std::string::npos);
    CHECK(home.text(std::string(units) + "smallprint-watch.timer").find("OnUnitActiveSec=6h") !=
          std::string::npos);
    const auto link = home.path() / units / "timers.target.wants" / "smallprint-watch.timer";
    CHECK(std::filesystem::is_symlink(link));
    CHECK(std::filesystem::equivalent(link, home.path() / units / "smallprint-watch.timer"));

    // Once more, from elsewhere: the program that asks is the one that is named.
    CHECK(sp::make_schedule(sp::watch_schedule(places, "/usr/bin/smallprint"), system.run));
    CHECK(home.text(std::string(units) + "smallprint-watch.service").find("\"/usr/bin/smallprint\"") !=
          std::string::npos);
    system.ran.clear();
    CHECK(sp::remove_schedule(schedule, system.run));
    CHECK(system.ran.front() == "systemctl --user stop smallprint-watch.timer");
    CHECK(home.listing() == before);
    CHECK_FALSE(sp::remove_schedule(schedule, system.run));
}

TEST_CASE("systemd that does not answer: enabled for the next login, and still removed without a trace") {
    const faked::Home home;
    const auto before = home.listing();
    const auto schedule =
        sp::watch_schedule(sp::places_for(sp::System::gnu_linux, home.path()), "/usr/bin/smallprint");
    System system;
    system.status = 1;
    CHECK_FALSE(sp::make_schedule(schedule, system.run));
    CHECK(
        std::filesystem::is_symlink(home.path() / units / "timers.target.wants" / "smallprint-watch.timer"));
    CHECK(sp::remove_schedule(schedule, system.run));
    CHECK(home.listing() == before);
}

TEST_CASE("launchd: one agent in the user's folder, with the path as XML has it") {
    const faked::Home home;
    home.folder("Library");
    const auto before = home.listing();
    const auto places = sp::places_for(sp::System::macos, home.path());
    const auto schedule = sp::watch_schedule(places, "/Users/a & b/<bin>/smallprint");
    System system;
    CHECK(sp::make_schedule(schedule, system.run));
    const std::string agent = "Library/LaunchAgents/org.smallprint.watch.plist";
    CHECK(system.ran == std::vector<std::string>{"launchctl load -w " + (home.path() / agent).string()});
    CHECK(home.text(agent).find("<string>/Users/a &amp; b/&lt;bin&gt;/smallprint</string>") !=
          std::string::npos);
    CHECK(sp::remove_schedule(schedule, system.run));
    CHECK(home.listing() == before);
}

TEST_CASE("Windows: a task, and no file at all") {
    const faked::Home home;
    const auto places = sp::places_for(sp::System::windows, home.path());
    const auto schedule = sp::watch_schedule(places, "C:/Program Files/Smallprint/bin/smallprint.exe");
    System system;
    CHECK(sp::make_schedule(schedule, system.run));
    REQUIRE(system.ran.size() == 1);
    CHECK(system.ran.front().starts_with("schtasks /Create /F /TN Smallprint watch /SC HOURLY /MO 6 /TR "));
    CHECK(system.ran.front().ends_with("smallprint.exe\" watch run --due-only --quiet"));
    CHECK(home.listing().empty());
    CHECK(sp::remove_schedule(schedule, system.run));
    CHECK(system.ran.back() == "schtasks /Delete /F /TN Smallprint watch");
    system.status = 1;
    CHECK_FALSE(sp::remove_schedule(schedule, system.run));
    CHECK_THROWS_AS((void)sp::make_schedule(schedule, system.run), sp::Error);
}

TEST_CASE("a path that no timer could name is refused") {
    const auto places = sp::places_for(sp::System::gnu_linux, "/home/you");
    CHECK_THROWS_AS((void)sp::watch_schedule(places, "/opt/a\nExecStart=/bin/evil"), sp::Error);
    // Windows takes the command as one line, in which quotation marks end the program's name.
    const auto windows = sp::places_for(sp::System::windows, "C:/Users/you");
    CHECK_THROWS_AS((void)sp::watch_schedule(windows, "C:/a\" /evil \".exe"), sp::Error);
}

TEST_CASE("what runs a program gives its exit status, and says when there is none") {
#ifdef _WIN32
    // The test itself (tests/windows/stand_ins.cpp): cmd has quoting of its own.
    CHECK(sp::run_program({__argv[0], "--stand-in-fail"}) == 3);
#else
    CHECK(sp::run_program({"sh", "-c", "exit 3"}) == 3);
#endif
    CHECK(sp::run_program({"no-such-program-anywhere"}) != 0);
}
