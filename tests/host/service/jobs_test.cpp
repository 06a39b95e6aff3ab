// Long work: watched, stopped, bounded, and never left behind.
#include "service/jobs.h"

#include <doctest/doctest.h>

#include <condition_variable>
#include <mutex>
#include <string>

#include "base/error.h"
#include "service/base64.h"
#include "service/sample_terms.h"

namespace smallprint::test {

namespace {

// A gate that a job waits at, so that a test decides when it goes on.
class Gate {
public:
    void open() {
        const std::scoped_lock lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return open_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
};

JobStatus ended(const Jobs& jobs, const std::string& id) {
    for (;;) {
        JobStatus status = jobs.status(id);
        if (status.state != JobState::running) {
            return status;
        }
        std::this_thread::yield();
    }
}

}  // namespace

TEST_CASE("a job says how far it is, leaves its result and its file") {
    HandClock clock;
    Jobs jobs(clock);
    Gate told;
    Gate go;
    const std::string id = jobs.start("export",
                                      [&](JobControl& job) {
                                          CHECK(job.progress("writing", 3, 7));
                                          told.open();
                                          go.wait();
                                          std::fputs("evidence", job.file());
                                          return JsonOut{{"files", 1}};
                                      })
                               .id;
    told.wait();
    const JobStatus half = jobs.status(id);
    CHECK(half.state == JobState::running);
    CHECK(half.step == "writing");
    CHECK(half.done == 3);
    CHECK(half.total == 7);
    CHECK_THROWS_AS((void)jobs.read(id, 0, 100), Error);  // not before it is whole
    go.open();
    const JobStatus whole = ended(jobs, id);
    CHECK(whole.state == JobState::done);
    CHECK(whole.result["files"] == 1);
    CHECK(whole.file_bytes == 8);
    CHECK(jobs.read(id, 0, 4) == "evid");
    CHECK(jobs.read(id, 4, 100) == "ence");
    CHECK(jobs.read(id, 8, 100).empty());
    CHECK(jobs.read(id, 999, 100).empty());
}

TEST_CASE("a job that is told to stop is cancelled, one that throws has failed with its sentence") {
    HandClock clock;
    Jobs jobs(clock);
    const std::string stopped = jobs.start("verify",
                                           [](JobControl& job) -> JsonOut {
                                               (void)job.file();
                                               while (job.progress("verifying", 1, 2)) {
                                                   std::this_thread::yield();
                                               }
                                               throw Error(ErrorCode::usage, "stopped");
                                           })
                                    .id;
    jobs.cancel(stopped);
    const JobStatus status = ended(jobs, stopped);
    CHECK(status.state == JobState::cancelled);
    CHECK(status.failure.empty());
    CHECK_THROWS_AS((void)jobs.read(stopped, 0, 10), Error);
    const std::string broken =
        jobs.start("import",
                   [](JobControl&) -> JsonOut {
                       throw Error(ErrorCode::unreadable_input, "This is no repository.");
                   })
            .id;
    CHECK(ended(jobs, broken).state == JobState::failed);
    CHECK(jobs.status(broken).failure == "This is no repository.");
    CHECK_THROWS_AS((void)jobs.status("99"), Error);
    CHECK_THROWS_AS((void)jobs.cancel("nonsense"), Error);
}

TEST_CASE("jobs are bounded: two at once, the oldest forgotten, all ended with the process") {
    HandClock clock;
    Gate go;
    {
        Jobs jobs(clock);
        const auto wait_for = [&go](JobControl&) -> JsonOut {
            go.wait();
            return nullptr;
        };
        jobs.start("verify", wait_for);
        jobs.start("verify", wait_for);
        CHECK_THROWS_AS((void)jobs.start("verify", wait_for), Error);
        go.open();
        for (int i = 0; i < 20; ++i) {
            while (jobs.list().front().state == JobState::running) {
                std::this_thread::yield();
            }
            jobs.start("verify", [](JobControl&) -> JsonOut { return nullptr; });
        }
        CHECK(jobs.list().size() <= Jobs::most_kept + Jobs::most_running);
        CHECK(jobs.list().front().id == "22");
        const std::string last = jobs.start("export",
                                            [](JobControl& job) -> JsonOut {
                                                while (job.progress("writing", 0, 0)) {
                                                    std::this_thread::yield();
                                                }
                                                return nullptr;
                                            })
                                     .id;
        CHECK(jobs.status(last).state == JobState::running);
    }  // returns, or the test hangs
}

TEST_CASE("bytes as base64") {
    CHECK(to_base64("") == "");
    CHECK(to_base64("f") == "Zg==");
    CHECK(to_base64("fo") == "Zm8=");
    CHECK(to_base64("foo") == "Zm9v");
    CHECK(to_base64(std::string("\x00\xFF\x10", 3)) == "AP8Q");
}

}  // namespace smallprint::test
