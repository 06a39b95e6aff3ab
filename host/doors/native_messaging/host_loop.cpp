#include "doors/native_messaging/host_loop.h"

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
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
        : services(given_services),
          writer(streams.out),
          give_up(std::move(give_up_function)),
          quick_session(given_services, Session::Access::read_only) {}

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
    LaneQueue network;
    Session quick_session;  ///< The quick lane's; before that has a thread, the reading thread's.
    std::mutex mutex;       ///< For what follows.
    std::condition_variable ended;
    int running = 0;  ///< Lanes that have a thread at work.
    std::thread quick_thread;
    std::thread worker_thread;
    std::thread network_thread;

    LaneQueue& queue_of(Lane lane) noexcept {
        return lane == Lane::quick ? quick : lane == Lane::network ? network : worker;
    }
    std::thread& thread_of(Lane lane) noexcept {
        return lane == Lane::quick ? quick_thread : lane == Lane::network ? network_thread : worker_thread;
    }
};

void run_lane(const std::shared_ptr<Loop>& loop, Lane lane);

// A lane gets its thread with its first task: a browser that only says hello, as it does whenever it wakes
// the extension, needs none at all.
void hand_over(const std::shared_ptr<Loop>& loop, Lane lane, LaneTask task) {
    {
        const std::scoped_lock lock(loop->mutex);
        auto& thread = loop->thread_of(lane);
        if (!thread.joinable()) {
            thread = std::thread(run_lane, loop, lane);
            ++loop->running;
        }
    }
    loop->queue_of(lane).push(std::move(task));
}

std::string internal_error() {
    return error_reply("", json_rpc_code(ErrorCode::internal), error_name(ErrorCode::internal),
                       "Smallprint met an error that it did not expect.");
}

void perform(const std::shared_ptr<Loop>& loop, Lane lane, Session& session, LaneTask task) {
    if (auto* text = std::get_if<std::string>(&task)) {
        auto parsed = parse_message(*text, Door::native_messaging);
        text->clear();
        text->shrink_to_fit();
        if (const auto* reply = std::get_if<RpcReply>(&parsed)) {
            loop->send(reply->text);
            return;
        }
        task = std::move(std::get<RpcCall>(parsed));
    }
    auto& call = std::get<RpcCall>(task);
    if (lane == Lane::quick && call.method->lane != Lane::quick) {
        const Lane right = call.method->lane;
        hand_over(loop, right, std::move(call));
        return;
    }
    loop->send(run_call(call, session));
}

void perform_safely(const std::shared_ptr<Loop>& loop, Lane lane, Session& session, LaneTask task) {
    try {
        perform(loop, lane, session, std::move(task));
    } catch (const std::exception&) {  // Memory ran out while a message was parsed.
        loop->send(internal_error());
    }
}

void run_lane(const std::shared_ptr<Loop>& loop, Lane lane) {
    std::optional<Session> own;
    Session& session =
        lane == Lane::quick ? loop->quick_session : own.emplace(loop->services, Session::Access::read_write);
    LaneQueue& queue = loop->queue_of(lane);
    while (auto task = queue.pop()) {
        perform_safely(loop, lane, session, std::move(*task));
    }
    if (lane == Lane::quick) {
        loop->worker.close();  // Only now can no call be handed over any more.
        loop->network.close();
    }
    session.reset();
    const std::scoped_lock lock(loop->mutex);
    --loop->running;
    loop->ended.notify_all();
}

FrameResult read_frames(const std::shared_ptr<Loop>& loop, int descriptor) {
    FrameReader reader(descriptor);
    for (bool first = true;; first = false) {
        std::string body;
        const FrameResult result = reader.read(body);
        if (result != FrameResult::frame) {
            return result;
        }
        const Lane lane = lane_of(body);
        if (first && lane == Lane::quick) {
            perform_safely(loop, lane, loop->quick_session, std::move(body));
        } else {
            hand_over(loop, lane, std::move(body));
        }
    }
}

}  // namespace

LoopEnd run_host_loop(const Services& services, const BrowserStreams& streams, HostLoopOptions options) {
    const auto loop = std::make_shared<Loop>(services, streams, std::move(options.give_up));
    const FrameResult result = read_frames(loop, streams.in);
    std::unique_lock lock(loop->mutex);
    if (loop->quick_thread.joinable()) {
        loop->quick.close();
    } else {
        loop->worker.close();
        loop->network.close();
    }
    const bool finished = loop->ended.wait_for(lock, options.grace, [&] { return loop->running == 0; });
    std::thread quick = std::move(loop->quick_thread);
    std::thread worker = std::move(loop->worker_thread);
    std::thread network = std::move(loop->network_thread);
    lock.unlock();
    for (std::thread* thread : {&quick, &worker, &network}) {
        if (thread->joinable()) {
            finished ? thread->join() : thread->detach();
        }
    }
    if (result != FrameResult::end) {
        return LoopEnd::broken_frame;
    }
    return finished ? LoopEnd::finished : LoopEnd::interrupted;
}

}  // namespace smallprint
