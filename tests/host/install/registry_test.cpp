// Registering on Windows, with a registry in memory: what is written, and that nothing of it is left.
#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "faked_home.h"
#include "install/check_browsers.h"
#include "install/install.h"

namespace sp = smallprint;
using nlohmann::json;

namespace {

const sp::ExtensionIds ids{"org.smallprint.host", {"abcdefghijklmnopabcdefghijklmnop"}, {"a@b.org"}};

class MemoryRegistry final : public sp::Registry {
public:
    std::map<std::string, std::map<std::string, std::string>> keys;

    static std::string path(sp::Hive hive, std::string_view key) {
        return (hive == sp::Hive::user ? "HKCU\\" : "HKLM\\") + std::string(key);
    }
    [[nodiscard]] bool has_key(sp::Hive hive, std::string_view key) const override {
        return keys.contains(path(hive, key));
    }
    [[nodiscard]] bool is_empty(sp::Hive hive, std::string_view key, std::string_view except) const override {
        const auto name = path(hive, key);
        for (const auto& [other, values] : keys) {
            if (other.starts_with(name + "\\")) {
                return false;
            }
        }
        const auto& values = keys.at(name);
        return values.size() == values.count(std::string(except));
    }
    [[nodiscard]] std::optional<std::string> value(sp::Hive hive, std::string_view key,
                                                   std::string_view name) const override {
        const auto found = keys.find(path(hive, key));
        if (found == keys.end() || !found->second.contains(std::string(name))) {
            return std::nullopt;
        }
        return found->second.at(std::string(name));
    }
    void make_key(sp::Hive hive, std::string_view key) override { keys[path(hive, key)]; }
    void set_value(sp::Hive hive, std::string_view key, std::string_view name,
                   std::string_view text) override {
        keys.at(path(hive, key))[std::string(name)] = text;
    }
    void remove_key(sp::Hive hive, std::string_view key) override { keys.erase(path(hive, key)); }
};

struct Computer {
    faked::Home home;
    std::shared_ptr<MemoryRegistry> registry = std::make_shared<MemoryRegistry>();
    sp::HostPlaces places = sp::places_for(sp::System::windows, home.path() / "home");
    sp::RegisterRequest request;

    Computer() {
        places.registry = registry;
        request.program = home.path() / "smallprint.exe";
        home.file("smallprint.exe", "the program");
        std::filesystem::permissions(request.program, std::filesystem::perms::owner_all);
        for (const char* key : {"HKCU\\Software", "HKLM\\Software", "HKCU\\Software\\Google",
                                "HKCU\\Software\\Google\\Chrome", "HKCU\\Software\\Mozilla"}) {
            registry->keys[key];
        }
    }
};

const std::string chrome_key = "HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\org.smallprint.host";
const std::string firefox_key = "HKCU\\Software\\Mozilla\\NativeMessagingHosts\\org.smallprint.host";

}  // namespace

TEST_CASE("Windows: each family's key names its own manifest") {
    Computer computer;
    const auto placements = sp::register_host(computer.request, computer.places, ids);
    REQUIRE(placements.size() == 2);
    CHECK(placements[0].change == sp::FileChange::written);
    const auto chrome = computer.registry->keys.at(chrome_key).at("");
    const auto firefox = computer.registry->keys.at(firefox_key).at("");
    CHECK(chrome != firefox);
    CHECK(json::parse(std::ifstream(chrome)).contains("allowed_origins"));
    CHECK(json::parse(std::ifstream(firefox)).contains("allowed_extensions"));
    for (const auto& check : sp::check_browsers(computer.places, ids, computer.request.program)) {
        CHECK(check.state() == "ok");
    }
}

TEST_CASE(
    "Windows: registering again changes nothing, a moved manifest is mended, unregister leaves no trace") {
    Computer computer;
    const auto before = computer.registry->keys;
    const auto files = computer.home.listing();
    (void)sp::register_host(computer.request, computer.places, ids);
    const auto first = computer.registry->keys;
    CHECK(sp::register_host(computer.request, computer.places, ids)[0].change == sp::FileChange::unchanged);
    CHECK(computer.registry->keys == first);

    computer.registry->keys.at(chrome_key)[""] = "C:\\gone\\manifest.json";
    CHECK(sp::register_host(computer.request, computer.places, ids)[0].change == sp::FileChange::rewritten);
    CHECK(computer.registry->keys == first);

    auto edge = computer.request;
    edge.browsers = {"edge"};
    (void)sp::register_host(edge, computer.places, ids);
    CHECK(computer.registry->keys.size() > first.size());
    CHECK(sp::unregister_host(computer.request, computer.places, ids).size() == 3);
    CHECK(computer.registry->keys == before);
    CHECK(computer.home.listing() == files);
}

TEST_CASE("Windows: an entry of somebody else and keys of others stay") {
    Computer computer;
    computer.home.file("theirs.json", R"({"name": "org.other", "type": "stdio", "allowed_origins": []})");
    computer.registry->keys["HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts"];
    computer.registry->keys[chrome_key][""] = (computer.home.path() / "theirs.json").string();
    const auto before = computer.registry->keys;
    const auto placements = sp::unregister_host(computer.request, computer.places, ids);
    REQUIRE(!placements.empty());
    CHECK(placements[0].change == sp::FileChange::foreign);
    CHECK(computer.registry->keys == before);
}

TEST_CASE("Windows: for all users the other hive is written") {
    Computer computer;
    auto request = computer.request;
    request.system = true;
    const auto before = computer.registry->keys;
    (void)sp::register_host(request, computer.places, ids);
    CHECK(computer.registry->keys.contains(
        "HKLM\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\org.smallprint.host"));
    CHECK(!computer.registry->keys.contains(chrome_key));
    (void)sp::unregister_host(request, computer.places, ids);
    CHECK(computer.registry->keys == before);
}
