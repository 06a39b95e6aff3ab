#include "base/sha256.h"
#include "base/win32.h"
#include "history/files.h"

namespace smallprint::history {

struct DirectoryLock::Handle {
    win32::Handle mutex;
    bool held = false;
};

// Windows has no locks on directories; a mutex whose name comes from the directory's is the same for all
// programs of this session.
DirectoryLock::DirectoryLock(const std::filesystem::path& directory) : handle_(std::make_unique<Handle>()) {
    std::error_code error;
    auto whole = std::filesystem::weakly_canonical(directory, error);
    if (error) {
        whole = std::filesystem::absolute(directory, error);
    }
    const auto name = "Local\\smallprint-" + to_hex(sha256(win32::narrow(whole.wstring()))).substr(0, 32);
    handle_->mutex = win32::Handle(CreateMutexW(nullptr, FALSE, win32::wide(name).c_str()));
    if (handle_->mutex) {
        const DWORD got = WaitForSingleObject(handle_->mutex.get(), INFINITE);
        handle_->held = got == WAIT_OBJECT_0 || got == WAIT_ABANDONED;
    }
}

DirectoryLock::~DirectoryLock() {
    if (handle_->held) {
        ReleaseMutex(handle_->mutex.get());
    }
}

}  // namespace smallprint::history
