// `smallprint watch`, `settings` and `digest` as a person uses them, with a server of one's own.
#include <doctest/doctest.h>
#include <httplib.h>

#include <atomic>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <utility>

#include "doors/run_program.h"
#include "doors/sample_terms.h"

namespace {

using nlohmann::json;

/// Plain HTTP on 127.0.0.1, as a self-hosted service may have.
struct OwnService {
    OwnService() {
        server.Get("/terms", [this](const httplib::Request& request, httplib::Response& response) {
            ++requests;
            const std::scoped_lock lock(mutex);
            if (request.get_header_value("If-None-Match") == "\"" + version + "\"") {
                response.status = 304;
                return;
            }
            response.set_header("ETag", "\"" + version + "\"");
            response.set_content(page, "text/markdown; charset=utf-8");
        });
        port = server.bind_to_any_port("127.0.0.1");
        thread = std::thread([this] { server.listen_after_bind(); });
    }
    ~OwnService() {
        server.stop();
        thread.join();
    }
    OwnService(const OwnService&) = delete;
    OwnService& operator=(const OwnService&) = delete;
    OwnService(OwnService&&) = delete;
    OwnService& operator=(OwnService&&) = delete;

    void publish(std::string text, std::string tag) {
        const std::scoped_lock lock(mutex);
        page = std::move(text);
        version = std::move(tag);
    }
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port) + "/terms"; }

    httplib::Server server;
    std::mutex mutex;  // Answers come from a thread of the server's.
    std::string page = sample::terms("after 30 days notice");
    std::string version = "1";
    std::atomic<int> requests = 0;
    int port = 0;
    std::thread thread;
};

}  // namespace

TEST_CASE("watch: add, run, list, a change, the digest, remove") {
    const program::Sandbox sandbox;
    OwnService service;
    CHECK(sandbox.run({"watch", "add", service.url()}).status == 2);
    CHECK(sandbox.run({"watch", "add", "--local", service.url()}).status == 0);
    CHECK(sandbox.run({"watch", "add", "--local", service.url()}).out.starts_with("Was watched already"));

    auto result = sandbox.run({"watch", "run", "--pause", "0", "--format", "json"});
    REQUIRE(result.status == 0);
    CAPTURE(result.out);
    auto run = json::parse(result.out);
    REQUIRE(run.size() == 1);
    CHECK(run[0]["state"] == "ok");
    CHECK(run[0]["versions"] == 1);
    CHECK(service.requests == 1);
    // Looked at just now: nothing by itself, a conditional request never for --force.
    CHECK(json::parse(sandbox.run({"watch", "run", "--pause", "0", "--format", "json"}).out).empty());
    CHECK(json::parse(sandbox.run({"watch", "run", "--due-only", "--format", "json"}).out).empty());
    CHECK(service.requests == 1);

    service.publish(sample::terms("at any time without notice"), "2");
    run = json::parse(sandbox.run({"watch", "run", "--force", "--pause", "0", "--format", "json"}).out);
    REQUIRE(run.size() == 1);
    CHECK(run[0]["changed"] == true);
    CHECK(run[0]["versions"] == 2);
    CHECK(run[0]["changed_30_days"] == 1);

    const auto digest = json::parse(sandbox.run({"digest", "--format", "json"}).out);
    CHECK(digest["changes_total"] == 1);
    CHECK(digest["items"][0]["documents"][0]["items"].size() >= 1);
    CHECK(sandbox.run({"digest", "--since", "2w"}).out.find("changed once in the last 30 days") !=
          std::string::npos);
    CHECK(sandbox.run({"digest", "--format", "markdown"}).out.starts_with("# What changed since"));
    CHECK(sandbox.run({"digest", "--since", "yesterday"}).status == 2);

    CHECK(sandbox.run({"watch", "list"}).out.find(service.url()) != std::string::npos);
    CHECK(json::parse(sandbox.run({"watch", "list", "--format", "json"}).out).size() == 1);
    CHECK(sandbox.run({"watch", "remove", service.url()}).status == 0);
    CHECK(sandbox.run({"watch", "remove", service.url()}).status != 0);
    CHECK(json::parse(sandbox.run({"watch", "list", "--format", "json"}).out).empty());
}

TEST_CASE(
    "watch: a private address without leave is not fetched, and several addresses come by standard input") {
    const program::Sandbox sandbox;
    CHECK(sandbox.run({"watch", "add", "-"}, "https://127.0.0.1:1/terms\nhttps://localhost:1/privacy\n")
              .status == 0);
    const auto run = json::parse(sandbox.run({"watch", "run", "--pause", "0", "--format", "json"}).out);
    REQUIRE(run.size() == 2);
    for (const auto& entry : run) {
        CHECK(entry["state"] == "not_allowed");
        CHECK(entry["message"].get<std::string>().find("no public address") != std::string::npos);
    }
}

TEST_CASE("settings: list, get, set") {
    const program::Sandbox sandbox;
    CHECK(sandbox.run({"settings", "get", "watch_interval_hours"}).out == "24\n");
    CHECK(sandbox.run({"settings", "set", "watch_interval_hours", "6"}).status == 0);
    CHECK(sandbox.run({"settings", "get", "watch_interval_hours"}).out == "6\n");
    CHECK(sandbox.run({"settings", "set", "notifications", "off"}).status == 0);
    const auto all = json::parse(sandbox.run({"settings", "list", "--format", "json"}).out);
    CHECK(all["notifications"] == false);
    CHECK(all["digest_day"] == "monday");
    CHECK(sandbox.run({"settings", "set", "notifications", "perhaps"}).status == 2);
    CHECK(sandbox.run({"settings", "set", "unheard_of", "1"}).status == 2);
    CHECK(sandbox.run({"settings", "get", "unheard_of"}).status == 2);
}
