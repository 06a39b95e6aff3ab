#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/error.h"
#include "base/paths.h"
#include "base/sha256.h"
#include "doors/http/rendezvous.h"
#include "service/json.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

constexpr mode_t only_user = 0600;
constexpr std::size_t name_digits = 16;

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

fs::path with_extension(const fs::path& stem, const char* extension) {
    auto path = stem;
    path += extension;
    return path;
}

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

Rendezvous::Rendezvous(const fs::path& data_directory) {
    std::error_code ignored;
    auto canonical = fs::weakly_canonical(data_directory, ignored);
    if (ignored) {
        canonical = fs::absolute(data_directory).lexically_normal();
    }
    const auto name = to_hex(sha256(canonical.string())).substr(0, name_digits);
    stem_ = runtime_directory() / ("viewer-" + name);
}

Rendezvous::~Rendezvous() {
    if (lock_ >= 0) {
        unlink(with_extension(stem_, ".json").c_str());
        close(lock_);
    }
}

bool Rendezvous::take() {
    const auto path = with_extension(stem_, ".lock");
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
    unlink(with_extension(stem_, ".json").c_str());  // Of a viewer that crashed.
    return true;
}

void Rendezvous::announce(const ViewerAddress& address) const {
    const auto path = with_extension(stem_, ".json");
    const auto temporary = with_extension(stem_, ".new");
    unlink(temporary.c_str());
    const auto text = json_text(JsonOut{{"port", address.port}, {"key", address.control_key}});
    {
        const Descriptor file(
            open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, only_user));
        if (file.get() < 0 ||
            write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
            fail(temporary);
        }
    }
    if (rename(temporary.c_str(), path.c_str()) != 0) {
        fail(path);
    }
}

std::optional<ViewerAddress> Rendezvous::find() const {
    const auto lock_path = with_extension(stem_, ".lock");
    const Descriptor lock_file(open(lock_path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    auto lock = whole_file();
    if (lock_file.get() < 0 || fcntl(lock_file.get(), F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) {
        return std::nullopt;
    }
    const Descriptor file(open(with_extension(stem_, ".json").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    std::array<char, 512> buffer{};
    const auto size = file.get() < 0 ? -1 : read(file.get(), buffer.data(), buffer.size());
    if (size <= 0) {
        return std::nullopt;
    }
    const auto said = JsonIn::parse(buffer.data(), buffer.data() + size, nullptr, false);
    if (!said.is_object() || !said.contains("port") || !said["port"].is_number_unsigned() ||
        !said.contains("key") || !said["key"].is_string()) {
        return std::nullopt;
    }
    return ViewerAddress{said["port"].get<std::uint16_t>(), said["key"].get<std::string>()};
}

fs::path Rendezvous::log_file() const {
    return with_extension(stem_, ".log");
}

}  // namespace smallprint
