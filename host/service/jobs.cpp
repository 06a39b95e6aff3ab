#include "service/jobs.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "base/error.h"

namespace smallprint {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const noexcept { (void)std::fclose(file); }
};

}  // namespace

const char* to_string(JobState state) noexcept {
    switch (state) {
        case JobState::running:
            return "running";
        case JobState::done:
            return "done";
        case JobState::failed:
            return "failed";
        case JobState::cancelled:
            return "cancelled";
    }
    return "failed";
}

struct Jobs::Job final : JobControl {
    bool progress(std::string_view step, std::uint64_t done, std::uint64_t total) override {
        const std::scoped_lock lock(mutex);
        status.step = step;
        status.done = done;
        status.total = total;
        return !stop;
    }

    std::FILE* file() override {
        if (!kept) {
            kept.reset(std::tmpfile());
        }
        if (!kept) {
            throw Error(ErrorCode::unreadable_input,
                        "There is no room for a temporary file; free some and try again.");
        }
        return kept.get();
    }

    JobStatus look() {
        const std::scoped_lock lock(mutex);
        return status;
    }

    std::mutex mutex;
    JobStatus status;
    std::atomic<bool> stop = false;
    std::unique_ptr<std::FILE, CloseFile> kept;
    std::jthread thread;  // ends before what it uses
};

Jobs::Jobs(const Clock& clock) : clock_(clock) {}

Jobs::~Jobs() {
    for (const auto& job : jobs_) {
        job->stop = true;
    }
    for (const auto& job : jobs_) {
        if (job->thread.joinable()) {
            job->thread.join();
        }
    }
}

void Jobs::run(Job& job, const Work& work) {
    JsonOut result;
    std::string failure;
    try {
        result = work(job);
    } catch (const Error& error) {
        failure = error.what();
    } catch (const std::exception&) {
        failure = "Smallprint met an error that it did not expect.";
    }
    const std::scoped_lock lock(job.mutex);
    if (failure.empty()) {
        job.status.state = JobState::done;
        job.status.result = std::move(result);
        if (job.kept && std::fseek(job.kept.get(), 0, SEEK_END) == 0) {
            job.status.file_bytes = static_cast<std::uint64_t>(std::max(0L, std::ftell(job.kept.get())));
        }
        return;
    }
    job.kept.reset();
    job.status.state = job.stop ? JobState::cancelled : JobState::failed;
    job.status.failure = job.stop ? std::string() : std::move(failure);
}

JobStatus Jobs::start(std::string kind, Work work) {
    std::vector<std::shared_ptr<Job>> dropped;  // joined after the lock is gone
    const std::scoped_lock lock(mutex_);
    const auto is_running = [](const std::shared_ptr<Job>& job) {
        return job->look().state == JobState::running;
    };
    if (static_cast<std::size_t>(std::ranges::count_if(jobs_, is_running)) >= most_running) {
        throw Error(ErrorCode::usage, "Other long work is still going on; wait for it, or stop it first.");
    }
    while (jobs_.size() >= most_kept + most_running ||
           (jobs_.size() >= most_kept && !is_running(jobs_.back()))) {
        dropped.push_back(std::move(jobs_.back()));
        jobs_.pop_back();
    }
    auto job = std::make_shared<Job>();
    job->status.id = std::to_string(next_++);
    job->status.kind = std::move(kind);
    job->status.started = clock_.now();
    jobs_.push_front(job);
    JobStatus status = job->status;
    // Its own thread must never be the one that lets go of a job last: it could not wait for itself.
    job->thread = std::jthread([mine = job.get(), work = std::move(work)] { run(*mine, work); });
    return status;
}

std::vector<JobStatus> Jobs::list() const {
    const std::scoped_lock lock(mutex_);
    std::vector<JobStatus> all;
    all.reserve(jobs_.size());
    for (const auto& job : jobs_) {
        all.push_back(job->look());
    }
    return all;
}

std::shared_ptr<Jobs::Job> Jobs::find(std::string_view id) const {
    const std::scoped_lock lock(mutex_);
    const auto found =
        std::ranges::find_if(jobs_, [id](const std::shared_ptr<Job>& job) { return job->look().id == id; });
    if (found == jobs_.end()) {
        throw Error(ErrorCode::not_found, "There is no such job any more.");
    }
    return *found;
}

JobStatus Jobs::status(std::string_view id) const {
    return find(id)->look();
}

JobStatus Jobs::cancel(std::string_view id) {
    const auto job = find(id);
    if (job->look().state == JobState::running) {
        job->stop = true;
    }
    return job->look();
}

std::string Jobs::read(std::string_view id, std::uint64_t offset, std::size_t most) const {
    const auto job = find(id);
    const std::scoped_lock lock(job->mutex);
    if (job->status.state != JobState::done || !job->kept) {
        throw Error(ErrorCode::not_found, "This job has no file.");
    }
    const std::uint64_t left =
        offset < job->status.file_bytes ? job->status.file_bytes - offset : std::uint64_t{0};
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(left, most)), '\0');
    if (!bytes.empty() && (std::fseek(job->kept.get(), static_cast<long>(offset), SEEK_SET) != 0 ||
                           std::fread(bytes.data(), 1, bytes.size(), job->kept.get()) != bytes.size())) {
        throw Error(ErrorCode::unreadable_input, "The file cannot be read any more; export it again.");
    }
    return bytes;
}

}  // namespace smallprint
