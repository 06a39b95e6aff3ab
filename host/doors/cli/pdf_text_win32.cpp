#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include "base/error.h"
#include "base/win32.h"
#include "doors/cli/pdf_pages.h"
#include "doors/cli/pdf_text.h"

namespace smallprint {
namespace {

constexpr std::size_t most_text = std::size_t{64} * 1024 * 1024;
constexpr SIZE_T most_memory = SIZE_T{1} << 30U;
constexpr LONGLONG most_time = 20LL * 10'000'000;  // Of the processor, in units of 100 ns.
constexpr std::chrono::seconds patience{60};

// The limits of a job hold for the process from then on, and it ends with the job's last handle.
win32::Handle bound(const win32::Handle& process) {
    win32::Handle job(CreateJobObjectW(nullptr, nullptr));
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags =
        JOB_OBJECT_LIMIT_PROCESS_MEMORY | JOB_OBJECT_LIMIT_PROCESS_TIME | JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    limits.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart = most_time;
    limits.ProcessMemoryLimit = most_memory;
    SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof limits);
    AssignProcessToJobObject(job.get(), process.get());
    return job;
}

}  // namespace

std::string pdf_text(std::string_view bytes, const std::string& name) {
    auto child = win32::start({"pdftotext", "-q", "-enc", "UTF-8", "-", "-"}, win32::Pipes::all);
    if (!child) {
        throw Error(ErrorCode::unreadable_input,
                    name + " is a PDF, which cannot be read here; install pdftotext (poppler).");
    }
    // It has read nothing yet, so the limits hold before the first byte of the PDF comes.
    const auto job = bound(child->process);
    std::thread writer([&child, bytes] {
        for (std::size_t at = 0; at < bytes.size();) {
            DWORD written = 0;
            const auto part = static_cast<DWORD>(std::min<std::size_t>(bytes.size() - at, 65536));
            if (WriteFile(child->input.get(), bytes.data() + at, part, &written, nullptr) == 0) {
                break;  // It has ended; why is seen below.
            }
            at += written;
        }
        child->input.close();
    });
    std::string text;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (text.size() <= most_text && win32::read_more(child->output, text, end)) {
    }
    const bool too_much = text.size() > most_text;
    const auto status = win32::end_of(child->process, too_much ? std::chrono::steady_clock::now() : end);
    writer.join();
    if (too_much || !status || *status != 0) {
        throw Error(ErrorCode::unreadable_input,
                    name + " is a PDF that pdftotext cannot read; it may be damaged or need a password.");
    }
    if (text.find_first_not_of(" \t\r\n\f") == std::string::npos) {
        throw Error(ErrorCode::unreadable_input, name + " is a PDF without text, perhaps a scan.");
    }
    return join_pages(text);
}

}  // namespace smallprint
