// `smallprint watch run`: fetches what is watched, several servers at a time and each at its own pace.
#include "doors/cli/watch_run.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/console.h"
#include "doors/cli/output.h"
#include "doors/cli/terminal.h"
#include "doors/watcher/fetch_page.h"
#include "service/retention.h"
#include "service/watch.h"
#include "service/watch_check.h"

namespace smallprint {
namespace {

constexpr TimeMs hour = TimeMs{60} * 60 * 1000;
constexpr TimeMs longest_wait = TimeMs{5} * 60 * 1000;  // For a server that asked to be left alone.
constexpr std::chrono::milliseconds tick{200};

struct RunOptions {
    std::string format = "text";
    std::size_t threads = 4;
    double pause_seconds = 4.0;
    bool due_only = false;
    bool force = false;
    bool quiet = false;
};

// Shared by the threads of one run.
class Run {
public:
    Run(const CommandLine& line, const RunOptions& options)
        : options_(options), services_(service_options(line)), terminal_(is_terminal(StandardStream::error)) {
        const TimeMs now = services_.clock().now();
        check_.claim.due_before = options.due_only ? now : std::numeric_limits<TimeMs>::max();
        // By hand, everything that was not looked at just now; by a timer, what is due; by force, everything.
        check_.claim.not_checked_since = options.due_only || options.force ? now : now - hour;
        check_.unconditional = options.force;
        check_.host_pause = static_cast<TimeMs>(options.pause_seconds * 1000.0);
        Session session(services_, Session::Access::read_write);
        const WatchCounts counts = WatchList(session.writing()).counts();
        total_ = options.due_only ? counts.due : counts.total;
    }

    std::vector<Checked> work() {
        const std::size_t count = std::min<std::size_t>(options_.threads, std::max<std::uint64_t>(total_, 1));
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < count; ++i) {
            threads.emplace_back([this] { one_thread(); });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        if (shown_ && terminal_) {
            std::fputs("\r\x1b[K", stderr);
        }
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        return std::move(checked_);
    }

    /// A fitting moment: nobody waits.
    void tidy() const {
        Session session(services_, Session::Access::read_write);
        tidy_up(session);
    }

    [[nodiscard]] const Services& services() const noexcept { return services_; }

private:
    static ServiceOptions service_options(const CommandLine& line) {
        ServiceOptions options;
        options.data_directory = line.data_directory();
        options.fetch_page = make_fetch_page();
        return options;
    }

    void one_thread() {
        try {
            Session session(services_, Session::Access::read_write);
            while (!stopped()) {
                if (auto checked = check_watch(session, check_)) {
                    note(std::move(*checked));
                } else if (!wait_for_more(session)) {
                    return;
                }
            }
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            failure_ = failure_ ? failure_ : std::current_exception();
        }
    }

    bool stopped() {
        const std::scoped_lock lock(mutex_);
        return failure_ != nullptr;
    }

    // Servers in their pause, or at work for another thread.
    bool wait_for_more(Session& session) {
        const auto next = WatchList(session.writing()).next_free(check_.claim);
        const TimeMs now = services_.clock().now();
        if (!next || *next > now + longest_wait) {
            return false;
        }
        const auto left = std::chrono::milliseconds(std::max<TimeMs>(*next - now, 10));
        std::this_thread::sleep_for(std::min<std::chrono::milliseconds>(left, tick));
        return true;
    }

    void note(Checked checked) {
        const std::scoped_lock lock(mutex_);
        checked_.push_back(std::move(checked));
        if (options_.quiet || !terminal_) {
            return;
        }
        shown_ = true;
        const std::string words = "Looked at " + std::to_string(checked_.size()) + " of " +
                                  std::to_string(total_) + "  " + harmless(checked_.back().entry.url);
        std::fprintf(stderr, "\r\x1b[K%.100s", words.c_str());
        std::fflush(stderr);
    }

    RunOptions options_;
    const Services services_;
    WatchCheck check_;
    std::uint64_t total_ = 0;
    bool terminal_;
    std::mutex mutex_;  // For what follows.
    std::vector<Checked> checked_;
    std::exception_ptr failure_;
    bool shown_ = false;
};

void print_json(const Run& run, const std::vector<Checked>& all) {
    Session session(run.services(), Session::Access::read_only);
    JsonOut list = JsonOut::array();
    for (const Checked& checked : all) {
        JsonOut entry = watch_json(session.reading(), checked.entry, run.services().clock().now());
        entry["changed"] = checked.changed;
        entry["moved"] = checked.moved;
        list.push_back(std::move(entry));
    }
    print(json_text(list) + "\n");
}

void print_text(const std::vector<Checked>& all) {
    Page page(style_of_stdout());
    std::size_t changed = 0;
    std::size_t troubled = 0;
    for (const Checked& checked : all) {
        changed += checked.changed ? 1U : 0U;
        troubled += checked.entry.state == "ok" ? 0U : 1U;
        if (checked.changed) {
            page.paragraph(checked.entry.url, 0, "Changed: ", Tone::strong);
        }
        if (checked.moved) {
            page.paragraph(checked.entry.moved_from + " moved to " + checked.entry.url + ".");
        }
        if (const std::string message = watch_message(checked.entry); !message.empty()) {
            page.paragraph(checked.entry.url, 0, {}, Tone::faint);
            page.paragraph(message, 4);
        }
    }
    page.paragraph(all.empty() ? "Nothing was due."
                               : "Looked at " + std::to_string(all.size()) +
                                     (all.size() == 1 ? " page: " : " pages: ") + std::to_string(changed) +
                                     " changed, " + std::to_string(troubled) + " could not be read.");
    print(page.text());
}

}  // namespace

void add_watch_run(CLI::App& watch, CommandLine& line) {
    auto* part = watch.add_subcommand("run", "Look at what is watched; what changed is in the history then");
    const auto options = std::make_shared<RunOptions>();
    part->add_flag("--due-only", options->due_only, "Only what is due; for timers");
    part->add_flag("--force", options->force,
                   "Everything, even if it was looked at just now or did not change");
    part->add_option("--threads", options->threads, "How many servers at a time (4)")
        ->type_name("N")
        ->check(CLI::Range(1, 16));
    part->add_option("--pause", options->pause_seconds,
                     "Seconds between two requests to one server, at least (4)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 3600.0));
    part->add_option("--format", options->format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    part->add_flag("--quiet", options->quiet, "No progress on standard error");
    part->callback([options, &line] {
        Run run(line, *options);
        const auto checked = run.work();
        run.tidy();
        options->format == "json" ? print_json(run, checked) : print_text(checked);
    });
}

}  // namespace smallprint
