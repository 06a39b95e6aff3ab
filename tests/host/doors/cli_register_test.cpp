// register and unregister from outside, in a faked home.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "run_program.h"

using nlohmann::json;
using program::is_one_line;
using program::Sandbox;

TEST_CASE("register names this very program and says where; unregister leaves no trace") {
    const Sandbox sandbox;
    sandbox.home().folder("home/.config/chromium");
    sandbox.home().folder("home/.mozilla");
    (void)sandbox.run({"--version"});  // The streams' files are part of the listing.
    const auto before = sandbox.home().listing();
    const auto result = sandbox.run({"register"});
    CHECK(result.status == 0);
    CHECK(result.err.empty());
    const auto manifest = json::parse(program::read_file(
        sandbox.path() / "home/.config/chromium/NativeMessagingHosts/org.smallprint.host.json"));
    CHECK(manifest["path"] == std::filesystem::canonical(SMALLPRINT_BINARY).string());
    CHECK(result.out.find("NativeMessagingHosts/org.smallprint.host.json") != std::string::npos);
    CHECK(result.out.find("Firefox") != std::string::npos);
    CHECK(sandbox.run({"register"}).status == 0);

    const auto removed = sandbox.run({"unregister"});
    CHECK(removed.status == 0);
    CHECK(removed.out.find("Chromium: unregistered") != std::string::npos);
    CHECK(sandbox.home().listing() == before);
    CHECK(sandbox.run({"unregister"}).status == 0);
}

TEST_CASE("register without any browser fails in one line that says what to do") {
    const auto result = Sandbox().run({"register"});
    CHECK(result.status == 1);
    CHECK(is_one_line(result.err));
    CHECK(result.err.find("--browser") != std::string::npos);
}

TEST_CASE("throw-away profiles") {
    const Sandbox sandbox;
    const auto profile = (sandbox.path() / "profile").string();
    CHECK(sandbox.run({"register", "--browser", "chromium", "--profile-dir", profile}).status == 0);
    CHECK(std::filesystem::exists(profile + "/NativeMessagingHosts/org.smallprint.host.json"));
    CHECK(sandbox.run({"register", "--browser", "firefox", "--profile-dir", profile}).status == 0);
    CHECK(std::filesystem::exists(profile + "/.mozilla/native-messaging-hosts/org.smallprint.host.json"));
}
