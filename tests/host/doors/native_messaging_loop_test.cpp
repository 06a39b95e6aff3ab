#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <future>
#include <map>
#include <string>
#include <vector>

#include "doors/native_messaging/frames.h"
#include "doors/native_messaging/host_loop.h"
#include "doors/pipe.h"
#include "service/json.h"
#include "service/sample_terms.h"

namespace smallprint {
namespace {

using test::Pipe;

std::string request(int id, const std::string& method, const JsonIn& params) {
    return JsonIn{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}.dump();
}

/// A host loop on a thread, with the browser's ends of the pipes here.
class Host {
public:
    explicit Host(const Services& services)
        : end_(std::async(std::launch::async, [this, &services] {
              HostLoopOptions options;
              options.grace = std::chrono::seconds(60);  // Tests never race with the clock.
              options.give_up = [this] { gave_up_ = true; };
              return run_host_loop(services, BrowserStreams{to_host_.read_end(), from_host_.write_end()},
                                   std::move(options));
          })) {}

    void ask(const std::string& message) { CHECK(writer_.write(message)); }
    void send_raw(const std::string& bytes) { to_host_.send(bytes); }

    JsonIn answer() {
        std::string body;
        REQUIRE(reader_.read(body) == FrameResult::frame);
        return JsonIn::parse(body);
    }

    LoopEnd finish() {
        to_host_.close_write();
        return end_.get();
    }
    void hang_up() { from_host_.close_read(); }
    [[nodiscard]] bool gave_up() const noexcept { return gave_up_; }

private:
    Pipe to_host_;
    Pipe from_host_;
    FrameWriter writer_{to_host_.write_end()};
    FrameReader reader_{from_host_.read_end()};
    std::atomic<bool> gave_up_ = false;
    std::future<LoopEnd> end_;
};

}  // namespace

TEST_CASE("every request is answered once, in whatever order, and the loop ends with the stream") {
    test::World world;
    Host host(world.services);
    std::map<int, int> answers;
    for (int id = 0; id < 30; ++id) {
        switch (id % 3) {
            case 0:
                host.ask(request(id, "host.hello", {{"protocol", 1}}));
                break;
            case 1:
                host.ask(request(id, "changes.list", JsonIn::object()));
                break;
            default:
                host.ask(request(id, "page.analyze",
                                 {{"url", "https://unheard-of-shop.com/terms"},
                                  {"html", test::terms_page(std::to_string(id))}}));
        }
    }
    for (int i = 0; i < 30; ++i) {
        const JsonIn reply = host.answer();
        CHECK(reply.contains("result"));
        ++answers[reply["id"].get<int>()];
    }
    CHECK(answers.size() == 30);
    CHECK(host.finish() == LoopEnd::finished);
}

TEST_CASE("what was asked before the stream ended is answered") {
    test::World world;
    Host host(world.services);
    host.ask(request(1, "page.analyze",
                     {{"url", "https://unheard-of-shop.com/terms"}, {"html", test::terms_page()}}));
    CHECK(host.finish() == LoopEnd::finished);
    CHECK(host.answer()["result"]["stored"] == true);
}

TEST_CASE("bad messages are answered and the host goes on") {
    test::World world;
    Host host(world.services);
    for (const char* message : {"", "{", "[]", "\xFF"}) {
        host.ask(message);
        CHECK(host.answer().contains("error"));
    }
    host.ask(request(7, "host.hello", {{"protocol", 1}}));
    CHECK(host.answer()["id"] == 7);
    CHECK(host.finish() == LoopEnd::finished);
}

TEST_CASE("a message that the quick lane was wrongly chosen for is still carried out by the worker") {
    test::World world;
    Host host(world.services);
    // JSON takes the last of two members; the outline, which does not unescape, sees only the first.
    host.ask(
        R"({"jsonrpc":"2.0","id":1,"method":"host.hello","m\u0065thod":"changes.mark_seen","params":{"ids":[]}})");
    CHECK(host.answer()["result"] == JsonIn{{"unseen", 0}});
    CHECK(host.finish() == LoopEnd::finished);
}

TEST_CASE("a cut frame ends the loop and says so") {
    test::World world;
    Host host(world.services);
    host.send_raw("\x05");
    CHECK(host.finish() == LoopEnd::broken_frame);
}

TEST_CASE("a browser that no longer reads is given up") {
    std::signal(SIGPIPE, SIG_IGN);
    test::World world;
    Host host(world.services);
    host.hang_up();
    host.ask(request(1, "host.hello", {{"protocol", 1}}));
    CHECK(host.finish() == LoopEnd::finished);
    CHECK(host.gave_up());
}

}  // namespace smallprint
