#include <algorithm>
#include <cstdint>
#include <cstring>
#include <thread>

#include "base/path_text.h"
#include "base/win32.h"
#include "doors/native_messaging/self_test.h"

namespace smallprint {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::uint32_t longest_answer = 1U << 20U;
constexpr std::size_t most_shown = 200;

std::uint32_t length_of(const std::string& bytes) noexcept {
    std::uint32_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    return length;
}

// A message is far smaller than the pipe, so that writing never waits for the other side.
void write_frame(const win32::Handle& pipe, const std::string& message) {
    std::string frame(sizeof(std::uint32_t), '\0');
    const auto size = static_cast<std::uint32_t>(message.size());
    std::memcpy(frame.data(), &size, sizeof size);
    frame += message;
    DWORD written = 0;
    WriteFile(pipe.get(), frame.data(), static_cast<DWORD>(frame.size()), &written, nullptr);
}

std::string words_of(const std::optional<DWORD>& status, const std::string& said) {
    constexpr DWORD first_exception = 0xC0000000U;
    std::string words = !status                      ? "nothing came in time"
                        : *status >= first_exception ? "it crashed"
                                                     : "it ended with status " + std::to_string(*status);
    auto line = said.substr(0, std::min(said.find_first_of("\r\n"), most_shown));
    return line.empty() ? words + "." : words + " and said \"" + line + "\".";
}

}  // namespace

SelfTestAnswer self_test(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                         const std::string& message, std::chrono::milliseconds patience) {
    std::vector<std::string> words{path_text(program)};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto began = Clock::now();
    SelfTestAnswer answer;
    auto child = win32::start(words, win32::Pipes::all);
    if (!child) {
        answer.text = "it cannot be started (" + win32::message_of(GetLastError()) + ").";
        return answer;
    }
    write_frame(child->input, message);
    std::string bytes;
    const auto end = began + patience;
    const auto whole = [&bytes] {
        return bytes.size() >= sizeof(std::uint32_t) &&
               bytes.size() - sizeof(std::uint32_t) >= length_of(bytes);
    };
    while (!whole() && (bytes.size() < sizeof(std::uint32_t) || length_of(bytes) <= longest_answer) &&
           win32::read_more(child->output, bytes, end)) {
    }
    answer.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    child->input.close();
    const auto status = win32::end_of(child->process, std::max(end, Clock::now() + std::chrono::seconds{2}));
    if (whole()) {
        answer.kind = SelfTestAnswer::Kind::frame;
        answer.text = bytes.substr(sizeof(std::uint32_t), length_of(bytes));
    } else if (!bytes.empty()) {
        answer.kind = SelfTestAnswer::Kind::no_frame;
        answer.text = bytes.substr(0, most_shown);
    } else {
        std::string said;
        (void)win32::read_more(child->errors, said, Clock::now() + std::chrono::milliseconds{100});
        answer.text = words_of(status, said);
    }
    return answer;
}

}  // namespace smallprint
