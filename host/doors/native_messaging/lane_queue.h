// Messages that wait for one lane's thread. Thread-safe; bounded in bytes, so that a browser that sends
// faster than pages can be read waits instead of filling the memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

#include "service/method_table.h"

namespace smallprint {

/// A message as it came, or a call that another lane has parsed already.
using LaneTask = std::variant<std::string, RpcCall>;

class LaneQueue {
public:
    /// Waits while more than `most_bytes` of messages are queued.
    void push(LaneTask task);
    /// Waits for a task; nothing once the queue is closed and empty.
    [[nodiscard]] std::optional<LaneTask> pop();
    /// No more tasks will come; what is queued is still to be done.
    void close();

    static constexpr std::size_t most_bytes = 201'326'592;

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<LaneTask> tasks_;
    std::size_t bytes_ = 0;
    bool closed_ = false;
};

}  // namespace smallprint
