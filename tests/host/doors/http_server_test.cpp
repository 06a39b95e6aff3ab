// The viewer's server under attack, over real sockets.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "doors/http/viewer_server.h"
#include "install/faked_home.h"
#include "loopback.h"
#include "service/jobs.h"

namespace sp = smallprint;
using loopback::body_of;
using loopback::status_of;
using nlohmann::json;

namespace {

constexpr const char* hello = R"({"jsonrpc":"2.0","id":1,"method":"host.hello","params":{"protocol":1}})";

sp::ServiceOptions in(const std::filesystem::path& directory) {
    return {.data_directory = directory,
            .clock = nullptr,
            .open_viewer = {},
            .open_shadow = false,
            .make_catalogue = {}};
}

/// Options of a server that ends when nobody has asked for a second.
sp::ViewerServerOptions impatient() {
    sp::ViewerServerOptions options;
    options.idle = std::chrono::seconds(1);
    return options;
}

class RunningServer {
public:
    RunningServer()
        : services_(in(home_.path() / "data")),
          server_(services_, {{"/index.html", {"text/html; charset=utf-8", "<p>viewer"}}}, options()),
          thread_([this] { server_.run(); }) {
        while (status_of(get("/")) == 0) {
            std::this_thread::yield();
        }
    }
    ~RunningServer() {
        server_.stop();
        thread_.join();
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return server_.port(); }
    [[nodiscard]] std::string get(std::string_view path, const std::string& headers = {}) const {
        return loopback::get(port(), path, headers);
    }
    [[nodiscard]] std::string post(std::string_view path, const std::string& body,
                                   const std::string& headers = {}) const {
        return loopback::post(port(), path, body, headers);
    }
    [[nodiscard]] std::string token() const {
        return json::parse(body_of(post("/token", "{}", "X-Smallprint-Key: the key\r\n")))["token"];
    }
    [[nodiscard]] std::string session() const {
        const auto answer = post("/session", json{{"token", token()}}.dump());
        return "X-Smallprint-Session: " + json::parse(body_of(answer))["session"].get<std::string>() + "\r\n";
    }
    [[nodiscard]] std::size_t log_lines() {
        const std::scoped_lock lock(mutex_);
        return log_.size();
    }
    [[nodiscard]] std::string last_log_line() {
        const std::scoped_lock lock(mutex_);
        return log_.empty() ? "" : log_.back();
    }

private:
    sp::ViewerServerOptions options() {
        sp::ViewerServerOptions options;
        options.control_key = "the key";
        options.patience = std::chrono::milliseconds(700);
        options.log = [this](std::string_view line) {
            const std::scoped_lock lock(mutex_);
            log_.emplace_back(line);
        };
        return options;
    }

    faked::Home home_;
    std::mutex mutex_;
    std::vector<std::string> log_;
    sp::Services services_;
    sp::ViewerServer server_;
    std::thread thread_;
};

}  // namespace

TEST_CASE("a person with the link gets a session, and the methods answer") {
    const RunningServer server;
    const auto page = server.get("/");
    CHECK(status_of(page) == 200);
    CHECK(body_of(page) == "<p>viewer");
    const auto session = server.session();
    const auto answer = server.post("/rpc", hello, session);
    CHECK(status_of(answer) == 200);
    CHECK(json::parse(body_of(answer))["result"]["protocol"] == 1);
    CHECK(status_of(server.post("/rpc", hello,
                                session + "Origin: http://127.0.0.1:" + std::to_string(server.port()) +
                                    "\r\nSec-Fetch-Site: same-origin\r\n")) == 200);
    CHECK(status_of(server.post("/rpc", R"({"jsonrpc":"2.0","method":"host.hello","params":{"protocol":1}})",
                                session)) == 204);
    const auto bad = server.post("/rpc", "not json", session);
    CHECK(json::parse(body_of(bad))["error"]["code"] == -32700);
}

TEST_CASE("every answer forbids framing, sniffing, referrers, caching and other origins") {
    const RunningServer server;
    for (const auto& answer : {server.get("/"), server.get("/nothing.js"), server.post("/rpc", hello)}) {
        CHECK(answer.find("Content-Security-Policy: default-src 'none'; script-src 'self'") !=
              std::string::npos);
        CHECK(answer.find("frame-ancestors 'none'") != std::string::npos);
        CHECK(answer.find("X-Content-Type-Options: nosniff") != std::string::npos);
        CHECK(answer.find("Referrer-Policy: no-referrer") != std::string::npos);
        CHECK(answer.find("Cache-Control: no-store") != std::string::npos);
        CHECK(answer.find("Access-Control-Allow-Origin") == std::string::npos);
        CHECK(answer.find("Set-Cookie") == std::string::npos);
    }
}

TEST_CASE("without a session, with a guessed or a used one, nothing is answered") {
    const RunningServer server;
    CHECK(status_of(server.post("/rpc", hello)) == 401);
    CHECK(status_of(server.post("/rpc", hello, "X-Smallprint-Session: " + std::string(64, 'a') + "\r\n")) ==
          401);
    CHECK(status_of(server.post("/rpc", hello, "X-Smallprint-Session: \r\n")) == 401);
    CHECK(status_of(server.post("/rpc", hello, server.session() + server.session())) == 401);
    CHECK(status_of(server.post("/rpc", hello, "Cookie: session=" + std::string(64, 'a') + "\r\n")) == 401);
    const auto token = server.token();
    CHECK(status_of(server.post("/rpc", hello, "X-Smallprint-Session: " + token + "\r\n")) == 401);
    CHECK(status_of(server.post("/session", json{{"token", token}}.dump())) == 200);
    CHECK(status_of(server.post("/session", json{{"token", token}}.dump())) == 403);
    CHECK(status_of(server.post("/session", json{{"token", std::string(64, '0')}}.dump())) == 403);
    for (const std::string body : {"", "{}", "[]", "{\"token\":7}", "nonsense"}) {
        CHECK(status_of(server.post("/session", body)) == 400);
    }
}

TEST_CASE("tokens are given to nobody without the key, and to no page") {
    const RunningServer server;
    CHECK(status_of(server.post("/token", "{}")) == 403);
    CHECK(status_of(server.post("/token", "{}", "X-Smallprint-Key: a key\r\n")) == 403);
    CHECK(status_of(server.post("/token", "{}",
                                "X-Smallprint-Key: the key\r\nSec-Fetch-Site: same-origin\r\n")) == 403);
    CHECK(status_of(server.post("/token", "{}", server.session())) == 403);
}

TEST_CASE("foreign hosts and sites are refused, and that is logged") {
    RunningServer server;
    const auto session = server.session();
    const auto before = server.log_lines();
    const std::string body = hello;
    const auto rebinding = loopback::talk(
        server.port(), "POST /rpc HTTP/1.1\r\nHost: evil.example:" + std::to_string(server.port()) +
                           "\r\nContent-Type: application/json\r\nContent-Length: " +
                           std::to_string(body.size()) + "\r\n" + session + "\r\n" + body);
    CHECK(status_of(rebinding) == 403);
    CHECK(status_of(loopback::talk(server.port(), "GET / HTTP/1.0\r\n\r\n")) == 403);
    CHECK(status_of(server.post("/rpc", hello, session + "Origin: https://evil.example\r\n")) == 403);
    CHECK(status_of(server.post("/rpc", hello, session + "Sec-Fetch-Site: cross-site\r\n")) == 403);
    CHECK(status_of(server.get("/", "Sec-Fetch-Site: same-site\r\n")) == 403);
    CHECK(server.log_lines() == before + 5);
    CHECK(server.last_log_line().find("refused 403 /") != std::string::npos);
}

TEST_CASE("each refusal is one line in the log") {
    RunningServer server;
    const auto session = server.session();
    const auto token = server.token();
    CHECK(status_of(server.post("/session", json{{"token", token}}.dump())) == 200);
    const auto is_logged = [&server](int status, const std::string& answer) {
        CAPTURE(status);
        CHECK(status_of(answer) == status);
        CHECK(server.last_log_line().find("refused " + std::to_string(status)) != std::string::npos);
    };
    const auto before = server.log_lines();
    is_logged(401, server.post("/rpc", hello));
    is_logged(401, server.post("/rpc", hello, "X-Smallprint-Session: " + std::string(64, 'a') + "\r\n"));
    is_logged(403, server.post("/session", json{{"token", token}}.dump()));                 // used
    is_logged(403, server.post("/session", json{{"token", std::string(64, '0')}}.dump()));  // guessed
    is_logged(403, server.post("/token", "{}"));
    is_logged(413, server.post("/rpc", std::string(10'000'000, ' '), session));
    is_logged(404, server.get("/../../etc/passwd.js"));
    is_logged(404, server.get("/nothing.js"));
    CHECK(server.log_lines() == before + 8);
}

TEST_CASE("what is not there, and methods that are not, are refused") {
    const RunningServer server;
    for (const std::string_view path :
         {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2fetc%2fpasswd", "//etc/passwd",
          "/index.html%00.js", "/rpc.json", "/a/b.js", "/.git/config"}) {
        CAPTURE(path);
        CHECK(status_of(server.get(path)) / 100 == 4);
    }
    CHECK(status_of(server.post("/elsewhere", "{}", server.session())) == 404);
    for (const std::string method : {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"}) {
        const auto answer = loopback::talk(server.port(), method + " /rpc HTTP/1.1\r\nHost: 127.0.0.1:" +
                                                              std::to_string(server.port()) + "\r\n\r\n");
        CHECK(status_of(answer) / 100 == 4);
        CHECK(answer.find("Access-Control") == std::string::npos);
    }
    CHECK(status_of(server.get("/" + std::string(10000, 'a'))) / 100 == 4);
    CHECK(status_of(server.get("/", "X: " + std::string(100000, 'a') + "\r\n")) / 100 == 4);
    CHECK(status_of(loopback::talk(server.port(), "nonsense\r\n\r\n")) / 100 == 4);
    CHECK(status_of(server.get("/")) == 200);
}

TEST_CASE("bodies: too large, chunked, packed, of another type") {
    const RunningServer server;
    const auto session = server.session();
    CHECK(status_of(server.post("/rpc", std::string(10'000'000, ' '), session)) == 413);
    CHECK(status_of(server.post("/session", std::string(2'000'000, ' '))) == 413);
    const auto head =
        "POST /rpc HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n" + session;
    const auto json_type = std::string{"Content-Type: application/json\r\n"};
    CHECK(status_of(loopback::talk(
              server.port(), head + json_type + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")) ==
          411);
    CHECK(status_of(loopback::talk(
              server.port(), head + json_type + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}")) ==
          415);
    CHECK(status_of(loopback::talk(server.port(),
                                   head + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}")) == 415);
    CHECK(status_of(loopback::talk(server.port(),
                                   head + json_type + "Content-Length: 99999999999\r\n\r\n{}")) == 413);
    CHECK(status_of(server.get("/")) == 200);
}

TEST_CASE("what follows a request on the same connection is never a request") {
    const RunningServer server;
    const auto session = server.session();
    const std::string inner = hello;
    const auto smuggled =
        "POST /rpc HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
        "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(inner.size()) + "\r\n" +
        session + "\r\n" + inner;
    // The server's library reads 4,096 bytes at a time and forgets what it has read beyond a request; what it
    // has not read yet is what could become the next one. So the head of the outer request fills exactly one
    // reading.
    auto head = "POST /elsewhere HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(smuggled.size()) +
                "\r\nX-Pad: ";
    head += std::string(4096 - head.size() - 4, 'a') + "\r\n\r\n";
    REQUIRE(head.size() == 4096);
    const auto answer = loopback::talk(server.port(), head + smuggled);
    CHECK(status_of(answer) == 404);
    CHECK(answer.find("\"result\"") == std::string::npos);
}

TEST_CASE(
    "both Content-Length and Transfer-Encoding, or two lengths, are refused and nothing is read as a "
    "request") {
    RunningServer server;
    const auto session = server.session();
    const auto head = "POST /rpc HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                      "\r\nContent-Type: application/json\r\n" + session;
    const std::string inner = "POST /rpc HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                              "\r\nContent-Type: application/json\r\nContent-Length: " +
                              std::to_string(std::string_view{hello}.size()) + "\r\n" + session + "\r\n" +
                              hello;
    const auto before = server.log_lines();
    for (const std::string framing :
         {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n",
          "Transfer-Encoding: identity\r\nContent-Length: 5\r\n", "Content-Length: +5\r\n",
          "Content-Length: 0x5\r\n", "Content-Length: -1\r\n"}) {
        CAPTURE(framing);
        const auto answer = loopback::talk(server.port(), head + framing + "\r\n0\r\n\r\n" + inner);
        CHECK(status_of(answer) / 100 == 4);
        CHECK(answer.find("\"result\"") == std::string::npos);
        // One answer a connection, whatever follows.
        CHECK(answer.find("HTTP/1.1", 8) == std::string::npos);
    }
    CHECK(server.log_lines() == before + 7);
}

TEST_CASE("a slow client is cut off with 408, and holds nobody else up") {
    RunningServer server;
    const loopback::Held slow(server.port(), "GET / HTTP/1.1\r\nHost: ");
    CHECK(status_of(server.get("/")) == 200);  // meanwhile
    CHECK(status_of(slow.answer()) == 408);
    CHECK(server.last_log_line().find("refused 408") != std::string::npos);
    // A body that never comes.
    const loopback::Held half(server.port(),
                              "POST /session HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                                  "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
    CHECK(status_of(half.answer()) == 408);
}

TEST_CASE("a header line without end is cut off at 64 kB, a long head as well") {
    RunningServer server;
    const auto start = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\nX: ";
    const auto answer = loopback::talk(server.port(), start + std::string(1'000'000, 'a'));
    CHECK(status_of(answer) / 100 == 4);
    CHECK(server.last_log_line().find("refused 431") != std::string::npos);
    CHECK(status_of(loopback::talk(server.port(), std::string(1'000'000, 'a'))) / 100 == 4);
    std::string many = start + "a\r\n";
    for (int i = 0; i < 5000; ++i) {
        many += "Y" + std::to_string(i) + ": aaaaaaaaaaaaaaaaaaaa\r\n";
    }
    CHECK(status_of(loopback::talk(server.port(), many + "\r\n")) / 100 == 4);
    CHECK(status_of(server.get("/")) == 200);
}

TEST_CASE("many idle connections keep nobody out") {
    RunningServer server;
    std::vector<loopback::Held> idle;
    idle.reserve(200);
    for (int i = 0; i < 200; ++i) {
        idle.emplace_back(server.port(), "");
    }
    CHECK(status_of(server.get("/")) == 200);
    CHECK(json::parse(body_of(server.post("/rpc", hello, server.session())))["result"]["protocol"] == 1);
}

TEST_CASE("what is injected into headers and paths comes out nowhere") {
    RunningServer server;
    const auto session = server.session();
    for (const std::string path :
         {"/%0d%0aX-Injected:%20yes", "/a%0aSet-Cookie:%20a=b", "/\x01\x02", "/<script>"}) {
        const auto answer = server.get(path);
        CHECK(status_of(answer) / 100 == 4);
        CHECK(answer.find("X-Injected") == std::string::npos);
        CHECK(answer.find("Set-Cookie") == std::string::npos);
        CHECK(server.last_log_line().find('\n') == std::string::npos);
    }
    const auto answer = server.post(
        "/rpc",
        R"({"jsonrpc":"2.0","id":"\r\nX-Injected: yes","method":"host.hello","params":{"protocol":1}})",
        session);
    CHECK(answer.substr(0, answer.find("\r\n\r\n")).find("X-Injected") == std::string::npos);
    // A failure inside says nothing of what failed (CVE-2026-28434).
    CHECK(server.get("/nothing").find("EXCEPTION") == std::string::npos);
}

TEST_CASE("GET never writes: the history is as it was after every path was asked for") {
    const RunningServer server;
    const auto session = server.session();
    for (const std::string_view path : {"/", "/rpc", "/session", "/token", "/changes", "/settings",
                                        "/rpc?method=history.forget&everything=true"}) {
        CHECK(server.get(path, session).find("\"result\"") == std::string::npos);
    }
    const auto changes =
        server.post("/rpc", R"({"jsonrpc":"2.0","id":1,"method":"history.size","params":{}})", session);
    CHECK(json::parse(body_of(changes))["result"]["documents"] == 0);
}

TEST_CASE("a session that closes its browser ends no other") {
    const RunningServer server;
    const auto first = server.session();
    const auto second = server.session();
    {
        const loopback::Held closed(server.port(),
                                    "POST /rpc HTTP/1.1\r\n");  // its browser is killed in the middle
    }
    CHECK(status_of(server.post("/rpc", hello, second)) == 200);
    CHECK(status_of(server.post("/rpc", hello, first)) == 200);
}

TEST_CASE("a port that is taken is said, with what to do") {
    const RunningServer server;
    const faked::Home home;
    const sp::Services services(in(home.path()));
    sp::ViewerServerOptions options;
    options.port = server.port();
    CHECK_THROWS_AS(sp::ViewerServer(services, {}, options), sp::Error);
}

TEST_CASE("the server ends by itself when nobody asks any more") {
    const faked::Home home;
    const sp::Services services(in(home.path()));
    sp::ViewerServer server(services, {}, impatient());
    server.run();  // Returns, or the test hangs.
    CHECK(true);
}

TEST_CASE("long work is finished before the server ends by itself") {
    const faked::Home home;
    const sp::Services services(in(home.path()));
    sp::ViewerServer server(services, {}, impatient());
    std::atomic<bool> done = false;
    services.jobs().start("import", [&done](sp::JobControl&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1'500));  // Longer than nobody asks.
        done = true;
        return sp::JsonOut::object();
    });
    server.run();
    CHECK(done);
}
