#include "doors/cli/ordered_lines.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/error.h"
#include "doors/cli/output.h"

namespace smallprint {
namespace {

constexpr std::size_t lines_per_thread = 8;
constexpr std::size_t most_bytes = longest_line;

// Lines wait for a worker, answers wait for their turn; `under_way_` counts a line from its reading to the
// printing of its answer, so that one slow line holds the readers back instead of letting answers pile up.
class Pipeline {
public:
    explicit Pipeline(std::size_t threads) : most_lines_(threads * lines_per_thread) {}

    void put(InputLine line) {
        const auto bytes = line.text.size();
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] {
            return failure_ || under_way_ == 0 || (under_way_ < most_lines_ && bytes_ + bytes <= most_bytes);
        });
        ++under_way_;
        bytes_ += bytes;
        waiting_.push_back(std::move(line));
        work_.notify_one();
    }

    std::optional<InputLine> take() {
        std::unique_lock lock(mutex_);
        work_.wait(lock, [&] { return failure_ || !waiting_.empty() || ended_; });
        if (failure_ || waiting_.empty()) {
            return std::nullopt;
        }
        auto line = std::move(waiting_.front());
        waiting_.pop_front();
        return line;
    }

    // Whoever brings the answer that is due prints it and those behind it.
    void answer(const InputLine& line, std::string text) {
        const std::scoped_lock lock(mutex_);
        answers_.emplace(line.number, std::move(text));
        bytes_ -= line.text.size();
        for (auto due = answers_.find(next_); due != answers_.end(); due = answers_.find(++next_)) {
            print(due->second + "\n");
            answers_.erase(due);
            --under_way_;
        }
        room_.notify_all();
    }

    void fail(std::exception_ptr failure) {
        const std::scoped_lock lock(mutex_);
        failure_ = failure_ ? failure_ : std::move(failure);
        work_.notify_all();
        room_.notify_all();
    }

    [[nodiscard]] bool failed() {
        const std::scoped_lock lock(mutex_);
        return failure_ != nullptr;
    }

    void end() {
        const std::scoped_lock lock(mutex_);
        ended_ = true;
        work_.notify_all();
    }

    void rethrow() const {
        if (failure_) {
            std::rethrow_exception(failure_);
        }
    }

private:
    const std::size_t most_lines_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable work_;
    std::deque<InputLine> waiting_;
    std::map<std::size_t, std::string> answers_;
    std::size_t next_ = 1;
    std::size_t under_way_ = 0;
    std::size_t bytes_ = 0;
    bool ended_ = false;
    std::exception_ptr failure_;
};

// One thread reads: nobody has to be kept out for each byte.
int next_byte(std::FILE* input) {
#ifdef _WIN32
    return _getc_nolock(input);
#else
    return getc_unlocked(input);
#endif
}

// Nothing at the end of the input.
std::optional<InputLine> read_line(std::FILE* input, std::size_t number) {
    InputLine line;
    line.number = number;
    bool anything = false;
    for (int c = next_byte(input); c != EOF; c = next_byte(input)) {
        anything = true;
        if (c == '\n') {
            return line;
        }
        if (line.text.size() >= longest_line) {
            line.too_long = true;
            line.text = {};
        }
        if (!line.too_long) {
            line.text.push_back(static_cast<char>(c));
        }
    }
    return anything ? std::optional{std::move(line)} : std::nullopt;
}

void read_lines(std::FILE* input, Pipeline& pipeline) {
    for (std::size_t number = 1; !pipeline.failed(); ++number) {
        auto line = read_line(input, number);
        if (!line) {
            break;
        }
        pipeline.put(std::move(*line));
    }
    if (std::ferror(input) != 0) {
        pipeline.fail(
            std::make_exception_ptr(Error(ErrorCode::unreadable_input, "The input cannot be read further.")));
    }
    pipeline.end();
}

void work(Pipeline& pipeline, const std::function<AnswerLine()>& make) {
    try {
        const auto answer = make();
        while (const auto line = pipeline.take()) {
            pipeline.answer(*line, answer(*line));
        }
    } catch (...) {
        pipeline.fail(std::current_exception());
    }
}

}  // namespace

void answer_lines(std::FILE* input, std::size_t threads, const std::function<AnswerLine()>& make) {
    Pipeline pipeline(threads);
    {
        std::vector<std::jthread> workers;
        workers.reserve(threads);
        for (std::size_t i = 0; i < threads; ++i) {
            workers.emplace_back([&] { work(pipeline, make); });
        }
        read_lines(input, pipeline);
    }
    pipeline.rethrow();
}

}  // namespace smallprint
