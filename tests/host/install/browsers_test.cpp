// The table itself: every row usable, every documented place there.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "faked_home.h"
#include "install/install.h"

namespace sp = smallprint;

namespace {

std::set<std::string> user_places(sp::System platform) {
    const auto places = sp::places_for(platform, "/home/u");
    std::set<std::string> paths;
    for (const auto& row : sp::browser_table()) {
        if (row.platform == platform && !row.user_place.empty()) {
            paths.insert(platform == sp::System::windows ? std::string{row.user_place}
                                                         : sp::place_path(places, row.user_place).string());
        }
    }
    return paths;
}

}  // namespace

TEST_CASE("every row can be found, named and told") {
    for (const auto& row : sp::browser_table()) {
        CAPTURE(row.browser);
        CHECK(!row.browser.empty());
        CHECK(!row.name.empty());
        CHECK(!row.signs[0].empty());
        CHECK((!row.user_place.empty() || !row.system_place.empty() || !row.hint.empty()));
        CHECK((row.packaging == sp::Packaging::native || !row.hint.empty()));
        // The two families use different folder names everywhere but on macOS and in the registry.
        if (row.platform == sp::System::gnu_linux && !row.user_place.empty()) {
            CHECK(row.user_place.ends_with(row.family == sp::BrowserFamily::firefox
                                               ? "/native-messaging-hosts"
                                               : "/NativeMessagingHosts"));
        }
    }
}

TEST_CASE("one browser name means one family on a platform") {
    for (const auto& row : sp::browser_table()) {
        for (const auto& other : sp::browser_table()) {
            if (row.browser == other.browser && row.platform == other.platform) {
                CHECK(row.family == other.family);
            }
        }
    }
}

TEST_CASE("no place is shared by the two families") {
    for (const auto& row : sp::browser_table()) {
        for (const auto& other : sp::browser_table()) {
            if (row.platform == other.platform && row.family != other.family) {
                CHECK((row.user_place.empty() || row.user_place != other.user_place));
                CHECK((row.system_place.empty() || row.system_place != other.system_place));
            }
        }
    }
}

TEST_CASE("the places that browsers document") {
    const auto on_linux = user_places(sp::System::gnu_linux);
    for (const char* path :
         {"/home/u/.config/google-chrome/NativeMessagingHosts",
          "/home/u/.config/google-chrome-beta/NativeMessagingHosts",
          "/home/u/.config/google-chrome-unstable/NativeMessagingHosts",
          "/home/u/.config/chromium/NativeMessagingHosts",
          "/home/u/.config/microsoft-edge/NativeMessagingHosts",
          "/home/u/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts",
          "/home/u/.config/vivaldi/NativeMessagingHosts", "/home/u/.config/opera/NativeMessagingHosts",
          "/home/u/.config/net.imput.helium/NativeMessagingHosts", "/home/u/.mozilla/native-messaging-hosts",
          "/home/u/.librewolf/native-messaging-hosts", "/home/u/.waterfox/native-messaging-hosts"}) {
        CHECK_MESSAGE(on_linux.contains(path), path);
    }
    const auto on_macos = user_places(sp::System::macos);
    for (const char* path : {"/home/u/Library/Application Support/Google/Chrome/NativeMessagingHosts",
                             "/home/u/Library/Application Support/Chromium/NativeMessagingHosts",
                             "/home/u/Library/Application Support/Microsoft Edge/NativeMessagingHosts",
                             "/home/u/Library/Application Support/Arc/User Data/NativeMessagingHosts",
                             "/home/u/Library/Application Support/Mozilla/NativeMessagingHosts",
                             "/home/u/Library/Application Support/librewolf/NativeMessagingHosts"}) {
        CHECK_MESSAGE(on_macos.contains(path), path);
    }
    const auto on_windows = user_places(sp::System::windows);
    CHECK(on_windows.contains(R"(Software\Google\Chrome\NativeMessagingHosts)"));
    CHECK(on_windows.contains(R"(Software\Mozilla\NativeMessagingHosts)"));
}

TEST_CASE("a snap's wrapper among the programs is not the browser") {
    const faked::Home home;
    home.file("usr/bin/snap", "what every command of a snap leads to");
    home.folder("snap/bin");
    std::filesystem::create_symlink(home.path() / "usr/bin/snap", home.path() / "snap/bin/chromium");
    auto places = sp::places_for(sp::System::gnu_linux, home.path() / "home");
    places.program_dirs = {home.path() / "snap/bin"};
    const auto chromium = std::ranges::find_if(sp::browser_table(), [](const sp::BrowserRow& row) {
        return row.platform == sp::System::gnu_linux && row.browser == "chromium";
    });
    REQUIRE(chromium != sp::browser_table().end());
    CHECK(!sp::is_present(places, *chromium));
    home.file("bin/chromium", "the browser itself");
    places.program_dirs.push_back(home.path() / "bin");
    CHECK(sp::is_present(places, *chromium));
}
