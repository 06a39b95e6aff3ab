// Runs tasks on several threads and takes their results in the tasks' order, a bounded number ahead.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace smallprint {

/// `work(i)` runs on one of `threads` threads for each i below `count`; `take(i, result)` on the calling
/// thread, in order. What either throws ends the whole and is thrown again here, once all threads have
/// stopped.
template <typename Result>
void run_in_order(std::size_t count, std::size_t threads, const std::function<Result(std::size_t)>& work,
                  const std::function<void(std::size_t, Result&&)>& take) {
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::size_t, std::variant<Result, std::exception_ptr>> ready;
    std::size_t next = 0;
    std::size_t taken = 0;
    bool stop = false;
    const std::size_t ahead = 2 * threads;
    const auto serve = [&] {
        for (;;) {
            std::size_t task = 0;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return stop || next >= count || next < taken + ahead; });
                if (stop || next >= count) {
                    return;
                }
                task = next++;
            }
            std::variant<Result, std::exception_ptr> outcome;
            try {
                outcome = work(task);
            } catch (...) {
                outcome = std::current_exception();
            }
            const std::scoped_lock lock(mutex);
            ready.emplace(task, std::move(outcome));
            changed.notify_all();
        }
    };
    std::vector<std::jthread> workers;
    const auto end_workers = [&] {
        {
            const std::scoped_lock lock(mutex);
            stop = true;
            changed.notify_all();
        }
        workers.clear();
    };
    try {
        for (std::size_t i = 0; i < std::min(threads, count); ++i) {
            workers.emplace_back(serve);
        }
        for (std::size_t task = 0; task < count; ++task) {
            std::variant<Result, std::exception_ptr> outcome;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return ready.contains(task); });
                outcome = std::move(ready.extract(task).mapped());
                taken = task + 1;
                changed.notify_all();
            }
            if (const auto* failure = std::get_if<std::exception_ptr>(&outcome)) {
                std::rethrow_exception(*failure);
            }
            take(task, std::move(std::get<Result>(outcome)));
        }
    } catch (...) {
        end_workers();
        throw;
    }
    end_workers();
}

}  // namespace smallprint
