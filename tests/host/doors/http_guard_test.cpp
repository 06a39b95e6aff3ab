// Which requests the viewer's server answers at all; its secrets; its files.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "doors/http/request_guard.h"
#include "doors/http/secrets.h"
#include "doors/http/viewer_files.h"
#include "install/faked_home.h"

namespace sp = smallprint;

namespace {

constexpr std::uint16_t port = 4711;

sp::RequestHead get() {
    sp::RequestHead head;
    head.method = "GET";
    head.path = "/";
    head.host = {"127.0.0.1:4711"};
    return head;
}

sp::RequestHead post() {
    auto head = get();
    head.method = "POST";
    head.path = "/rpc";
    head.content_type = {"application/json"};
    head.content_length = {"2"};
    return head;
}

class FakeClock final : public sp::Clock {
public:
    [[nodiscard]] sp::TimeMs now() const override { return time; }
    sp::TimeMs time = 1'000'000;
};

}  // namespace

TEST_CASE("what a viewer's own page sends is answered") {
    CHECK(sp::judge(get(), port).status == 200);
    CHECK(sp::judge(post(), port).status == 200);
    auto from_page = post();
    from_page.origin = {"http://127.0.0.1:4711"};
    from_page.sec_fetch_site = {"same-origin"};
    from_page.content_type = {"application/json; charset=utf-8"};
    CHECK(sp::judge(from_page, port).status == 200);
    auto typed = get();
    typed.sec_fetch_site = {"none"};
    CHECK(sp::judge(typed, port).status == 200);
}

TEST_CASE("another name for this address is refused, however it is written") {
    for (const std::string_view host :
         {"evil.example:4711", "evil.example", "localhost:4711", "127.0.0.1", "127.0.0.1:4712",
          "127.0.0.1:47110", "127.0.0.1:4711.evil.example", "", "[::1]:4711", " 127.0.0.1:4711"}) {
        CAPTURE(host);
        auto head = get();
        head.host = {host};
        CHECK(sp::judge(head, port).status == 403);
    }
    auto none = get();
    none.host = {};
    CHECK(sp::judge(none, port).status == 403);
    auto two = get();
    two.host = {"127.0.0.1:4711", "127.0.0.1:4711"};
    CHECK(sp::judge(two, port).status == 403);
}

TEST_CASE("other origins and sites are refused") {
    for (const std::string_view origin : {"https://evil.example", "null", "http://127.0.0.1:8000",
                                          "http://localhost:4711", "https://127.0.0.1:4711", ""}) {
        auto head = post();
        head.origin = {origin};
        CHECK(sp::judge(head, port).status == 403);
    }
    for (const std::string_view site : {"cross-site", "same-site", "", "NONE"}) {
        auto head = get();
        head.sec_fetch_site = {site};
        CHECK(sp::judge(head, port).status == 403);
    }
}

TEST_CASE("bodies that cpp-httplib would read without a limit are refused") {
    auto head = post();
    head.content_length = {};
    CHECK(sp::judge(head, port).status == 411);
    head = post();
    head.has_transfer_encoding = true;
    CHECK(sp::judge(head, port).status == 411);
    head = post();
    head.content_length = {"2", "3"};
    CHECK(sp::judge(head, port).status == 411);
    for (const std::string_view length : {"-1", "2 ", "0x10", "", "99999999999999999999999"}) {
        head = post();
        head.content_length = {length};
        CHECK(sp::judge(head, port).status == 400);
    }
    head = post();
    head.content_length = {"1048577"};
    CHECK(sp::judge(head, port).status == 413);
    head = post();
    head.has_content_encoding = true;
    CHECK(sp::judge(head, port).status == 415);
    for (const std::string_view type :
         {"text/plain", "multipart/form-data; boundary=x", "application/jsonp", ""}) {
        head = post();
        head.content_type = {type};
        CHECK(sp::judge(head, port).status == 415);
    }
    auto with_body = get();
    with_body.content_length = {"0"};
    CHECK(sp::judge(with_body, port).status == 400);
    auto part = get();
    part.has_range = true;
    CHECK(sp::judge(part, port).status == 416);
    for (const std::string_view method : {"PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "get"}) {
        head = post();
        head.method = method;
        CHECK(sp::judge(head, port).status == 405);
    }
}

TEST_CASE("a token is good once, for a minute, and only itself") {
    FakeClock clock;
    sp::Secrets secrets(clock);
    const auto token = secrets.issue_token();
    CHECK(token.size() == 64);
    CHECK(secrets.issue_token() != token);
    CHECK(!secrets.exchange(std::string(64, '0')));
    CHECK(!secrets.exchange(""));
    const auto session = secrets.exchange(token);
    REQUIRE(session);
    CHECK(*session != token);
    CHECK(secrets.is_session(*session));
    CHECK(!secrets.exchange(token));
    CHECK(!secrets.is_session(token));
    CHECK(!secrets.is_session(""));

    const auto late = secrets.issue_token();
    clock.time += sp::Secrets::token_life + 1;
    CHECK(!secrets.exchange(late));
    const auto just = secrets.issue_token();
    clock.time += sp::Secrets::token_life;
    CHECK(secrets.exchange(just));
    const auto before_the_clock_was_set = secrets.issue_token();
    clock.time -= 10;
    CHECK(!secrets.exchange(before_the_clock_was_set));
}

TEST_CASE("tokens and sessions are bounded") {
    const FakeClock clock;
    sp::Secrets secrets(clock);
    const auto first = secrets.issue_token();
    for (std::size_t i = 0; i < sp::Secrets::most_tokens; ++i) {
        (void)secrets.issue_token();
    }
    CHECK(!secrets.exchange(first));
    const auto session = secrets.exchange(secrets.issue_token());
    REQUIRE(session);
    for (std::size_t i = 0; i < sp::Secrets::most_sessions; ++i) {
        CHECK(secrets.exchange(secrets.issue_token()));
    }
    CHECK(!secrets.is_session(*session));
}

TEST_CASE("files are served by exact name, and nothing else") {
    const faked::Home home;
    home.file("viewer/index.html", "<p>index");
    home.file("viewer/main.js", "1");
    home.file("viewer/assets/logo.svg", "<svg/>");
    home.file("viewer/secret.txt", "of no known kind");
    home.file("outside.js", "outside");
    std::filesystem::create_symlink(home.path() / "outside.js", home.path() / "viewer/link.js");
    const auto files = sp::load_viewer_files(home.path() / "viewer");
    CHECK(files.size() == 3);
    REQUIRE(sp::find_viewer_file(files, "/"));
    CHECK(sp::find_viewer_file(files, "/")->bytes == "<p>index");
    for (const std::string_view path :
         {"/SP-D-ABCDEFGHIJ", "/services", "/document/SP-D-ABCDEFGHIJ/compare/3/4", "/clause/data_sale"}) {
        CAPTURE(path);
        REQUIRE(sp::find_viewer_file(files, path));
        CHECK(sp::find_viewer_file(files, path)->bytes == "<p>index");
    }
    CHECK(sp::find_viewer_file(files, "/" + std::string(160, 'a')) == nullptr);
    CHECK(sp::find_viewer_file(files, "/main.js")->type.starts_with("text/javascript"));
    CHECK(sp::find_viewer_file(files, "/assets/logo.svg"));
    for (const std::string_view path : {"/../outside.js",
                                        "/link.js",
                                        "/secret.txt",
                                        "//main.js",
                                        "/assets/",
                                        "/assets/../main.js",
                                        "main.js",
                                        "",
                                        "/main.js/",
                                        "/%2e%2e/outside.js",
                                        "/a//b",
                                        "/a/",
                                        "/a/../b",
                                        "/MAIN.JS",
                                        "/index.html/x",
                                        "/a\\b",
                                        "/a b",
                                        "/document/x.js",
                                        "/assets/none.svg",
                                        "/a\n"}) {
        CAPTURE(path);
        CHECK(sp::find_viewer_file(files, path) == nullptr);
    }
    CHECK_THROWS_AS((void)sp::load_viewer_files(home.path() / "nowhere"), sp::Error);
}

TEST_CASE("the viewer's files are found beside the program") {
    const faked::Home home;
    home.file("build/viewer/index.html", "x");
    home.file("usr/share/smallprint/viewer/index.html", "x");
    CHECK(sp::find_viewer_directory(home.path() / "build/bin/smallprint") == home.path() / "build/viewer");
    CHECK(sp::find_viewer_directory(home.path() / "usr/bin/smallprint") ==
          home.path() / "usr/share/smallprint/viewer");
    CHECK(!sp::find_viewer_directory(home.path() / "elsewhere/bin/smallprint"));
}
