#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/error.h"
#include "base/paths.h"
#include "doors/http/rendezvous.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

constexpr mode_t only_user = 0600;

[[noreturn]] void fail(const fs::path& path) {
    throw Error(ErrorCode::internal, "The viewer cannot use " + path.string() + ": " +
                                         std::generic_category().message(errno) + ".");
}

// A directory of ours alone; in a temporary directory somebody else might have made it first.
void make_private(const fs::path& directory) {
    if (mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) {
        fail(directory);
    }
    struct stat status {};
    if (lstat(directory.c_str(), &status) != 0) {
        fail(directory);
    }
    if (!S_ISDIR(status.st_mode) || status.st_uid != geteuid() || (status.st_mode & 0077U) != 0) {
        errno = EPERM;
        fail(directory);
    }
}

struct flock whole_file() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) {
            close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return number_; }

private:
    int number_;
};

}  // namespace

fs::path runtime_directory() {
    fs::path directory;
    struct stat status {};
    const auto runtime = environment("XDG_RUNTIME_DIR");
    if (runtime && runtime->front() == '/' && stat(runtime->c_str(), &status) == 0 &&
        status.st_uid == geteuid()) {
        directory = fs::path{*runtime} / "smallprint";
    } else {
        directory = fs::temp_directory_path() / ("smallprint-" + std::to_string(geteuid()));
    }
    make_private(directory);
    return directory;
}

Rendezvous::~Rendezvous() {
    if (lock_ >= 0) {
        unlink(file(".json").c_str());
        close(lock_);
    }
}

bool Rendezvous::take() {
    const auto path = file(".lock");
    // The descriptor stays open until the end: closing any descriptor of the file would give the lock away.
    lock_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, only_user);
    if (lock_ < 0) {
        fail(path);
    }
    auto lock = whole_file();
    if (fcntl(lock_, F_SETLK, &lock) != 0) {
        close(lock_);
        lock_ = -1;
        return false;
    }
    unlink(file(".json").c_str());  // Of a viewer that crashed.
    return true;
}

void Rendezvous::announce(const ViewerAddress& address) const {
    const auto path = file(".json");
    const auto temporary = file(".new");
    unlink(temporary.c_str());
    const auto text = to_text(address);
    {
        const Descriptor opened(
            open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, only_user));
        if (opened.get() < 0 ||
            write(opened.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
            fail(temporary);
        }
    }
    if (rename(temporary.c_str(), path.c_str()) != 0) {
        fail(path);
    }
}

std::optional<ViewerAddress> Rendezvous::find() const {
    const auto lock_path = file(".lock");
    const Descriptor lock_file(open(lock_path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    auto lock = whole_file();
    if (lock_file.get() < 0 || fcntl(lock_file.get(), F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) {
        return std::nullopt;
    }
    const Descriptor opened(open(file(".json").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    std::array<char, 512> buffer{};
    const auto size = opened.get() < 0 ? -1 : read(opened.get(), buffer.data(), buffer.size());
    if (size <= 0) {
        return std::nullopt;
    }
    return parse({buffer.data(), static_cast<std::size_t>(size)});
}

}  // namespace smallprint
