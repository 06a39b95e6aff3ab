#include <memory>
#include <string>

#include "service/method_table.h"
#include "service/report_json.h"
#include "service/services.h"
#include "support.h"
#include "targets.h"

namespace smallprint::fuzz {
namespace {

/// A host as a browser and a viewer meet it, without a browser to open anything in.
struct Host {
    explicit Host(const Folder& folder, const Clock& clock)
        : services([&] {
              ServiceOptions options;
              options.data_directory = folder.path();
              options.clock = &clock;
              return options;
          }()),
          worker(services, Session::Access::read_write),
          quick(services, Session::Access::read_only) {}

    Services services;
    Session worker;
    Session quick;
};

void answer(Host& host, std::string_view input, Door door) {
    auto parsed = parse_message(input, door);
    std::string reply;
    if (const auto* refused = std::get_if<RpcReply>(&parsed)) {
        reply = refused->text;
    } else {
        const auto& call = std::get<RpcCall>(parsed);
        reply = run_call(call, call.method->lane == Lane::quick ? host.quick : host.worker);
        require(reply.empty() == call.id.empty(), "a request gets a reply, a notification none");
    }
    require(reply.size() <= max_reply_bytes, "a reply is never longer than a browser takes");
    require(reply.empty() || JsonIn::accept(reply), "a reply is JSON");
}

}  // namespace

void dispatch(std::string_view input) {
    // A host lives for many messages; a new history now and then keeps a long run from growing.
    constexpr int messages_a_history = 4'000;
    static const FixedClock clock;
    static const Folder folder;
    static std::unique_ptr<Host> host;
    static int messages = 0;
    if (!host || ++messages % messages_a_history == 0) {
        host.reset();
        folder.empty();
        host = std::make_unique<Host>(folder, clock);
    }
    (void)lane_of(input);
    answer(*host, input, Door::native_messaging);
    answer(*host, input, Door::viewer);
}

}  // namespace smallprint::fuzz
