// `smallprint view` from outside: one viewer per data directory, found again, detached, with a fresh token
// each time.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/stat.h>

#include <csignal>
#include <nlohmann/json.hpp>
#include <string>

#include "loopback.h"
#include "run_program.h"

using loopback::body_of;
using loopback::status_of;
using nlohmann::json;
using program::is_one_line;
using program::Sandbox;

namespace {

// A copy of the program with a viewer beside it; what it starts is ended with it.
class Installed {
public:
    Installed() : sandbox(copy().string()) {
        sandbox.variables["XDG_RUNTIME_DIR"] = (place_.path() / "runtime").string();
    }
    ~Installed() {
        for (const auto& entry :
             std::filesystem::directory_iterator(place_.path() / "runtime" / "smallprint")) {
            if (const auto viewer = holder_of(entry.path()); viewer > 1) {
                kill(viewer, SIGTERM);
            }
        }
    }
    Installed(const Installed&) = delete;
    Installed& operator=(const Installed&) = delete;

    /// The process that holds the lock on a file; 0 for none.
    static pid_t holder_of(const std::filesystem::path& file) {
        const int descriptor = open(file.c_str(), O_RDWR);
        struct flock lock {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        const bool held = descriptor >= 0 && fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
        close(descriptor);
        return held ? lock.l_pid : 0;
    }

    [[nodiscard]] std::filesystem::path runtime() const { return place_.path() / "runtime" / "smallprint"; }

private:
    std::filesystem::path copy() {
        place_.file("viewer/index.html", "<p>viewer");
        place_.folder("bin");
        place_.folder("runtime/smallprint");
        std::filesystem::permissions(place_.path() / "runtime/smallprint", std::filesystem::perms::owner_all);
        std::filesystem::copy_file(SMALLPRINT_BINARY, place_.path() / "bin/smallprint");
        return place_.path() / "bin/smallprint";
    }
    faked::Home place_;

public:
    Sandbox sandbox;
};

struct Link {
    std::uint16_t port = 0;
    std::string token;
    std::string rest;
};

Link link_in(const std::string& out) {
    const std::string before = "http://127.0.0.1:";
    REQUIRE(out.starts_with(before));
    Link link;
    link.port = static_cast<std::uint16_t>(std::stoi(out.substr(before.size())));
    const auto token = out.find("/#token=");
    REQUIRE(token != std::string::npos);
    link.token = out.substr(token + 8, 64);
    link.rest = out.substr(token + 72);
    return link;
}

}  // namespace

TEST_CASE("view starts one viewer, finds it again and gives a new token each time") {
    const Installed installed;
    const auto first = installed.sandbox.run({"view", "--no-open"});
    CAPTURE(first.err);
    REQUIRE(first.status == 0);
    const auto one = link_in(first.out);
    const auto two = link_in(installed.sandbox.run({"view", "--no-open", "--at", "SP-D-ABCDEFGHIJ"}).out);
    CHECK(one.port == two.port);
    CHECK(one.token != two.token);
    CHECK(one.rest == "\n");
    CHECK(two.rest == "&at=SP-D-ABCDEFGHIJ\n");

    CHECK(body_of(loopback::get(one.port, "/")) == "<p>viewer");
    const auto answer = loopback::post(one.port, "/session", json{{"token", one.token}}.dump());
    REQUIRE(status_of(answer) == 200);
    const auto session = json::parse(body_of(answer))["session"].get<std::string>();
    const auto reply = loopback::post(
        one.port, "/rpc", R"({"jsonrpc":"2.0","id":1,"method":"host.hello","params":{"protocol":1}})",
        "X-Smallprint-Session: " + session + "\r\n");
    CHECK(json::parse(body_of(reply))["result"]["protocol"] == 1);

    // Another data directory has another viewer.
    const auto other =
        link_in(installed.sandbox
                    .run({"view", "--no-open", "--data-dir", (installed.sandbox.path() / "other").string()})
                    .out);
    CHECK(other.port != one.port);
    // The data directories hold nothing of the viewer's.
    CHECK(!std::filesystem::exists(installed.sandbox.path() / "other/viewer.lock"));
}

TEST_CASE("only the user can read where the viewer is, and a crashed one is replaced") {
    const Installed installed;
    const auto one = link_in(installed.sandbox.run({"view", "--no-open"}).out);
    pid_t viewer = 0;
    for (const auto& entry : std::filesystem::directory_iterator(installed.runtime())) {
        struct stat status {};
        REQUIRE(stat(entry.path().c_str(), &status) == 0);
        CHECK((status.st_mode & 0077U) == 0);
        viewer = std::max(viewer, Installed::holder_of(entry.path()));
    }
    REQUIRE(viewer > 1);
    CHECK(getsid(viewer) != getsid(0));
    // Whoever finds a way to fill it ends the viewer, and not the computer.
    std::ifstream limits("/proc/" + std::to_string(viewer) + "/limits");
    const std::string said{std::istreambuf_iterator<char>(limits), {}};
#ifndef SMALLPRINT_SANITIZED  // host/doors/CMakeLists.txt
    CHECK(said.find("Max data size             2147483648") != std::string::npos);
#endif
    kill(viewer, SIGKILL);
    while (kill(viewer, 0) == 0 && status_of(loopback::get(one.port, "/")) != 0) {
        usleep(1000);
    }
    const auto again = link_in(installed.sandbox.run({"view", "--no-open"}).out);
    CHECK(status_of(loopback::post(again.port, "/session", json{{"token", again.token}}.dump())) == 200);
}

TEST_CASE("without the viewer's files, one line says so") {
    const Installed installed;
    std::filesystem::remove_all(installed.runtime().parent_path().parent_path() / "viewer");
    const auto result = installed.sandbox.run({"view", "--no-open"});
    CHECK(result.status == 1);
    CHECK(is_one_line(result.err));
    CHECK(result.err.find("viewer's files") != std::string::npos);
}

TEST_CASE("a runtime directory that others could write into is not used") {
    Installed installed;
    std::filesystem::permissions(installed.runtime(), std::filesystem::perms::all);
    const auto result = installed.sandbox.run({"view", "--no-open"});
    CHECK(result.status == 1);
    CHECK(is_one_line(result.err));
}
