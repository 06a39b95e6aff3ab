// Fetching what is watched, from servers of every kind. Names are those of a resolver of the test's own;
// connections to addresses of the world are led to a server on this machine behind the last check.
#include "doors/watcher/fetch_page.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <array>
#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "doors/test_net.h"
#include "doors/test_servers.h"
#include "doors/watcher/inflate.h"

namespace smallprint {
namespace {

using namespace std::chrono_literals;
using test_net::loopback;
using test_net::Net;
using test_net::private_address;
using test_net::world;
using test_servers::RawServer;
using test_servers::TlsServer;

std::string packed(const std::string& text) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // NOLINT: zlib's own way
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string from_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    }
    return bytes;
}

// 64 MiB of zeros, by brotli at its best: 53 bytes.
const std::string brotli_bomb = from_hex(
    "cfffff7ff82700e2b14020f7fe9ffffffff04f00c4610180eefd3fffffffe19f0088c32200ddfbfffcffffc73f0110870500baf7"
    "ff");

}  // namespace

TEST_CASE("a page comes over TLS, asked for honestly, in its language, without cookies") {
    TlsServer site("terms.example");
    httplib::Headers seen;
    site.server.Get("/terms", [&](const httplib::Request& request, httplib::Response& response) {
        seen = request.headers;
        response.set_header("Set-Cookie", "who=you");
        response.set_header("ETag", "\"v1\"");
        response.set_header("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT");
        response.set_header("Content-Language", "de");
        response.set_content("<p>Guten Tag</p>", "text/html; charset=\"UTF-8\"");
    });
    site.start();
    Net net(site.port, site.authority_file());
    FetchRequest request;
    request.language = "de";
    for (int time = 0; time < 2; ++time) {
        const FetchResult result = net.get("https://terms.example/terms#part", request);
        REQUIRE(result.outcome == FetchOutcome::page);
        CHECK(result.bytes == "<p>Guten Tag</p>");
        CHECK(result.content_type == "text/html");
        CHECK(result.charset == "utf-8");
        CHECK(result.language == "de");
        CHECK(result.etag == "\"v1\"");
        CHECK(result.last_modified == "Sun, 06 Nov 1994 08:49:37 GMT");
        CHECK(result.url == "https://terms.example/terms");
        CHECK(seen.find("Cookie") == seen.end());
        CHECK(seen.find("Referer") == seen.end());
        CHECK(seen.find("User-Agent")->second.starts_with("Smallprint/"));
        CHECK(seen.find("Accept-Language")->second == "de,*;q=0.1");
        CHECK(seen.find("Host")->second == "terms.example:" + std::to_string(site.port));
    }
    CHECK(net.asked.front().address == world);
}

TEST_CASE("redirects are followed five times, and what they say of the address is kept") {
    TlsServer site("terms.example");
    site.server.Get(R"(/hop/(\d)/(\d+))", [](const httplib::Request& request, httplib::Response& response) {
        const int left = std::stoi(request.matches[1]);
        response.status = left == 0 ? 200 : std::stoi(request.matches[2]);
        response.set_content("there", "text/html");
        if (left > 0) {
            response.set_header("Location",
                                "../" + std::to_string(left - 1) + "/" + request.matches[2].str());
        }
    });
    site.start();
    Net net(site.port, site.authority_file());
    // The server's own address stands in relative references only.
    const FetchResult permanent = net.get("https://terms.example/hop/5/301");
    REQUIRE(permanent.outcome == FetchOutcome::page);
    CHECK(permanent.permanent_url == "https://terms.example/hop/0/301");
    const FetchResult temporary = net.get("https://terms.example/hop/2/302");
    REQUIRE(temporary.outcome == FetchOutcome::page);
    CHECK(temporary.url == "https://terms.example/hop/0/302");
    CHECK(temporary.permanent_url == "https://terms.example/hop/2/302");
    const FetchResult endless = net.get("https://terms.example/hop/6/308");
    CHECK(endless.outcome == FetchOutcome::not_allowed);
    CHECK(endless.detail == "too many redirects");
}

TEST_CASE("a redirect never leads to plain http, to a private address or out of the web") {
    for (const std::string target :
         {"http://terms.example/", "https://inside.example/admin", "ftp://terms.example/",
          "https://user@terms.example/", "https://169.254.169.254/latest/meta-data"}) {
        CAPTURE(target);
        TlsServer site("terms.example");
        site.server.Get("/", [&](const httplib::Request&, httplib::Response& response) {
            response.status = 301;
            response.set_header("Location", target);
        });
        site.start();
        Net net(site.port, site.authority_file());
        net.names["inside.example"] = {private_address};
        net.names["169.254.169.254"] = {NetworkAddress{false, {169, 254, 169, 254}}};
        CHECK(net.get("https://terms.example/").outcome == FetchOutcome::not_allowed);
        CHECK(net.asked.size() == 1);
        // Leave for one's own network is for the host that was named, not for where it leads.
        net.names["terms.example"] = {loopback};
        FetchRequest local;
        local.local = true;
        CHECK(net.get("https://terms.example/", local).outcome == FetchOutcome::not_allowed);
        CHECK(net.asked.size() == 2);
    }
}

TEST_CASE("every address of a name is checked, and the connection goes to a checked one") {
    Net net(1);
    net.options.exchange = [&](const ExchangeRequest& request) {
        net.asked.push_back(request);
        return ExchangeAnswer{ExchangeFailure::none, 200, {{"content-type", "text/html"}}, "hello"};
    };
    net.names["terms.example"] = {world, private_address};
    CHECK(net.get("https://terms.example/").outcome == FetchOutcome::not_allowed);
    CHECK(net.asked.empty());

    // A name that changes its mind after it was asked (DNS rebinding).
    net.options.resolve = [&](const std::string&) {
        return ++net.resolved == 1 ? std::vector{world} : std::vector{loopback};
    };
    net.resolved = 0;
    CHECK(net.get("https://terms.example/").outcome == FetchOutcome::page);
    REQUIRE(net.asked.size() == 1);
    CHECK(net.asked.front().address == world);
    CHECK(net.resolved == 1);
    CHECK(net.get("https://terms.example/").outcome == FetchOutcome::not_allowed);
    FetchRequest local;
    local.local = true;
    CHECK(net.get("https://terms.example/", local).outcome == FetchOutcome::page);
    CHECK(net.get("http://terms.example/").outcome == FetchOutcome::not_allowed);
    CHECK(net.get("http://terms.example/", local).outcome == FetchOutcome::page);
    CHECK(net.get("https://nowhere@terms.example/").outcome == FetchOutcome::not_allowed);
}

TEST_CASE("bombs, endless bodies and endless headers stop at the limit") {
    // cpp-httplib's server would pack what it is given once more, so these are said by hand.
    const auto answers = [](std::string encoding, std::string body) {
        return [encoding = std::move(encoding), body = std::move(body)](int connection,
                                                                        const std::atomic<bool>&) {
            RawServer::say(connection, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " +
                                           std::to_string(body.size()) + "\r\n" + encoding + "\r\n" + body);
        };
    };
    FetchRequest local;
    local.local = true;
    const auto get = [&](const RawServer& server) {
        Net raw(server.port);
        raw.names["terms.example"] = {loopback};
        return raw.get("http://terms.example/", local);
    };
    const std::string zeros = packed(packed(std::string(std::size_t{64} << 20U, '\0')));
    CHECK(zeros.size() < 4'000);
    CHECK(get(RawServer(answers("Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n", zeros))).outcome ==
          FetchOutcome::too_large);
    CHECK(get(RawServer(answers("Content-Encoding: br\r\n", brotli_bomb))).outcome ==
          FetchOutcome::too_large);
    CHECK(get(RawServer(answers("Content-Encoding: zstd\r\n", "x"))).outcome == FetchOutcome::unreadable);
    CHECK(get(RawServer(answers("Content-Encoding: gzip\r\n", packed("hello, reader")))).bytes ==
          "hello, reader");
    CHECK(get(RawServer(answers("", std::string(8'388'609, 'x')))).outcome == FetchOutcome::too_large);
    CHECK(get(RawServer(answers("", std::string(8'388'608, 'x')))).outcome == FetchOutcome::page);

    RawServer chunks([](int connection, const std::atomic<bool>& over) {
        RawServer::say(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (!over && RawServer::say(connection, "10000\r\n" + std::string(65'536, 'x') + "\r\n")) {
        }
    });
    RawServer until_the_end([](int connection, const std::atomic<bool>& over) {
        RawServer::say(connection, "HTTP/1.1 200 OK\r\n\r\n");
        while (!over && RawServer::say(connection, std::string(65'536, 'x'))) {
        }
    });
    RawServer headers([](int connection, const std::atomic<bool>& over) {
        RawServer::say(connection, "HTTP/1.1 200 OK\r\n");
        while (!over && RawServer::say(connection, "X-More: " + std::string(4'000, 'a') + "\r\n")) {
        }
    });
    RawServer one_line([](int connection, const std::atomic<bool>& over) {
        RawServer::say(connection, "HTTP/1.1 200 OK\r\nX-Long: ");
        while (!over && RawServer::say(connection, std::string(65'536, 'a'))) {
        }
    });
    for (const RawServer* server : {&chunks, &until_the_end, &headers, &one_line}) {
        CHECK(get(*server).outcome == FetchOutcome::too_large);
    }
}

TEST_CASE("who drips is left") {
    const auto drip = [](const std::string& first) {
        return [first](int connection, const std::atomic<bool>& over) {
            RawServer::say(connection, first);
            while (!over && RawServer::say(connection, "a")) {
                std::this_thread::sleep_for(5ms);
            }
        };
    };
    RawServer body(drip("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"));
    RawServer header(drip("HTTP/1.1 200 OK\r\nX-Slow: "));
    RawServer silent([](int, const std::atomic<bool>& over) {
        while (!over) {
            std::this_thread::sleep_for(5ms);
        }
    });
    // The length of a TLS record that never ends: the handshake alone must not hang.
    RawServer handshake(drip(std::string("\x16\x03\x03\x3f\xff", 5)));
    FetchRequest local;
    local.local = true;
    for (const auto& [server, scheme] : {std::pair{&body, "http"},
                                         {&header, "http"},
                                         {&silent, "http"},
                                         {&silent, "https"},
                                         {&handshake, "https"}}) {
        Net net(server->port);
        net.names["terms.example"] = {loopback};
        net.options.longest = 300ms;
        const FetchResult result = net.get(std::string(scheme) + "://terms.example/", local);
        CHECK(result.outcome == FetchOutcome::unreachable);
        CHECK(result.detail == "it took too long");
    }
}

TEST_CASE("a server that cannot prove who it is, is not read") {
    TlsServer site("other.example");
    bool asked = false;
    site.server.Get("/", [&](const httplib::Request&, httplib::Response& response) {
        asked = true;
        response.set_content("hello", "text/html");
    });
    site.start();
    Net wrong_name(site.port, site.authority_file());
    CHECK(wrong_name.get("https://terms.example/").outcome == FetchOutcome::bad_certificate);
    Net unknown_authority(site.port);
    unknown_authority.names["other.example"] = {world};
    CHECK(unknown_authority.get("https://other.example/").outcome == FetchOutcome::bad_certificate);
    CHECK_FALSE(asked);
    Net right(site.port, site.authority_file());
    right.names["other.example"] = {world};
    CHECK(right.get("https://other.example/").outcome == FetchOutcome::page);
}

TEST_CASE("what has not changed is not sent again, and validators are no way to smuggle headers") {
    TlsServer site("terms.example");
    httplib::Headers seen;
    site.server.Get("/", [&](const httplib::Request& request, httplib::Response& response) {
        seen = request.headers;
        response.status = request.get_header_value("If-None-Match") == "\"v1\"" ? 304 : 200;
        response.set_content("hello", "text/html");
    });
    site.server.Get("/always",
                    [](const httplib::Request&, httplib::Response& response) { response.status = 304; });
    site.start();
    Net net(site.port, site.authority_file());
    FetchRequest request;
    request.etag = "\"v1\"";
    request.last_modified = "Sun, 06 Nov 1994 08:49:37 GMT";
    CHECK(net.get("https://terms.example/", request).outcome == FetchOutcome::not_modified);
    CHECK(seen.find("If-Modified-Since")->second == request.last_modified);
    request.etag = "\"v1\"\r\nX-Evil: 1";
    request.last_modified = std::string(300, 'a');
    CHECK(net.get("https://terms.example/", request).outcome == FetchOutcome::page);
    CHECK(seen.find("If-None-Match") == seen.end());
    CHECK(seen.find("If-Modified-Since") == seen.end());
    CHECK(seen.find("X-Evil") == seen.end());
    CHECK(net.get("https://terms.example/always").outcome == FetchOutcome::error_page);
}

TEST_CASE("each answer has its word, and Retry-After is heard") {
    Net net(1);
    ExchangeAnswer answer;
    net.options.exchange = [&](const ExchangeRequest&) { return answer; };
    struct Case {
        int status;
        FetchOutcome outcome;
    };
    for (const auto& [status, outcome] : {Case{401, FetchOutcome::refused},
                                          {403, FetchOutcome::refused},
                                          {404, FetchOutcome::gone},
                                          {410, FetchOutcome::gone},
                                          {418, FetchOutcome::error_page},
                                          {429, FetchOutcome::busy},
                                          {451, FetchOutcome::refused},
                                          {500, FetchOutcome::server_error},
                                          {503, FetchOutcome::busy}}) {
        const auto& shown = status;  // Clang 14 lets no lambda have a binding.
        CAPTURE(shown);
        answer = {ExchangeFailure::none, status, {{"retry-after", "120"}}, {}};
        const FetchResult result = net.get("https://terms.example/");
        CHECK(result.outcome == outcome);
        CHECK(result.retry_after == 120'000);
    }
    answer = {ExchangeFailure::none, 403, {{"cf-mitigated", "challenge"}}, {}};
    CHECK(net.get("https://terms.example/").outcome == FetchOutcome::challenge);
    answer = {ExchangeFailure::none, 200, {{"content-type", "application/pdf"}}, "%PDF"};
    CHECK(net.get("https://terms.example/").outcome == FetchOutcome::unreadable);
    answer = {ExchangeFailure::none, 302, {}, {}};
    CHECK(net.get("https://terms.example/").outcome == FetchOutcome::not_allowed);
    CHECK(net.get("https://unknown.example/").outcome == FetchOutcome::unreachable);

    constexpr TimeMs now = 784'111'000'000;  // 1994-11-06 08:36:40
    CHECK(read_retry_after("Sun, 06 Nov 1994 08:49:37 GMT", now) == 777'000);
    CHECK(read_retry_after("Sun, 06 Nov 1984 08:49:37 GMT", now) == 0);
    CHECK_FALSE(read_retry_after("soon", now).has_value());
    CHECK_FALSE(read_retry_after("-5", now).has_value());
}

TEST_CASE("what was packed in a known way is unpacked, and damage is noticed") {
    std::string text = from_hex("0b068068656c6c6f2c2072656164657203");
    CHECK(inflate("br", 1000, text) == InflateResult::done);
    CHECK(text == "hello, reader");
    text = packed("twice");
    text = packed(text);
    CHECK(inflate("gzip, gzip", 1000, text) == InflateResult::done);
    CHECK(text == "twice");
    text = packed("cut off in the middle").substr(0, 20);
    CHECK(inflate("gzip", 1000, text) == InflateResult::broken);
    text = "no gzip at all";
    CHECK(inflate("gzip", 1000, text) == InflateResult::broken);
    CHECK(inflate("br", 1000, text) == InflateResult::broken);
    CHECK(inflate("gzip, gzip, gzip, gzip", 1000, text) == InflateResult::unknown);
    text = std::string(1001, 'a');
    CHECK(inflate("", 1000, text) == InflateResult::too_large);
}

}  // namespace smallprint
