#include "doors/native_messaging/host_loop.h"

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <variant>

#include "base/error.h"
#include "doors/native_messaging/frames.h"
#include "doors/native_messaging/lane_queue.h"
#include "service/method_table.h"

namespace smallprint {
namespace {

// Shared by the threads and kept alive by each, because a lane may outlive the loop by the moment it takes
// the process to end.
struct Loop {
    Loop(const Services& given_services, const BrowserStreams& streams,
         std::function<void()> give_up_function)
        : services(given_services), writer(streams.out), give_up(std::move(give_up_function)) {}

    void send(const std::string& reply) {
        if (!reply.empty() && !writer.write(reply)) {
            give_up();
        }
    }

    const Services& services;
    FrameWriter writer;
    std::function<void()> give_up;
    LaneQueue quick;
    LaneQueue worker;
    std::mutex mutex;
    std::condition_variable ended;
    int running = 2;
};

std::string internal_error() {
    return error_reply("", json_rpc_code(ErrorCode::internal), error_name(ErrorCode::internal),
                       "Smallprint met an error that it did not expect.");
}

void perform(Loop& loop, Lane lane, Session& session, LaneTask task) {
    if (auto* text = std::get_if<std::string>(&task)) {
        auto parsed = parse_message(*text, Door::native_messaging);
        text->clear();
        text->shrink_to_fit();
        if (const auto* reply = std::get_if<RpcReply>(&parsed)) {
            loop.send(reply->text);
            return;
        }
        task = std::move(std::get<RpcCall>(parsed));
    }
    auto& call = std::get<RpcCall>(task);
    if (lane == Lane::quick && call.method->lane != Lane::quick) {
        loop.worker.push(std::move(call));
        return;
    }
    loop.send(run_call(call, session));
}

void run_lane(const std::shared_ptr<Loop>& loop, Lane lane) {
    Session session(loop->services,
                    lane == Lane::quick ? Session::Access::read_only : Session::Access::read_write);
    LaneQueue& queue = lane == Lane::quick ? loop->quick : loop->worker;
    while (auto task = queue.pop()) {
        try {
            perform(*loop, lane, session, std::move(*task));
        } catch (const std::exception&) {  // Memory ran out while a message was parsed.
            loop->send(internal_error());
        }
    }
    if (lane == Lane::quick) {
        loop->worker.close();  // Only now can no call be handed over any more.
    }
    session.reset();
    const std::scoped_lock lock(loop->mutex);
    --loop->running;
    loop->ended.notify_all();
}

FrameResult read_frames(Loop& loop, int descriptor) {
    FrameReader reader(descriptor);
    while (true) {
        std::string body;
        const FrameResult result = reader.read(body);
        if (result != FrameResult::frame) {
            return result;
        }
        LaneQueue& queue = lane_of(body) == Lane::quick ? loop.quick : loop.worker;
        queue.push(std::move(body));
    }
}

}  // namespace

LoopEnd run_host_loop(const Services& services, const BrowserStreams& streams, HostLoopOptions options) {
    const auto loop = std::make_shared<Loop>(services, streams, std::move(options.give_up));
    std::thread quick(run_lane, loop, Lane::quick);
    std::thread worker(run_lane, loop, Lane::worker);
    const FrameResult result = read_frames(*loop, streams.in);
    loop->quick.close();
    std::unique_lock lock(loop->mutex);
    const bool finished = loop->ended.wait_for(lock, options.grace, [&] { return loop->running == 0; });
    lock.unlock();
    if (finished) {
        quick.join();
        worker.join();
    } else {
        quick.detach();
        worker.detach();
    }
    if (result != FrameResult::end) {
        return LoopEnd::broken_frame;
    }
    return finished ? LoopEnd::finished : LoopEnd::interrupted;
}

}  // namespace smallprint
