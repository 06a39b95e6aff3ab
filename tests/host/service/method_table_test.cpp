#include "service/method_table.h"

#include <doctest/doctest.h>

#include <string>

#include "service/report_json.h"
#include "service/sample_terms.h"

namespace smallprint {
namespace {

using test::World;

JsonIn ask(World& world, std::string_view message, Door door = Door::native_messaging) {
    const std::string reply = dispatch(message, door, world.session);
    return reply.empty() ? JsonIn() : JsonIn::parse(reply);
}

int error_code(const JsonIn& reply) {
    return reply.contains("error") ? reply["error"]["code"].get<int>() : 0;
}

std::string request(const JsonIn& id, std::string_view method, const JsonIn& params) {
    return JsonIn{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}.dump();
}

}  // namespace

TEST_CASE("what is not JSON in UTF-8 is a parse error with id null") {
    World world;
    for (const std::string& message :
         {std::string(), std::string("{"), std::string("nonsense"), std::string("{\"id\":1,}"),
          std::string("\0\0", 2), std::string("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xFF\"}"),
          std::string("\"\\ud800\""), std::string("[1e999999]"), std::string(100'000, '['),
          "{\"id\":1,\"params\":" + std::string(100'000, '[')}) {
        CAPTURE(message.substr(0, 40));
        const JsonIn reply = ask(world, message);
        CHECK(error_code(reply) == -32700);
        CHECK(reply["id"].is_null());
        CHECK(reply["error"]["data"]["code"] == "parse_error");
    }
}

TEST_CASE("JSON that is no request is an invalid request") {
    World world;
    for (const char* message :
         {"[]", "[{\"jsonrpc\":\"2.0\",\"method\":\"host.hello\"}]", "1", "null", "\"x\"", "{}",
          R"({"jsonrpc":"1.0","id":1,"method":"host.hello"})", R"({"id":1,"method":"host.hello"})",
          R"({"jsonrpc":"2.0","id":1})", R"({"jsonrpc":"2.0","id":1,"method":7})",
          R"({"jsonrpc":"2.0","id":[1],"method":"host.hello"})",
          R"({"jsonrpc":"2.0","id":true,"method":"host.hello"})"}) {
        CAPTURE(message);
        CHECK(error_code(ask(world, message)) == -32600);
    }
    CHECK(ask(world, R"({"jsonrpc":"2.0","id":"kept","method":7})")["id"] == "kept");
    CHECK(ask(world, R"({"jsonrpc":"2.0","id":{},"method":7})")["id"].is_null());
    const std::string long_id(5'000, 'i');
    CHECK(error_code(ask(world, request(long_id, "host.hello", {{"protocol", 1}}))) == -32600);
}

TEST_CASE("ids come back as they were, type included") {
    World world;
    for (const char* id :
         {"1", "0", "-5", "\"1\"", "\"\"", "1.5", "null", "9007199254740993", "\"\\u00e9\\n\""}) {
        CAPTURE(id);
        const std::string message = std::string(R"({"jsonrpc":"2.0","id":)") + id +
                                    R"(,"method":"host.hello","params":{"protocol":1}})";
        const JsonIn reply = ask(world, message);
        CHECK(reply["id"] == JsonIn::parse(id));
        CHECK(reply["id"].type() == JsonIn::parse(id).type());
        CHECK(reply.contains("result"));
    }
}

TEST_CASE("a message without id gets no reply, whatever is wrong with it") {
    World world;
    for (const char* message :
         {R"({"jsonrpc":"2.0","method":"host.hello","params":{"protocol":1}})",
          R"({"jsonrpc":"2.0","method":"host.hello"})", R"({"jsonrpc":"2.0","method":"no.such"})",
          R"({"jsonrpc":"2.0","method":"host.hello","params":[1]})"}) {
        CAPTURE(message);
        CHECK(dispatch(message, Door::native_messaging, world.session).empty());
    }
}

TEST_CASE("unknown methods and wrong parameters have their codes") {
    World world;
    CHECK(error_code(ask(world, request(1, "no.such.method", JsonIn::object()))) == -32601);
    CHECK(error_code(ask(world, request(1, "", JsonIn::object()))) == -32601);
    for (const JsonIn& params :
         {JsonIn::array(), JsonIn("x"), JsonIn(nullptr), JsonIn(1), JsonIn::object(),
          JsonIn{{"protocol", "1"}}, JsonIn{{"protocol", 1.5}}, JsonIn{{"protocol", 0}},
          JsonIn{{"protocol", -1}}, JsonIn{{"protocol", nullptr}}, JsonIn{{"protocol", 1e300}},
          JsonIn{{"protocol", 18446744073709551615U}}}) {
        CAPTURE(params.dump());
        CHECK(error_code(ask(world, request(1, "host.hello", params))) == -32602);
    }
    CHECK(error_code(ask(world, R"({"jsonrpc":"2.0","id":1,"method":"host.hello"})")) == -32602);
    const JsonIn page{{"url", "https://example.com/"}, {"html", "x"}};
    const auto with = [&](const char* name, const JsonIn& value) {
        JsonIn params = page;
        params[name] = value;
        return error_code(ask(world, request(1, "page.analyze", params)));
    };
    CHECK(with("url", 1) == -32602);
    CHECK(with("url", "") == -32602);
    CHECK(with("url", "javascript:alert(1)") == -32602);
    CHECK(with("html", JsonIn::array()) == -32602);
    CHECK(with("record", "yes") == -32602);
    CHECK(with("title", 1) == -32602);
    CHECK(with("a_parameter_of_a_newer_extension", 1) == 0);
    CHECK(error_code(ask(world, request(1, "changes.list", {{"limit", 0}}))) == -32602);
    CHECK(error_code(ask(world, request(1, "changes.list", {{"limit", 501}}))) == -32602);
    CHECK(error_code(ask(world, request(1, "changes.list", {{"cursor", "12x"}}))) == -32602);
    CHECK(error_code(ask(world, request(1, "changes.mark_seen", JsonIn::object()))) == -32602);
    CHECK(error_code(ask(world, request(1, "changes.mark_seen",
                                        {{"ids", {1}}, {"document", "SP-D-AAAAAAAAAA"}}))) == -32602);
    CHECK(error_code(ask(world, request(1, "changes.mark_seen", {{"document", "SP-D-AAAAAAAAAA"}}))) ==
          -32003);
    CHECK(error_code(ask(world, request(1, "viewer.open", {{"at", "../../etc"}}))) == -32602);
}

TEST_CASE("another protocol is a mismatch that names both sides") {
    World world;
    const JsonIn reply = ask(world, request(1, "host.hello", {{"protocol", 2}}));
    CHECK(error_code(reply) == -32007);
    CHECK(reply["error"]["data"] ==
          JsonIn{{"code", "protocol_mismatch"}, {"extension_protocol", 2}, {"host_protocol", 1}});
}

TEST_CASE("a method is refused through a door it is not for") {
    World world;
    const JsonIn page{{"url", "https://example.com/"}, {"html", "x"}};
    CHECK(error_code(ask(world, request(1, "page.analyze", page), Door::viewer)) == -32009);
    CHECK(error_code(ask(world, request(1, "page.analyze", page))) == 0);
    CHECK(error_code(ask(world, request(1, "changes.list", JsonIn::object()), Door::viewer)) == 0);
}

TEST_CASE("a session that only reads serves the quick methods and leaves no trace on the disk") {
    World world;
    Session quick(world.services, Session::Access::read_only);
    const auto reply =
        JsonIn::parse(dispatch(request(1, "host.hello", {{"protocol", 1}}), Door::native_messaging, quick));
    CHECK(reply["result"]["store"]["state"] == "ready");
    const auto summary = JsonIn::parse(dispatch(
        request(2, "site.summary", {{"url", "https://example.com/terms"}}), Door::native_messaging, quick));
    CHECK(summary["result"]["documents"].empty());
    CHECK_FALSE(std::filesystem::exists(world.services.options().data_directory));
}

TEST_CASE("a history that cannot be opened is said, and does not keep the host from answering") {
    test::TemporaryDirectory directory;
    Services services(ServiceOptions{.data_directory = {},
                                     .clock = nullptr,
                                     .open_viewer = {},
                                     .open_shadow = true,
                                     .make_catalogue = {}});
    Session session(services, Session::Access::read_write);
    const auto hello =
        JsonIn::parse(dispatch(request(1, "host.hello", {{"protocol", 1}}), Door::native_messaging, session));
    CHECK(hello["result"]["store"]["state"] == "unavailable");
    CHECK(hello["result"]["store"]["message"].is_string());
    CHECK(hello["result"]["open_shadow"] == true);
    const auto list = JsonIn::parse(
        dispatch(request(1, "changes.list", JsonIn::object()), Door::native_messaging, session));
    CHECK(list["error"]["code"] == -32004);
}

TEST_CASE("viewer.open gives what the door's function gives, and says so when there is none") {
    test::TemporaryDirectory directory;
    std::string asked;
    Services services(ServiceOptions{.data_directory = directory.path(),
                                     .clock = nullptr,
                                     .open_viewer =
                                         [&](const std::filesystem::path&, std::string_view at) {
                                             asked = at;
                                             return std::string("http://127.0.0.1:1/#token=t");
                                         },
                                     .open_shadow = false,
                                     .make_catalogue = {}});
    Session session(services, Session::Access::read_write);
    const auto reply = JsonIn::parse(
        dispatch(request(1, "viewer.open", {{"at", "SP-D-ABCDEFGH23"}}), Door::native_messaging, session));
    CHECK(reply["result"]["url"] == "http://127.0.0.1:1/#token=t");
    CHECK(asked == "SP-D-ABCDEFGH23");
    World world;
    CHECK(error_code(ask(world, request(1, "viewer.open", JsonIn::object()))) == -32009);
}

}  // namespace smallprint
