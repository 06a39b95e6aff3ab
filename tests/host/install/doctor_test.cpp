// Troubles are planted one at a time in a faked home, and each must be found by its name, with words that are
// complete.
#include <doctest/doctest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "faked_home.h"
#include "install/check_browsers.h"
#include "install/host_words.h"
#include "install/install.h"

namespace sp = smallprint;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

const sp::ExtensionIds ids{"org.smallprint.host", {"abcdefghijklmnopabcdefghijklmnop"}, {"a@b.org"}};
const std::string chromium = "home/.config/chromium/NativeMessagingHosts/org.smallprint.host.json";
const std::string firefox = "home/.mozilla/native-messaging-hosts/org.smallprint.host.json";

// A home with Chromium and Firefox, both registered, and a program.
struct Computer {
    faked::Home home;
    sp::HostPlaces places = sp::places_for(sp::System::gnu_linux, home.path() / "home");

    Computer() {
        places.system_root = home.path() / "root";
        home.folder("home/.config/chromium");
        home.folder("home/.mozilla");
        home.file("program/smallprint", "the program");
        fs::permissions(program(), fs::perms::owner_all | fs::perms::group_read | fs::perms::others_read);
        fs::permissions(home.path() / "program", fs::perms::owner_all);
        sp::RegisterRequest request;
        request.program = program();
        (void)sp::register_host(request, places, ids);
    }
    [[nodiscard]] fs::path program() const { return home.path() / "program/smallprint"; }
    [[nodiscard]] fs::path at(const std::string& name) const { return home.path() / name; }

    void change(const std::string& manifest, const std::function<void(json&)>& how) const {
        auto text = json::parse(home.text(manifest));
        how(text);
        home.file(manifest, text.dump());
    }
    [[nodiscard]] std::vector<sp::BrowserCheck> check() const {
        return sp::check_browsers(places, ids, program());
    }
    [[nodiscard]] std::set<std::string> troubles() const {
        std::set<std::string> found;
        for (const auto& check : check()) {
            for (const auto& trouble : check.troubles) {
                found.insert(trouble.id);
            }
        }
        return found;
    }
};

struct Plant {
    const char* id;
    std::function<void(Computer&)> plant;
};

const std::vector<Plant>& plants() {
    static const std::vector<Plant> all{
        {"manifest_missing", [](Computer& c) { fs::remove(c.at(chromium)); }},
        {"manifest_not_a_file",
         [](Computer& c) {
             fs::remove(c.at(chromium));
             fs::create_directory(c.at(chromium));
         }},
        {"manifest_dangling",
         [](Computer& c) {
             fs::remove(c.at(firefox));
             fs::create_symlink("/nowhere/at/all", c.at(firefox));
         }},
        {"manifest_unreadable", [](Computer& c) { fs::permissions(c.at(chromium), fs::perms::owner_write); }},
        {"manifest_not_json", [](Computer& c) { c.home.file(chromium, "{\"name\": "); }},
        {"manifest_name_wrong",
         [](Computer& c) { c.change(chromium, [](json& m) { m["name"] = "org.other"; }); }},
        {"manifest_type_wrong", [](Computer& c) { c.change(chromium, [](json& m) { m["type"] = "pipe"; }); }},
        {"manifest_description_empty",
         [](Computer& c) { c.change(firefox, [](json& m) { m["description"] = ""; }); }},
        {"manifest_two_families",
         [](Computer& c) { c.change(firefox, [](json& m) { m["allowed_origins"] = json::array(); }); }},
        {"manifest_wrong_family", [](Computer& c) { c.home.file(firefox, c.home.text(chromium)); }},
        {"manifest_writable_by_others", [](Computer& c) { fs::permissions(c.at(chromium), fs::perms::all); }},
        {"ids_missing",
         [](Computer& c) {
             c.change(chromium, [](json& m) {
                 m["allowed_origins"] = {"chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/"};
             });
         }},
        {"ids_wildcard",
         [](Computer& c) { c.change(firefox, [](json& m) { m["allowed_extensions"] = {"*"}; }); }},
        {"ids_foreign",
         [](Computer& c) { c.change(firefox, [](json& m) { m["allowed_extensions"].push_back("x@y.z"); }); }},
        {"program_path_relative",
         [](Computer& c) { c.change(chromium, [](json& m) { m["path"] = "bin/smallprint"; }); }},
        {"program_missing", [](Computer& c) { fs::rename(c.program(), c.at("program/moved")); }},
        {"program_not_a_file",
         [](Computer& c) {
             fs::remove(c.program());
             fs::create_directory(c.program());
         }},
        {"program_not_executable",
         [](Computer& c) { fs::permissions(c.program(), fs::perms::owner_read | fs::perms::owner_write); }},
        {"program_writable_by_others", [](Computer& c) { fs::permissions(c.at("program"), fs::perms::all); }},
        {"program_other_copy",
         [](Computer& c) {
             c.home.file("other/smallprint", "another");
             fs::permissions(c.at("other/smallprint"), fs::perms::owner_all);
             c.change(firefox, [&](json& m) { m["path"] = c.at("other/smallprint").string(); });
         }},
        {"snap_cannot_start_programs", [](Computer& c) { c.home.folder("home/snap/chromium"); }},
        {"snap_asks_first", [](Computer& c) { c.home.folder("home/snap/firefox"); }},
        {"flatpak_hides_program",
         [](Computer& c) {
             c.home.folder("home/.var/app/org.mozilla.firefox");
             sp::RegisterRequest request;
             request.program = c.program();
             request.browsers = {"firefox-flatpak"};
             (void)sp::register_host(request, c.places, ids);
         }},
    };
    return all;
}

}  // namespace

TEST_CASE("a computer that is in order has no trouble") {
    const Computer computer;
    const auto checks = computer.check();
    REQUIRE(checks.size() == 2);
    for (const auto& check : checks) {
        CHECK(check.troubles.empty());
        CHECK(check.state() == "ok");
        CHECK(check.program == computer.program());
    }
    CHECK(computer.troubles().empty());
}

TEST_CASE("every planted trouble is found by its name, with its cause and its cure") {
    CHECK(plants().size() >= 15);
    for (const auto& plant : plants()) {
        CAPTURE(plant.id);
        Computer computer;
        plant.plant(computer);
        bool found = false;
        for (const auto& check : computer.check()) {
            for (const auto& trouble : check.troubles) {
                if (trouble.id != plant.id) {
                    continue;
                }
                found = true;
                CHECK(trouble.cause.find('{') == std::string::npos);
                CHECK(trouble.cure.find('{') == std::string::npos);
                CHECK(!trouble.cure.empty());
                CHECK(check.state() == (trouble.state == "note" ? "ok" : check.state()));
                CHECK((trouble.state == "note" || check.state() != "ok"));
            }
        }
        CHECK(found);
        // Notes do not turn the browser's state, troubles are no wider than what was planted.
        CHECK(computer.troubles().size() <= 2);
    }
}

TEST_CASE("every trouble has the words of a state that the popup knows") {
    for (const auto id : sp::trouble_ids()) {
        const auto trouble = sp::make_trouble(id, {});
        CAPTURE(trouble.id);
        CHECK((trouble.state == "note" || !sp::host_words(trouble.state).title.empty()));
        CHECK(!trouble.cause.empty());
        CHECK(!trouble.cure.empty());
    }
    CHECK(sp::host_words("nonsense").title.empty());
    CHECK_THROWS_AS((void)sp::make_trouble("nonsense", {}), sp::Error);
}

TEST_CASE("the user's manifest counts before the system's, and the system's is enough") {
    Computer computer;
    sp::RegisterRequest request;
    request.program = computer.program();
    request.system = true;
    (void)sp::register_host(request, computer.places, ids);
    computer.home.file(chromium, "damaged");
    CHECK(computer.troubles() == std::set<std::string>{"manifest_not_json"});
    fs::remove(computer.at(chromium));
    CHECK(computer.troubles().empty());
}

TEST_CASE("a Flatpak sees its own folder, and what was allowed") {
    Computer computer;
    computer.home.folder("home/.var/app/org.mozilla.firefox");
    sp::RegisterRequest request;
    request.browsers = {"firefox-flatpak"};
    request.program = computer.at("home/.var/app/org.mozilla.firefox/smallprint");
    computer.home.file("home/.var/app/org.mozilla.firefox/smallprint", "a copy");
    fs::permissions(request.program, fs::perms::owner_all);
    (void)sp::register_host(request, computer.places, ids);
    CHECK(!computer.troubles().contains("flatpak_hides_program"));

    request.program = computer.program();
    (void)sp::register_host(request, computer.places, ids);
    CHECK(computer.troubles().contains("flatpak_hides_program"));
    const auto hidden = [&](const std::string& filesystems) {
        computer.home.file("home/.local/share/flatpak/overrides/org.mozilla.firefox",
                           "[Context]\nshared=network;\nfilesystems=" + filesystems + "\n");
        return computer.troubles().contains("flatpak_hides_program");
    };
    CHECK_FALSE(hidden("xdg-music;" + computer.at("program").string() + ":ro;"));
    CHECK_FALSE(hidden("host"));
    // The program is beside the home, and these folders are others'.
    CHECK(hidden("home;"));
    CHECK(hidden(computer.at("program2").string()));
    CHECK(hidden("!" + computer.at("program").string()));
    CHECK(hidden("/usr/share;~/elsewhere"));

    request.program = computer.at("home/apps/smallprint");
    computer.home.file("home/apps/smallprint", "a copy");
    fs::permissions(request.program, fs::perms::owner_all);
    (void)sp::register_host(request, computer.places, ids);
    CHECK_FALSE(hidden("home:ro;"));
    CHECK_FALSE(hidden("xdg-music;~/apps"));
    CHECK(hidden("~/music"));
    // Words that only look like one of those.
    CHECK(hidden("/somebody/home;ghost"));
}

TEST_CASE("macOS: the same checks in its own places") {
    const faked::Home home;
    home.folder("home/Library/Application Support/Chromium");
    auto places = sp::places_for(sp::System::macos, home.path() / "home");
    places.system_root = home.path() / "root";
    const auto checks = sp::check_browsers(places, ids, home.path() / "smallprint");
    REQUIRE(checks.size() == 1);
    CHECK(checks[0].manifest == home.path() /
                                    "home/Library/Application Support/Chromium/NativeMessagingHosts/"
                                    "org.smallprint.host.json");
    CHECK(checks[0].state() == "missing");
}
