#include "service/message_outline.h"

#include <doctest/doctest.h>

#include <string>

#include "service/method_table.h"

namespace smallprint {

TEST_CASE("the outline finds the method without parsing") {
    CHECK(outline_message(R"({"jsonrpc":"2.0","id":1,"method":"host.hello","params":{}})").method ==
          "host.hello");
    CHECK(outline_message(R"({ "params" : {"method":"inner"} , "method" : "outer" })").method == "outer");
    CHECK(outline_message(R"({"a":"\"method\":\"x","method":"y"})").method == "y");
    CHECK(outline_message(R"({"x":"method","y":"z"})").method.empty());
    CHECK(outline_message(R"(["method","x"])").method.empty());
    CHECK(outline_message("").method.empty());
    CHECK(outline_message(R"({"method":"cut)").method == "cut");
    CHECK(outline_message(R"({"method":"ends in \)").method == "ends in \\");
}

TEST_CASE("the outline sees too deep a message wherever it is deep, but not brackets in strings") {
    const auto nested = [](int depth) { return std::string(static_cast<std::size_t>(depth), '['); };
    CHECK_FALSE(outline_message(nested(deepest_message)).too_deep);
    CHECK(outline_message(nested(deepest_message + 1)).too_deep);
    CHECK(outline_message(R"({"params":)" + nested(100'000)).too_deep);
    CHECK_FALSE(outline_message("{\"a\":\"" + nested(100'000) + "\"}").too_deep);
    CHECK_FALSE(outline_message(R"([[],[],[]])").too_deep);
}

TEST_CASE("a lane is chosen by the method, and what is unclear is the worker's") {
    CHECK(lane_of(R"({"method":"host.hello"})") == Lane::quick);
    CHECK(lane_of(R"({"method":"site.summary"})") == Lane::quick);
    CHECK(lane_of(R"({"method":"page.analyze"})") == Lane::worker);
    CHECK(lane_of(R"({"method":"host.hell\u006f"})") == Lane::worker);
    CHECK(lane_of("nonsense") == Lane::worker);
}

}  // namespace smallprint
