// Registering and taking it back, in a faked home: what is written, where, and what is left.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "faked_home.h"
#include "install/install.h"

namespace sp = smallprint;
using nlohmann::json;

namespace {

const sp::ExtensionIds ids{"org.smallprint.host",
                           {"abcdefghijklmnopabcdefghijklmnop", "ponmlkjihgfedcbaponmlkjihgfedcba"},
                           {"a@b.org"}};

sp::HostPlaces places_in(const faked::Home& home, sp::System platform = sp::System::gnu_linux) {
    auto places = sp::places_for(platform, home.path() / "home");
    places.system_root = home.path() / "root";
    return places;
}

sp::RegisterRequest request_for(std::vector<std::string> browsers = {}) {
    sp::RegisterRequest request;
    request.program = "/opt/small print/smallprint";
    request.browsers = std::move(browsers);
    return request;
}

const sp::Placement& placed(const std::vector<sp::Placement>& placements, const std::string& browsers) {
    const auto found = std::ranges::find(placements, browsers, &sp::Placement::browsers);
    REQUIRE_MESSAGE(found != placements.end(), browsers);
    return *found;
}

constexpr const char* chromium_manifest =
    "home/.config/chromium/NativeMessagingHosts/org.smallprint.host.json";
constexpr const char* firefox_manifest = "home/.mozilla/native-messaging-hosts/org.smallprint.host.json";

}  // namespace

TEST_CASE("register writes one manifest per present browser, with its family's key alone") {
    const faked::Home home;
    home.folder("home/.config/chromium");
    home.folder("home/.mozilla");
    const auto placements = sp::register_host(request_for(), places_in(home), ids);
    REQUIRE(placements.size() == 2);
    CHECK(placed(placements, "Chromium").change == sp::FileChange::written);

    const auto chromium = json::parse(home.text(chromium_manifest));
    CHECK(chromium == json{{"name", "org.smallprint.host"},
                           {"description", chromium["description"]},
                           {"path", "/opt/small print/smallprint"},
                           {"type", "stdio"},
                           {"allowed_origins",
                            {"chrome-extension://abcdefghijklmnopabcdefghijklmnop/",
                             "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/"}}});
    CHECK(!chromium["description"].get<std::string>().empty());

    const auto firefox = json::parse(home.text(firefox_manifest));
    CHECK(firefox["allowed_extensions"] == json{"a@b.org"});
    CHECK(!firefox.contains("allowed_origins"));
}

TEST_CASE("nothing is registered where no browser is, and other files stay") {
    const faked::Home home;
    home.file("home/.config/other/file", "x");
    const auto before = home.listing();
    CHECK(sp::register_host(request_for(), places_in(home), ids).empty());
    CHECK(home.listing() == before);
}

TEST_CASE("a browser that is installed but was never started is present") {
    const faked::Home home;
    home.file("bin/chromium", "#!/bin/sh");
    auto places = places_in(home);
    places.program_dirs = {home.path() / "bin"};
    const auto placements = sp::register_host(request_for(), places, ids);
    REQUIRE(placements.size() == 1);
    CHECK(placements[0].browsers == "Chromium");
    CHECK(!home.text(chromium_manifest).empty());
}

TEST_CASE("registering again changes nothing, a moved program or damage is mended") {
    const faked::Home home;
    home.folder("home/.config/chromium");
    (void)sp::register_host(request_for(), places_in(home), ids);
    const auto first = home.text(chromium_manifest);
    const auto listing = home.listing();
    CHECK(sp::register_host(request_for(), places_in(home), ids)[0].change == sp::FileChange::unchanged);
    CHECK(home.text(chromium_manifest) == first);
    CHECK(home.listing() == listing);

    auto moved = request_for();
    moved.program = "/elsewhere/smallprint";
    CHECK(sp::register_host(moved, places_in(home), ids)[0].change == sp::FileChange::rewritten);
    CHECK(json::parse(home.text(chromium_manifest))["path"] == "/elsewhere/smallprint");

    home.file(chromium_manifest, "{\"name\": ");
    CHECK(sp::register_host(request_for(), places_in(home), ids)[0].change == sp::FileChange::rewritten);
    CHECK(home.text(chromium_manifest) == first);
}

TEST_CASE("a link at the manifest's place is replaced, never written through") {
    const faked::Home home;
    home.folder("home/.config/chromium/NativeMessagingHosts");
    home.file("precious", "do not touch");
    std::filesystem::create_symlink(home.path() / "precious", home.path() / chromium_manifest);
    (void)sp::register_host(request_for(), places_in(home), ids);
    CHECK(home.text("precious") == "do not touch");
    CHECK(!std::filesystem::is_symlink(home.path() / chromium_manifest));

    // Nor where the new text is put together beside it.
    std::filesystem::create_symlink(home.path() / "precious",
                                    home.path() / (std::string(chromium_manifest) + ".new"));
    auto moved = request_for();
    moved.program = "/elsewhere/smallprint";
    CHECK(sp::register_host(moved, places_in(home), ids)[0].change == sp::FileChange::rewritten);
    CHECK(home.text("precious") == "do not touch");
}

TEST_CASE("unregister leaves the home exactly as it was") {
    const faked::Home home;
    home.folder("home/.config/chromium");
    home.folder("home/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts");  // Empty, and not ours.
    home.file("home/.mozilla/native-messaging-hosts/other.json", "{}");
    const auto before = home.listing();

    (void)sp::register_host(request_for(), places_in(home), ids);
    (void)sp::register_host(request_for({"edge", "chrome"}), places_in(home), ids);  // Neither is there.
    auto moved = request_for();
    moved.program = "/elsewhere/smallprint";
    const auto again = sp::register_host(moved, places_in(home), ids);
    CHECK(again.size() == 5);
    CHECK(home.listing() != before);

    const auto removed = sp::unregister_host(request_for(), places_in(home), ids);
    CHECK(removed.size() == 5);
    CHECK(home.listing() == before);
    CHECK(sp::unregister_host(request_for(), places_in(home), ids).empty());
}

TEST_CASE("unregister leaves a file that is ours by name only") {
    const faked::Home home;
    for (const char* given : {R"({"name": "org.other.host", "type": "stdio", "allowed_origins": []})",
                              "not json", "[]", "", R"({"name": "org.smallprint.host"})"}) {
        const std::string text = given;
        home.file(chromium_manifest, text);
        const auto placements = sp::unregister_host(request_for(), places_in(home), ids);
        REQUIRE(placements.size() == 1);
        CHECK(placements[0].change == sp::FileChange::foreign);
        CHECK(home.text(chromium_manifest) == text);
    }
}

TEST_CASE("unregister of one browser leaves the others") {
    const faked::Home home;
    (void)sp::register_host(request_for({"chromium", "firefox"}), places_in(home), ids);
    (void)sp::unregister_host(request_for({"firefox"}), places_in(home), ids);
    CHECK(home.text(firefox_manifest).empty());
    CHECK(!home.text(chromium_manifest).empty());
}

TEST_CASE("browsers that share a place are written once and named together") {
    const faked::Home home;
    home.folder("home/.mozilla");
    home.folder("home/.zen");
    const auto placements = sp::register_host(request_for(), places_in(home), ids);
    REQUIRE(placements.size() == 1);
    CHECK(placements[0].browsers == "Firefox, Zen");
    CHECK(placements[0].change == sp::FileChange::written);
}

TEST_CASE("a throw-away profile gets its manifest inside itself") {
    const faked::Home home;
    auto chromium = request_for({"chromium"});
    chromium.profile_dir = home.path() / "profile";
    CHECK(sp::register_host(chromium, places_in(home), ids)[0].manifest ==
          home.path() / "profile/NativeMessagingHosts/org.smallprint.host.json");
    CHECK(!home.text("profile/NativeMessagingHosts/org.smallprint.host.json").empty());

    auto firefox = request_for({"firefox"});
    firefox.profile_dir = home.path() / "foxhome";
    (void)sp::register_host(firefox, places_in(home), ids);
    CHECK(json::parse(home.text("foxhome/.mozilla/native-messaging-hosts/org.smallprint.host.json"))
              .contains("allowed_extensions"));
    CHECK(!std::filesystem::exists(home.path() / "home"));

    (void)sp::unregister_host(chromium, places_in(home), ids);
    (void)sp::unregister_host(firefox, places_in(home), ids);
    CHECK(home.listing().empty());
}

TEST_CASE("a profile without a browser, an unknown browser and a relative program are refused") {
    const faked::Home home;
    auto request = request_for();
    request.profile_dir = home.path() / "profile";
    CHECK_THROWS_AS((void)sp::register_host(request, places_in(home), ids), sp::Error);
    CHECK_THROWS_AS((void)sp::register_host(request_for({"netscape"}), places_in(home), ids), sp::Error);
    CHECK_THROWS_AS((void)sp::register_host(request_for({""}), places_in(home), ids), sp::Error);
    auto relative = request_for({"chromium"});
    relative.program = "bin/smallprint";
    CHECK_THROWS_AS((void)sp::register_host(relative, places_in(home), ids), sp::Error);
    CHECK(home.listing().empty());
}

TEST_CASE("a browser may be named by its program") {
    const faked::Home home;
    CHECK(sp::register_host(request_for({"firefox-esr"}), places_in(home), ids)[0].browsers == "Firefox");
}

TEST_CASE("snaps: Firefox is registered with a word of advice, Chromium only gets the advice") {
    const faked::Home home;
    home.folder("home/snap/chromium");
    home.folder("home/snap/firefox");
    const auto placements = sp::register_host(request_for(), places_in(home), ids);
    REQUIRE(placements.size() == 2);
    const auto& chromium = placed(placements, "Chromium (snap)");
    CHECK(chromium.manifest.empty());
    CHECK(!chromium.change);
    CHECK(chromium.note.find("snap") != std::string::npos);
    CHECK(placed(placements, "Firefox (snap)").manifest == home.path() / firefox_manifest);
    CHECK(!home.text(firefox_manifest).empty());
}

TEST_CASE("for all users every known place is written, and removed again") {
    const faked::Home home;
    home.folder("root/etc/chromium");
    home.folder("root/usr/lib/mozilla");
    const auto before = home.listing();
    auto request = request_for();
    request.system = true;
    const auto placements = sp::register_host(request, places_in(home), ids);
    for (const std::string place :
         {"root/etc/chromium/native-messaging-hosts", "root/etc/opt/chrome/native-messaging-hosts",
          "root/etc/opt/edge/native-messaging-hosts", "root/usr/lib/mozilla/native-messaging-hosts"}) {
        CHECK_MESSAGE(!home.text(place + "/org.smallprint.host.json").empty(), place);
    }
    CHECK(!std::filesystem::exists(home.path() / "root/usr/lib64"));
    CHECK(!std::filesystem::exists(home.path() / "home"));
    // One after the other, in an order that leaves the shared folders to the last.
    request.browsers = {"chrome"};
    (void)sp::unregister_host(request, places_in(home), ids);
    request.browsers.clear();
    (void)sp::unregister_host(request, places_in(home), ids);
    CHECK(home.listing() == before);
}

TEST_CASE("a folder we made stays while somebody else uses it") {
    const faked::Home home;
    (void)sp::register_host(request_for({"chromium"}), places_in(home), ids);
    home.file("home/.config/chromium/NativeMessagingHosts/other.json", "{}");
    (void)sp::unregister_host(request_for(), places_in(home), ids);
    CHECK(home.text("home/.config/chromium/NativeMessagingHosts/other.json") == "{}");
    CHECK(home.text(chromium_manifest).empty());
}

TEST_CASE("one place that cannot be written does not stop the others") {
    const faked::Home home;
    home.folder("home/.mozilla");
    home.folder("home/.config/chromium");
    home.file("home/.config/chromium/NativeMessagingHosts", "a file where a folder should be");
    const auto placements = sp::register_host(request_for(), places_in(home), ids);
    REQUIRE(placements.size() == 2);
    const auto& chromium = placed(placements, "Chromium");
    CHECK(!chromium.change);
    CHECK(chromium.note.find("NativeMessagingHosts") != std::string::npos);
    CHECK(placed(placements, "Firefox").change == sp::FileChange::written);
}

TEST_CASE("macOS: both of Brave's places and the right folder for Firefox") {
    const faked::Home home;
    home.folder("home/Library/Application Support/BraveSoftware/Brave-Browser");
    home.folder("home/Library/Application Support/Firefox");
    const auto before = home.listing();
    const auto places = places_in(home, sp::System::macos);
    (void)sp::register_host(request_for(), places, ids);
    const std::string support = "home/Library/Application Support/";
    for (const std::string place : {"BraveSoftware/Brave-Browser/NativeMessagingHosts",
                                    "Google/Chrome/NativeMessagingHosts", "Mozilla/NativeMessagingHosts"}) {
        CHECK_MESSAGE(!home.text(support + place + "/org.smallprint.host.json").empty(), place);
    }
    (void)sp::unregister_host(request_for(), places, ids);
    CHECK(home.listing() == before);
}
