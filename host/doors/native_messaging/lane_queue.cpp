#include "doors/native_messaging/lane_queue.h"

#include <utility>

namespace smallprint {
namespace {

// A parsed call was paid for as text by the lane that parsed it.
std::size_t size_of(const LaneTask& task) noexcept {
    const auto* text = std::get_if<std::string>(&task);
    return text == nullptr ? 0 : text->size();
}

}  // namespace

void LaneQueue::push(LaneTask task) {
    std::unique_lock lock(mutex_);
    const std::size_t size = size_of(task);
    changed_.wait(lock, [&] { return bytes_ <= most_bytes; });
    bytes_ += size;
    tasks_.push_back(std::move(task));
    changed_.notify_all();
}

std::optional<LaneTask> LaneQueue::pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !tasks_.empty(); });
    if (tasks_.empty()) {
        return std::nullopt;
    }
    LaneTask task = std::move(tasks_.front());
    tasks_.pop_front();
    bytes_ -= size_of(task);
    changed_.notify_all();
    return task;
}

void LaneQueue::close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    changed_.notify_all();
}

}  // namespace smallprint
