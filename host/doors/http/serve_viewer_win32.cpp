#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdio>
#include <string>

#include "base/error.h"
#include "base/path_text.h"
#include "base/paths.h"
#include "base/win32.h"
#include "doors/http/run_viewer.h"

namespace smallprint {
namespace {

constexpr std::chrono::seconds patience{10};
constexpr DWORD step = 20;  // milliseconds
constexpr SIZE_T most_memory = SIZE_T{2} << 30U;

// Far above what the largest import takes; see serve_viewer_posix.cpp.
void bound_memory() {
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY;
    limits.ProcessMemoryLimit = most_memory;
    // Kept open until the end: the limit lives as long as the job.
    const HANDLE job = CreateJobObjectW(nullptr, nullptr);
    if (job != nullptr &&
        SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits) != 0) {
        AssignProcessToJobObject(job, GetCurrentProcess());
    }
}

// A process that was started without streams logs into its file.
void log_into(const Rendezvous& rendezvous) {
    const int log = _wopen(rendezvous.log_file().c_str(),
                           _O_WRONLY | _O_CREAT | _O_TRUNC | _O_TEXT | _O_NOINHERIT, _S_IREAD | _S_IWRITE);
    if (log >= 0) {
        (void)_dup2(log, _fileno(stderr) >= 0 ? _fileno(stderr) : 2);
        _close(log);
    }
}

}  // namespace

void serve_viewer(const ServeOptions& options) {
    if (!options.detach) {
        bound_memory();
        run_viewer(options, &log_into);
        return;
    }
    // Nothing leaves its session here: another process is started that has none of our streams.
    const auto child =
        win32::start({path_text(executable_path()), "--data-dir", path_text(options.data_directory), "view",
                      "--foreground", "--port", std::to_string(options.port), "--idle-seconds",
                      std::to_string(options.idle.count())},
                     win32::Pipes::none);
    if (!child) {
        throw Error(ErrorCode::internal,
                    "The viewer cannot be started: " + win32::message_of(GetLastError()) + ".");
    }
    const Rendezvous rendezvous(options.data_directory);
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
        if (rendezvous.find()) {
            return;
        }
        if (WaitForSingleObject(child->process.get(), step) == WAIT_OBJECT_0) {
            DWORD status = 0;
            if (GetExitCodeProcess(child->process.get(), &status) != 0 && status == 0) {
                return;  // Another one was quicker.
            }
            throw Error(ErrorCode::internal,
                        "The viewer does not start; `smallprint view --foreground` says why.");
        }
    }
    throw Error(ErrorCode::internal, "The viewer does not answer; try again.");
}

}  // namespace smallprint
