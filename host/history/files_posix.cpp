#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "history/files.h"

namespace smallprint::history {

struct DirectoryLock::Handle {
    int descriptor = -1;
};

DirectoryLock::DirectoryLock(const std::filesystem::path& directory) : handle_(std::make_unique<Handle>()) {
    handle_->descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle_->descriptor >= 0) {
        while (::flock(handle_->descriptor, LOCK_EX) != 0 && errno == EINTR) {
        }
    }
}

DirectoryLock::~DirectoryLock() {
    if (handle_->descriptor >= 0) {
        ::close(handle_->descriptor);
    }
}

}  // namespace smallprint::history
