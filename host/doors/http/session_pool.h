// Sessions with the history for threads that come and go: each is used by one thread at a time and kept for
// the next.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "service/services.h"

namespace smallprint {

class SessionPool {
public:
    explicit SessionPool(const Services& services) : services_(services) {}

    /// Calls `use` with a session that no other thread has meanwhile.
    template <typename Use>
    auto with(const Use& use) {
        const Lease lease(*this);
        return use(*lease.session);
    }

private:
    struct Lease {
        explicit Lease(SessionPool& owner) : pool(owner), session(owner.take()) {}
        ~Lease() { pool.give_back(std::move(session)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        SessionPool& pool;
        std::unique_ptr<Session> session;
    };

    std::unique_ptr<Session> take() {
        const std::scoped_lock lock(mutex_);
        if (free_.empty()) {
            return std::make_unique<Session>(services_, Session::Access::read_write);
        }
        auto session = std::move(free_.back());
        free_.pop_back();
        return session;
    }

    void give_back(std::unique_ptr<Session> session) {
        const std::scoped_lock lock(mutex_);
        free_.push_back(std::move(session));
    }

    const Services& services_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Session>> free_;
};

}  // namespace smallprint
