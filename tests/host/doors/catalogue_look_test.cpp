// Looking for a newer catalogue at servers of every kind: the good one is installed, everything else leaves
// the one in use as it is, and nobody is asked who was not meant to be.
#include "service/catalogue_look.h"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <optional>
#include <string>

#include "base/error.h"
#include "catalogue/embedded.h"
#include "catalogue/platform_source.h"
#include "doors/test_net.h"
#include "doors/test_servers.h"
#include "install/faked_home.h"
#include "service/settings.h"

namespace smallprint {
namespace {

using test_servers::RawServer;
using test_servers::TlsServer;

constexpr TimeMs today = 1'790'000'000'000;
constexpr TimeMs day = 86'400'000;
const Ed25519Secret secret = make_ed25519_secret();
const std::array<Ed25519Public, 1> keys{ed25519_public(secret)};
const char* const address = "https://updates.example/catalogue.bundle";

struct TestClock final : Clock {
    TimeMs time = today;
    [[nodiscard]] TimeMs now() const override { return time; }
};

std::string bundle(std::uint64_t version, TimeMs expires = today + 30 * day,
                   const Ed25519Secret& signer = secret) {
    BundleInfo info;
    info.version = version;
    info.created = today - day;
    info.expires = expires;
    // Another catalogue than the program's: one that knows no other services.
    return make_bundle(Catalogue::embedded().with_platforms(PlatformSource{}), info, signer);
}

/// A program with a home of its own whose network is one server of this machine.
struct Program {
    faked::Home home;
    TestClock clock;
    test_net::Net net;
    Services services;
    Session session;

    explicit Program(std::uint16_t port, std::filesystem::path authority = {})
        : net(port, std::move(authority)),
          services(options()),
          session(services, Session::Access::read_write) {
        net.names = {{"updates.example", {test_net::world}}, {"elsewhere.example", {test_net::world}}};
        (void)change_settings(session, JsonIn{{"catalogue_url", address}});
    }

    ServiceOptions options() {
        ServiceOptions made;
        made.data_directory = home.path();
        made.clock = &clock;
        made.fetch_page = [this](const FetchRequest& request) { return fetch_page(request, net.options); };
        return made;
    }

    /// What became of a look; what it threw, as its sentence.
    std::string look(const LookRequest& request = {}) {
        try {
            return to_string(look_for_catalogue(session, request, keys));
        } catch (const Error& error) {
            return error.what();
        }
    }

    JsonOut status() { return catalogue_status_json(session, keys); }
    [[nodiscard]] std::string in_use() const { return home.text("catalogue.bin"); }
};

/// A server with one file, which may be changed.
struct Site {
    TlsServer server{"updates.example"};
    std::string file;
    int asked = 0;

    explicit Site(std::string given) : file(std::move(given)) {
        server.server.Get(
            "/catalogue.bundle", [this](const httplib::Request& request, httplib::Response& response) {
                ++asked;
                const std::string tag = '"' + std::to_string(std::hash<std::string>{}(file)) + '"';
                response.set_header("ETag", tag);
                response.status = request.get_header_value("If-None-Match") == tag ? 304 : 200;
                response.set_content(file, "application/octet-stream");
            });
        server.start();
    }
};

}  // namespace

TEST_CASE(
    "a newer catalogue is fetched, checked and used by the next program; the same one is not fetched twice") {
    Site site(bundle(7));
    Program program(site.server.port, site.server.authority_file());
    CHECK(program.status()["source"] == "program");
    CHECK(program.status()["looked_at"].is_null());
    CHECK(program.status()["restart"] == false);
    REQUIRE(program.look() == "installed");
    auto status = program.status();
    CHECK(status["source"] == "update");
    CHECK(status["bundle"]["version"] == 7);
    CHECK(status["expired"] == false);
    CHECK(status["looked_at"] == to_rfc3339(today));
    CHECK(status["failure"].is_null());
    CHECK(status["restart"] == true);  // Only what other services say is another.
    CHECK(status["catalogue"]["version"] == Catalogue::embedded().info().version);
    {
        const Services next(program.options());
        CHECK(next.catalogue().info().version == load_catalogue(program.home.path()).info().version);
    }
    CHECK(program.look() == "current");
    CHECK(site.asked == 2);
    program.clock.time += 40 * day;
    CHECK(program.status()["expired"] == true);
    site.file = bundle(8, today + 100 * day);
    CHECK(program.look() == "installed");
    CHECK(program.status()["bundle"]["version"] == 8);
    // After a reset the file is wanted once more, though the server has nothing new.
    reset_catalogue(program.home.path());
    CHECK(program.look() == "installed");
}

TEST_CASE("nobody is asked by itself unless it is turned on, and then once a day") {
    Site site(bundle(7));
    Program program(site.server.port, site.server.authority_file());
    CHECK(Settings{}.catalogue_updates == false);
    CHECK(program.look({true, {}}) == "off");
    CHECK(site.asked == 0);
    (void)change_settings(program.session, JsonIn{{"catalogue_updates", true}});
    CHECK(program.look({true, {}}) == "installed");
    program.clock.time += day - 1;
    CHECK(program.look({true, {}}) == "not_due");
    CHECK(site.asked == 1);
    program.clock.time += 1;
    CHECK(program.look({true, {}}) == "current");
    CHECK(site.asked == 2);
    program.clock.time -= 10 * day;  // A clock that was set back does not stop the looking.
    CHECK(program.look({true, {}}) == "current");
}

TEST_CASE("what a server sends that is no newer catalogue is refused, and the old one stays") {
    Site site(bundle(7));
    Program program(site.server.port, site.server.authority_file());
    REQUIRE(program.look() == "installed");
    const std::string before = program.in_use();
    const std::string good = bundle(8);
    std::string changed = good;
    changed[good.size() / 2] = changed[good.size() / 2] == 'A' ? 'B' : 'A';
    struct Bad {
        std::string file;
        const char* why;
    };
    for (const auto& [file, why] : {Bad{bundle(6), "older"},
                                    {bundle(8, today - 1), "expired"},
                                    {good.substr(0, good.size() / 2), "cut off"},
                                    {changed, "refused"},
                                    {bundle(8, today + day, make_ed25519_secret()), "does not trust"},
                                    {"<!doctype html><p>Sign in to the network", "no signed catalogue"},
                                    {"", "no signed catalogue"}}) {
        const auto& shown = why;  // Clang 14 lets no lambda have a binding.
        CAPTURE(shown);
        site.file = file;
        const std::string said = program.look();
        CHECK(said.find(why) != std::string::npos);
        CHECK(program.in_use() == before);
        CHECK(program.status()["bundle"]["version"] == 7);
        CHECK(program.status()["failure"] == said);
    }
    site.file = good;
    CHECK(program.look() == "installed");
    CHECK(program.status()["failure"].is_null());
}

TEST_CASE("only https, only the server that was named, only one that can prove who it is") {
    Site site(bundle(7));
    const auto target = [&](const std::string& path, const std::string& location) {
        site.server.server.Get(path, [location](const httplib::Request&, httplib::Response& response) {
            response.status = 302;
            response.set_header("Location", location);
        });
    };
    target("/here", "/catalogue.bundle");
    target("/plain", "http://updates.example/catalogue.bundle");
    target("/elsewhere", "https://elsewhere.example/catalogue.bundle");
    target("/port", "https://updates.example:8443/catalogue.bundle");
    Program program(site.server.port, site.server.authority_file());
    const auto from = [&](const std::string& url) { return program.look({false, url}); };
    CHECK(from("http://updates.example/catalogue.bundle").find("begins with https://") != std::string::npos);
    CHECK(from("file:///etc/passwd").find("begins with https://") != std::string::npos);
    CHECK(site.asked == 0);
    CHECK(from("https://updates.example/plain").find("plain http") != std::string::npos);
    CHECK(from("https://updates.example/elsewhere").find("another server") != std::string::npos);
    CHECK(from("https://updates.example/port").find("another server") != std::string::npos);
    CHECK(from("https://updates.example/nothing").find("there is none") != std::string::npos);
    CHECK(from("https://elsewhere.example/catalogue.bundle").find("who it is") != std::string::npos);
    CHECK(from("https://nowhere.example/catalogue.bundle").find("no such host") != std::string::npos);
    CHECK(site.asked == 0);
    CHECK(program.status()["source"] == "program");
    CHECK(from("https://updates.example/here") == "installed");
    Program distrustful(site.server.port);  // Knows only the system's authorities.
    CHECK(distrustful.look().find("who it is") != std::string::npos);

    CHECK_THROWS_AS(
        (void)change_settings(program.session, JsonIn{{"catalogue_url", "http://updates.example/"}}), Error);
    CHECK_THROWS_AS((void)change_settings(program.session, JsonIn{{"catalogue_url", "https://"}}), Error);
    CHECK_THROWS_AS((void)change_settings(program.session, JsonIn{{"catalogue_url", "https://a b"}}), Error);
}

TEST_CASE("a file without end is left at the limit, and one that drips when its time is over") {
    TlsServer endless("updates.example");
    std::atomic<std::size_t> sent{0};
    endless.server.Get("/catalogue.bundle", [&](const httplib::Request&, httplib::Response& response) {
        response.set_chunked_content_provider("application/octet-stream",
                                              [&](std::size_t, httplib::DataSink& sink) {
                                                  const std::string more(std::size_t{1} << 20U, 'A');
                                                  sent += more.size();
                                                  return sink.write(more.data(), more.size());
                                              });
    });
    endless.start();
    Program program(endless.port, endless.authority_file());
    CHECK(program.look().find("larger than any catalogue") != std::string::npos);
    CHECK(sent > largest_bundle);
    CHECK(sent < largest_bundle + (std::size_t{64} << 20U));
    CHECK(program.status()["source"] == "program");

    RawServer silent([](int, const std::atomic<bool>& over) {
        while (!over) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    Program patient(silent.port);
    patient.net.options.longest_file = std::chrono::milliseconds(300);
    CHECK(patient.look().find("too long") != std::string::npos);
}

}  // namespace smallprint
