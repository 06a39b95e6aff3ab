// Long work that a person started and can watch or stop: checking, exporting, importing. Each job has a
// thread of its own; jobs are bounded in number, and end with the process. Thread-safe.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "service/json.h"

namespace smallprint {

enum class JobState : std::uint8_t { running, done, failed, cancelled };

[[nodiscard]] const char* to_string(JobState state) noexcept;

struct JobStatus {
    std::string id;
    std::string kind;  ///< "verify", "export", "import".
    JobState state = JobState::running;
    std::string step;  ///< What it is at, one word, for example "reading".
    std::uint64_t done = 0;
    std::uint64_t total = 0;  ///< 0 while it is not known.
    TimeMs started = 0;
    std::string failure;  ///< One sentence; empty unless it failed.
    JsonOut result = nullptr;
    std::uint64_t file_bytes = 0;  ///< Of the file it left; 0 for none.
};

/// What a job's own thread sees.
class JobControl {
public:
    JobControl() = default;
    virtual ~JobControl() = default;
    JobControl(const JobControl&) = delete;
    JobControl& operator=(const JobControl&) = delete;
    JobControl(JobControl&&) = delete;
    JobControl& operator=(JobControl&&) = delete;
    /// Says how far it is; false once somebody wants it to stop.
    virtual bool progress(std::string_view step, std::uint64_t done, std::uint64_t total) = 0;
    /// A file without a name, for the result; made at the first call. Throws Error(unreadable_input).
    virtual std::FILE* file() = 0;
};

class Jobs {
public:
    static constexpr std::size_t most_running = 2;
    static constexpr std::size_t most_kept = 8;  ///< Ended ones; the oldest goes first, and its file with it.

    using Work = std::function<JsonOut(JobControl& job)>;

    explicit Jobs(const Clock& clock);
    /// Stops all and waits for them.
    ~Jobs();
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    /// Throws Error(usage) while too many are running. What `work` throws makes the job failed, or cancelled
    /// if it was to stop.
    JobStatus start(std::string kind, Work work);
    /// Newest first.
    [[nodiscard]] std::vector<JobStatus> list() const;
    /// Throws Error(not_found) for an unknown job.
    [[nodiscard]] JobStatus status(std::string_view id) const;
    /// Asks it to stop; one that has ended stays as it is. Throws as status.
    JobStatus cancel(std::string_view id);
    /// At most `most` bytes of the file of a job that is done, from `offset` on; empty at the end. Throws
    /// Error(not_found) where there is no such file.
    [[nodiscard]] std::string read(std::string_view id, std::uint64_t offset, std::size_t most) const;

private:
    struct Job;
    [[nodiscard]] std::shared_ptr<Job> find(std::string_view id) const;
    static void run(Job& job, const Work& work);

    const Clock& clock_;
    mutable std::mutex mutex_;
    std::deque<std::shared_ptr<Job>> jobs_;  ///< Newest first.
    std::uint64_t next_ = 1;
};

}  // namespace smallprint
