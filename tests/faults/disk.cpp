#include "disk.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>

namespace smallprint::test {
namespace {

struct Wrapped {
    sqlite3_file base;  // first, as SQLite wants it
    Disk* disk;
    const char* path;  // of a temporary file: nullptr
    sqlite3_file* real;
};

Wrapped& of(sqlite3_file* file) {
    return *reinterpret_cast<Wrapped*>(file);
}

int close_file(sqlite3_file* file) {
    sqlite3_file* real = of(file).real;
    return real->pMethods != nullptr ? real->pMethods->xClose(real) : SQLITE_OK;
}
int read_file(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    return of(file).real->pMethods->xRead(of(file).real, bytes, size, offset);
}
int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    Wrapped& one = of(file);
    if (one.path != nullptr) {
        if (const int result = one.disk->next_operation(); result != SQLITE_OK) {
            return result;
        }
        one.disk->wrote(one.path, bytes, size, offset);
    }
    return one.real->pMethods->xWrite(one.real, bytes, size, offset);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    Wrapped& one = of(file);
    if (one.path != nullptr) {
        if (const int result = one.disk->next_operation(); result != SQLITE_OK) {
            return result;
        }
        one.disk->cut_short(one.path, size);
    }
    return one.real->pMethods->xTruncate(one.real, size);
}
int sync_file(sqlite3_file* file, int flags) {
    Wrapped& one = of(file);
    if (one.path != nullptr) {
        if (const int result = one.disk->next_operation(); result != SQLITE_OK) {
            return result == SQLITE_FULL ? SQLITE_IOERR_FSYNC : result;
        }
        one.disk->synced(one.path);
    }
    return one.real->pMethods->xSync(one.real, flags);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return of(file).real->pMethods->xFileSize(of(file).real, size);
}
int lock_file(sqlite3_file* file, int level) {
    return of(file).real->pMethods->xLock(of(file).real, level);
}
int unlock_file(sqlite3_file* file, int level) {
    return of(file).real->pMethods->xUnlock(of(file).real, level);
}
int check_reserved(sqlite3_file* file, int* result) {
    return of(file).real->pMethods->xCheckReservedLock(of(file).real, result);
}
int file_control(sqlite3_file* file, int operation, void* argument) {
    return of(file).real->pMethods->xFileControl(of(file).real, operation, argument);
}
int sector_size(sqlite3_file* file) {
    return of(file).real->pMethods->xSectorSize(of(file).real);
}
int characteristics(sqlite3_file* file) {
    // Nothing promised: neither whole writes nor writes in order.
    (void)file;
    return 0;
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
    return of(file).real->pMethods->xShmMap(of(file).real, page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return of(file).real->pMethods->xShmLock(of(file).real, offset, count, flags);
}
void shm_barrier(sqlite3_file* file) {
    of(file).real->pMethods->xShmBarrier(of(file).real);
}
int shm_unmap(sqlite3_file* file, int remove) {
    return of(file).real->pMethods->xShmUnmap(of(file).real, remove);
}

// Version 2: without memory-mapped reading, which would pass us by.
constexpr sqlite3_io_methods methods{
    2,         close_file,  read_file,      write_file,   truncate_file, sync_file,       file_size,
    lock_file, unlock_file, check_reserved, file_control, sector_size,   characteristics, shm_map,
    shm_lock,  shm_barrier, shm_unmap,      nullptr,      nullptr};

Disk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<Disk*>(vfs->pAppData);
}

int open_file(sqlite3_vfs* vfs, const char* path, sqlite3_file* place, int flags, int* out_flags) {
    Disk& disk = disk_of(vfs);
    auto* file = new (place) Wrapped{};  // NOLINT(cppcoreguidelines-owning-memory): SQLite owns the place.
    file->disk = &disk;
    file->path = path;
    file->real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(place) + sizeof(Wrapped));
    std::memset(file->real, 0, static_cast<std::size_t>(disk.below().szOsFile));
    const int result = disk.below().xOpen(&disk.below(), path, file->real, flags, out_flags);
    file->base.pMethods = result == SQLITE_OK || file->real->pMethods != nullptr ? &methods : nullptr;
    return result;
}
int delete_file(sqlite3_vfs* vfs, const char* path, int sync_directory) {
    Disk& disk = disk_of(vfs);
    if (const int result = disk.next_operation(); result != SQLITE_OK) {
        return result;
    }
    disk.removed(path);
    return disk.below().xDelete(&disk.below(), path, sync_directory);
}
int access_file(sqlite3_vfs* vfs, const char* path, int flags, int* result) {
    return disk_of(vfs).below().xAccess(&disk_of(vfs).below(), path, flags, result);
}
int full_path(sqlite3_vfs* vfs, const char* path, int size, char* out) {
    return disk_of(vfs).below().xFullPathname(&disk_of(vfs).below(), path, size, out);
}
int randomness(sqlite3_vfs* vfs, int size, char* out) {
    return disk_of(vfs).below().xRandomness(&disk_of(vfs).below(), size, out);
}
int wait(sqlite3_vfs* vfs, int microseconds) {
    return disk_of(vfs).below().xSleep(&disk_of(vfs).below(), microseconds);
}
int current_time(sqlite3_vfs* vfs, double* time) {
    return disk_of(vfs).below().xCurrentTime(&disk_of(vfs).below(), time);
}
int last_error(sqlite3_vfs* vfs, int size, char* out) {
    return disk_of(vfs).below().xGetLastError(&disk_of(vfs).below(), size, out);
}
int current_time_64(sqlite3_vfs* vfs, sqlite3_int64* time) {
    return disk_of(vfs).below().xCurrentTimeInt64(&disk_of(vfs).below(), time);
}

// In one go: a file is read at every sync.
std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::string content(file ? static_cast<std::size_t>(file.tellg()) : 0, '\0');
    file.seekg(0);
    file.read(content.data(), static_cast<std::streamsize>(content.size()));
    return content;
}

}  // namespace

Disk::Disk() : below_(sqlite3_vfs_find(nullptr)) {
    vfs_.iVersion = 2;
    static_assert(sizeof(Wrapped) % alignof(sqlite3_int64) == 0);
    vfs_.szOsFile = static_cast<int>(sizeof(Wrapped)) + below_->szOsFile;
    vfs_.mxPathname = below_->mxPathname;
    vfs_.zName = "smallprint-failing-disk";
    vfs_.pAppData = this;
    vfs_.xOpen = open_file;
    vfs_.xDelete = delete_file;
    vfs_.xAccess = access_file;
    vfs_.xFullPathname = full_path;
    vfs_.xRandomness = randomness;
    vfs_.xSleep = wait;
    vfs_.xCurrentTime = current_time;
    vfs_.xGetLastError = last_error;
    vfs_.xCurrentTimeInt64 = current_time_64;
    sqlite3_vfs_register(&vfs_, 1);
}

Disk::~Disk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(below_, 1);
}

void Disk::fail_at(std::size_t number, int result, bool stays) {
    mend();
    strike_ = operations_ + number;
    result_ = result;
    stays_ = stays;
}

void Disk::cut_at(std::size_t number) {
    fail_at(number, SQLITE_IOERR, true);
    cut_ = true;
}

void Disk::mend() noexcept {
    strike_ = 0;
    stays_ = false;
    cut_ = false;
    struck_ = false;
}

int Disk::next_operation() {
    ++operations_;
    if (strike_ == 0 || operations_ < strike_ || (operations_ > strike_ && !stays_)) {
        return SQLITE_OK;
    }
    struck_ = true;
    return result_;
}

void Disk::apply(std::string& content, const Change& change) {
    const auto offset = static_cast<std::size_t>(change.offset);
    if (change.cut) {
        content.resize(std::min(content.size(), offset));
        return;
    }
    content.resize(std::max(content.size(), offset + change.bytes.size()));
    content.replace(offset, change.bytes.size(), change.bytes);
}

void Disk::wrote(const std::string& path, const void* bytes, int size, sqlite3_int64 offset) {
    files_[path].since.push_back(
        {offset, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size)), false});
}

void Disk::cut_short(const std::string& path, sqlite3_int64 size) {
    files_[path].since.push_back({size, {}, true});
}

void Disk::synced(const std::string& path) {
    File& file = files_[path];
    file.durable = content_of(path);
    file.since.clear();
}

void Disk::removed(const std::string& path) {
    files_.erase(path);
}

void Disk::restore(std::mt19937& random) {
    for (auto& [path, file] : files_) {
        std::string content = file.durable;
        // Each write by itself: a disk may do them in any order.
        const std::size_t kind = random() % 3;
        for (const Change& change : file.since) {
            if (kind == 1 || (kind == 2 && random() % 2 == 0)) {
                apply(content, change);
            }
        }
        std::ofstream out(path, std::ios::binary | std::ios::trunc);
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        std::filesystem::remove(path + "-shm");
    }
    files_.clear();
}

}  // namespace smallprint::test
