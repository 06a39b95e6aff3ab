// `history verify`: every text rebuilt, every hash made again. Documents are shared out among the cores, each
// with a connection of its own; texts are hashed side by side (sha256_many), so that it runs at the speed of
// SHA-256 and not of the database.
#include "history/verify.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "history/connection.h"
#include "history/store_parts.h"
#include "history/verify_texts.h"
#include "history/versions.h"

namespace smallprint {

namespace {

using history::Connection;
using history::Query;

// For fewer versions a thread more costs more than it brings.
constexpr std::uint64_t versions_a_thread = 128;
constexpr std::size_t most_threads = 8;
constexpr std::chrono::milliseconds between_reports{50};

void verify_database(Connection& connection, VerifyReport& report) {
    Query check = connection.query("PRAGMA integrity_check(20)");
    while (check.step()) {
        const std::string line = check.text_at(0);
        if (line != "ok") {
            history::add_problem(report, {}, 0, "The database says: " + line + ".");
        }
    }
    Query keys = connection.query("PRAGMA foreign_key_check");
    if (keys.step()) {
        history::add_problem(report, {}, 0, "Rows of the table " + keys.text_at(0) + " belong to nothing.");
    }
}

// The parts in a fixed order; threads take the next that nobody has. Reports are put together in that order,
// so that the outcome does not depend on who was faster.
class SharedVerification {
public:
    SharedVerification(Connection& connection, const VerifyProgress& progress)
        : connection_(connection), progress_(progress) {
        Query rows = connection_.query("SELECT id FROM document ORDER BY id");
        while (rows.step()) {
            if (auto document = history::document_by_row(connection_, rows.integer_at(0))) {
                total_ += document->versions;
                documents_.push_back(std::move(*document));
            }
        }
        reports_.resize(parts_before_documents + documents_.size());
    }

    VerifyReport run() {
        const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
        const std::size_t threads =
            std::min({cores, most_threads, static_cast<std::size_t>(1 + total_ / versions_a_thread)});
        std::vector<std::jthread> workers;
        for (std::size_t i = 0; i < threads; ++i) {
            workers.emplace_back([this] { work(); });
        }
        report_progress(threads);
        workers.clear();
        if (stop_) {
            throw Error(ErrorCode::internal, "The check was stopped before it had seen everything.");
        }
        VerifyReport all;
        all.documents = documents_.size();
        for (VerifyReport& part : reports_) {
            all.versions += part.versions;
            all.bytes += part.bytes;
            for (VerifyProblem& problem : part.problems) {
                history::add_problem(all, std::move(problem.document), problem.version,
                                     std::move(problem.what));
            }
        }
        return all;
    }

private:
    static constexpr std::size_t parts_before_documents = 2;

    void work() {
        try {
            const SystemClock clock;
            Connection own(connection_.directory(), Store::Mode::read_only, clock);
            for (std::size_t part = 0; !stop_ && (part = next_++) < reports_.size();) {
                work_on(own, part);
            }
        } catch (const Error& error) {
            const std::scoped_lock lock(mutex_);
            history::add_problem(reports_.front(), {}, 0, error.what());
        }
        const std::scoped_lock lock(mutex_);
        ++finished_;
        changed_.notify_all();
    }

    void work_on(Connection& own, std::size_t part) {
        VerifyReport report;
        try {
            history::guarded([&] {
                const SQLite::Transaction snapshot(own.database());
                if (part == 0) {
                    verify_database(own, report);
                } else if (part == 1) {
                    history::verify_frames(own, report);
                } else {
                    // As it is now: another program may have written or forgotten something meanwhile.
                    const auto document =
                        history::document_by_row(own, documents_[part - parts_before_documents].row);
                    if (document) {
                        history::verify_document(own, *document, report, [this](std::uint64_t versions) {
                            done_ += versions;
                            return !stop_;
                        });
                    }
                }
            });
        } catch (const Error& error) {
            const bool of_document = part >= parts_before_documents;
            history::add_problem(report,
                                 of_document ? documents_[part - parts_before_documents].id : std::string(),
                                 0, error.what());
        }
        const std::scoped_lock lock(mutex_);
        auto& place = reports_[part];
        report.problems.insert(report.problems.begin(), place.problems.begin(), place.problems.end());
        place = std::move(report);
    }

    // On the calling thread, so that the caller need not care for others.
    void report_progress(std::size_t threads) {
        std::unique_lock lock(mutex_);
        while (finished_ < threads) {
            changed_.wait_for(lock, between_reports);
            if (progress_ && !stop_) {
                lock.unlock();
                const bool go_on = progress_(std::min<std::uint64_t>(done_, total_), total_);
                lock.lock();
                stop_ = stop_ || !go_on;
            }
        }
    }

    Connection& connection_;
    const VerifyProgress& progress_;
    std::vector<StoredDocument> documents_;
    std::uint64_t total_ = 0;
    std::vector<VerifyReport> reports_;  // by part
    std::atomic<std::size_t> next_{0};
    std::atomic<std::uint64_t> done_{0};
    std::atomic<bool> stop_{false};
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t finished_ = 0;
};

}  // namespace

VerifyReport verify_history(const Store& store, const VerifyProgress& progress) {
    VerifyReport report = history::guarded([&] {
        history::Connection& connection = StoreParts::connection(store);
        connection.refresh();
        return SharedVerification(connection, progress).run();
    });
    report.ledger = store.verify_ledger();
    if (report.ledger.first_broken) {
        report.problems.push_back({{},
                                   0,
                                   "The ledger's entry " + std::to_string(*report.ledger.first_broken) +
                                       " does not follow from what is stored and the entry before it."});
    }
    return report;
}

VerifyReport Store::verify() const {
    return verify_history(*this, {});
}

}  // namespace smallprint
